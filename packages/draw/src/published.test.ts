import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const home = fileURLToPath(new URL('..', import.meta.url))
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))

let folder: string
let installed: string
const run = (program: string, args: readonly string[], cwd = folder) => {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

// As somebody else has it: the tarball unpacked into the node_modules of a folder far from this repository.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingqian-published-'))
  expect(run(process.execPath, ['pack.mjs'], home)).toMatchObject({ status: 0 })
  const [tarball] = readdirSync(join(home, 'dist')).filter(file => file.endsWith('.tgz'))
  installed = join(folder, 'node_modules', '@mingqian', 'draw')
  mkdirSync(installed, { recursive: true })
  expect(
    run('tar', ['-xzf', join(home, 'dist', tarball!), '--strip-components=1', '-C', installed]),
  ).toMatchObject({ status: 0 })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the package stands alone: no dependency, a licence, vectors, the verifier in Python', () => {
  const { dependencies, private: kept } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  expect([dependencies, kept]).toEqual([undefined, undefined])
  expect(readdirSync(installed).sort()).toEqual([
    'LICENSE',
    'README.md',
    'dist',
    'other',
    'package.json',
    'vectors',
  ])
})

test('plain JavaScript verifies every vector with it, and refuses an altered one', () => {
  writeFileSync(
    join(folder, 'verify.mjs'),
    `import { readFileSync, readdirSync } from 'node:fs'
     import { parseBundle, verifyBundle } from '@mingqian/draw'
     const vectors = 'node_modules/@mingqian/draw/vectors/'
     for (const file of readdirSync(vectors)) {
       const bundle = JSON.parse(readFileSync(vectors + file, 'utf8'))
       const { ok } = verifyBundle(parseBundle(bundle).value)
       bundle.beacon.value += '.'
       console.log(ok, verifyBundle(parseBundle(bundle).value).ok)
     }`,
  )
  const { status, said } = run(process.execPath, ['verify.mjs'])
  expect(status).toBe(0)
  expect(new Set(said.trim().split('\n'))).toEqual(new Set(['true false']))
})

test('its types are found by a strict compiler, and tell a wrong use', () => {
  const program = (facility: string) =>
    `import { type Bundle, checkByHand } from '@mingqian/draw'
     export const line = (bundle: Bundle): string => checkByHand(bundle, ${facility})?.command ?? ''\n`
  writeFileSync(join(folder, 'right.ts'), program("'W-1'"))
  writeFileSync(join(folder, 'wrong.ts'), program('1'))
  const compile = (file: string) =>
    run(process.execPath, [
      join(typescript, 'bin', 'tsc'),
      '--noEmit',
      '--strict',
      ...['--module', 'nodenext', '--target', 'es2024', '--types', ''],
      file,
    ])
  expect(compile('right.ts')).toEqual({ status: 0, said: '' })
  expect(compile('wrong.ts').said).toContain("'number' is not assignable to parameter of type 'string'")
})
