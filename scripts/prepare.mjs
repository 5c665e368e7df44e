// Brings a clone to where it can run: packages installed, web app built. Plain JavaScript on any Node from 20 on,
// because it runs before the pinned Node 24 is there.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const node = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

const marks = join(root, 'node_modules', '.mingqian')

const digestOf = files => {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

const filesUnder = folder =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter(file => !/(^|\/)(node_modules|dist)\//.test(file))
    .sort()

/** Runs a step unless what it depends on is as it was when the step last ended well. */
const unlessDone = (name, files, finished, step) => {
  const mark = join(marks, name)
  const digest = digestOf(files)
  if (finished() && existsSync(mark) && readFileSync(mark, 'utf8') === digest) return
  step()
  mkdirSync(marks, { recursive: true })
  writeFileSync(mark, digest)
}

const run = (what, command, args) => {
  console.log(what)
  execFileSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
}

export const install = () =>
  unlessDone(
    'installed',
    ['package.json', 'package-lock.json'],
    () => existsSync(node),
    () =>
      run('正在安装依赖 installing packages …', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']),
  )

export const build = () => {
  const web = join(root, 'packages', 'web')
  const built = () => existsSync(join(web, 'dist', 'app', 'index.html'))
  const sources = [
    ...filesUnder('packages/web'),
    ...filesUnder('packages/draw/src'),
    ...filesUnder('packages/rules'),
  ]
  unlessDone('built', ['package-lock.json', ...sources], built, () =>
    run('正在构建网页 building the web app …', 'npm', [
      'run',
      'build',
      '--workspace',
      'packages/web',
      '--silent',
    ]),
  )
}
