import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentHash } from './hash-suite.ts'
import { parseBundle } from './parse-bundle.ts'
import { verifyBundle } from './verify-bundle.ts'

// The verifier in Python was written from the protocol's text alone: the two have to agree on every bundle.

const program = fileURLToPath(new URL('../other/verify.py', import.meta.url))
const vectors = fileURLToPath(new URL('../vectors', import.meta.url))
const names = readdirSync(vectors).sort()

// Where there is no Python a developer does without; the build machine does not.
const withoutPython = spawnSync('python3', ['--version']).status !== 0 && !process.env.CI

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingqian-verify-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// biome-ignore lint/suspicious/noExplicitAny: bundles are altered in every place
type Altered = any

const read = (name: string): Altered => JSON.parse(readFileSync(join(vectors, name), 'utf8'))

/** Exit status of the Python verifier, and the checks that it says fail. */
const inPython = (bundle: Altered, ...more: string[]) => {
  const file = join(folder, 'bundle.json')
  writeFileSync(file, JSON.stringify(bundle))
  const { status, stdout } = spawnSync('python3', ['-B', program, file, ...more], { encoding: 'utf8' })
  return { status, failing: [...stdout.matchAll(/^FAILS {2}(\S+)$/gm)].map(([, check]) => check) }
}

const holdsForUs = (bundle: Altered): boolean => {
  const parsed = parseBundle(bundle)
  return parsed.ok && verifyBundle(parsed.value).ok
}

const alterations: readonly (readonly [name: string, alter: (bundle: Altered) => void])[] = [
  ['another secret', bundle => (bundle.secrets[0] = 'ab'.repeat(32))],
  ['another beacon value', bundle => (bundle.beacon.value = '01 02 03')],
  ['another round of the beacon', bundle => (bundle.beacon.round += '0')],
  ['a ball more', bundle => (bundle.pool.facilities[0].balls += 1)],
  ['a facility less', bundle => bundle.pool.facilities.pop()],
  ['another load', bundle => (bundle.pool.inspectors[0].load += 1)],
  ['a quota changed after the commitment', bundle => (bundle.commitment.strata[0].quota += 1)],
  ['two lots that change places', bundle => bundle.result.lots.reverse()],
  ['another inspector on a team', bundle => (bundle.result.lots[0].team[0].inspector = 'nobody')],
  ['another salt', bundle => (bundle.result.lots[0].salt = '00'.repeat(32))],
  ['another root', bundle => (bundle.result.root = '00'.repeat(32))],
  ['another amended lot', bundle => bundle.amendedLots.splice(-1, 1, bundle.result.lots[0])],
  ['an amendment that was not made', bundle => bundle.amendments.push({ kind: 'facility', index: 0 })],
]

describe.skipIf(withoutPython).each(names)('%s', name => {
  it('holds for both verifiers, under the hash of its commitment and no other', () => {
    const bundle = read(name)
    const { suite } = bundle.commitment
    expect(holdsForUs(bundle)).toBe(true)
    expect(inPython(bundle, documentHash(suite, bundle.commitment))).toEqual({ status: 0, failing: [] })
    expect(inPython(bundle, 'ff'.repeat(32))).toEqual({ status: 1, failing: ['commitment'] })
  })

  it.each(alterations)('with %s holds for neither', (_, alter) => {
    const bundle = read(name)
    alter(bundle)
    expect(holdsForUs(bundle)).toBe(false)
    expect(inPython(bundle).status).toBe(1)
  })
})

it.skipIf(withoutPython)('a file that is no bundle is refused by both', () => {
  for (const wrong of [{}, [], { ...read(names[0] as string), commitment: { suite: 'md5' } }]) {
    expect(parseBundle(wrong).ok).toBe(false)
    expect(inPython(wrong).status).toBe(2)
  }
})
