import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * Makes the npm package of the protocol, as a folder and a tarball under dist/: JavaScript with types, vectors and the
 * verifier in Python, for use without this repository. Inside it the sources are used as they are.
 */
const here = fileURLToPath(new URL('.', import.meta.url))
const target = join(here, 'dist', 'package')

const run = (program, args, cwd = here) => {
  const { status, error } = spawnSync(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw error ?? new Error(`${program} ended with ${status}`)
}

rmSync(join(here, 'dist'), { recursive: true, force: true })
mkdirSync(target, { recursive: true })
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
run(process.execPath, [join(typescript, 'bin', 'tsc'), '-p', 'tsconfig.build.json'])

const { name, version, type, license, description } = JSON.parse(
  readFileSync(join(here, 'package.json'), 'utf8'),
)
const entry = file => ({ types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` })
writeFileSync(
  join(target, 'package.json'),
  `${JSON.stringify(
    {
      name,
      version,
      description,
      license,
      type,
      sideEffects: false,
      engines: { node: '>=20' },
      exports: { '.': entry('index'), './large': entry('large') },
      files: ['dist', 'vectors', 'other'],
    },
    null,
    2,
  )}\n`,
)
for (const [from, to] of [
  ['PUBLISHED.md', 'README.md'],
  ['../../LICENSE', 'LICENSE'],
  ['vectors', 'vectors'],
  ['other', 'other'],
])
  cpSync(join(here, from), join(target, to), { recursive: true })
run('npm', ['pack', '--silent', '--pack-destination', '..'], target)
