import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lotLeafHash } from './lots.ts'
import {
  type AmendedOpening,
  type LoggedAmendment,
  type Opening,
  openLot,
  verifyAmendedOpening,
  verifyOpening,
} from './open-lot.ts'
import { parseBundle } from './parse-bundle.ts'

const bundle = (name: string) => {
  const parsed = parseBundle(
    JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8')),
  )
  if (!parsed.ok) throw new Error(name)
  return parsed.value
}

describe.each(['vector-1-01', 'vector-1-03', 'vector-1-05'])('an opened lot (%s)', name => {
  const { commitment, result } = bundle(name)
  const { suite } = commitment
  const { lots, root } = result
  const other = lots[1]!

  it('is shown to stand in the sealed list, each of them', () => {
    for (const { index } of lots) {
      const opening: Opening = JSON.parse(JSON.stringify(openLot(suite, lots, index)))
      expect(opening.root).toBe(root)
      expect(verifyOpening(suite, opening, root)).toBe(true)
    }
  })

  it('tells nothing of the other lots but hashes that their salts protect', () => {
    const text = JSON.stringify(openLot(suite, lots, 0))
    for (const lot of lots.slice(1)) {
      expect(text).not.toContain(lot.salt)
      if (lot.facility !== lots[0]!.facility) expect(text).not.toContain(`"${lot.facility}"`)
    }
  })

  it.each<[string, (opening: Opening) => Opening]>([
    ['another facility', each => ({ ...each, lot: { ...each.lot, facility: other.facility } })],
    ['another team', each => ({ ...each, lot: { ...each.lot, team: other.team.toReversed() } })],
    ['another salt', each => ({ ...each, lot: { ...each.lot, salt: other.salt } })],
    ['another index', each => ({ ...each, index: 1, lot: { ...each.lot, index: 1 } })],
    ['an index beside the lot', each => ({ ...each, index: 1 })],
    ['a word more', each => ({ ...each, lot: Object.assign({ ...each.lot }, { note: 'x' }) })],
    ['a proof that is no hex', each => ({ ...each, proof: each.proof.map(hash => hash.toUpperCase()) })],
    ['a proof too short', each => ({ ...each, proof: each.proof.slice(1) })],
    ['another root', each => ({ ...each, root: 'ab'.repeat(32) })],
    ['another size', each => ({ ...each, size: 2 * each.size })],
    ['a salt that has no canonical form', each => ({ ...each, lot: { ...each.lot, salt: '\ud800' } })],
  ])('with %s is refused', (_, change) => {
    expect(verifyOpening(suite, change(openLot(suite, lots, 0)), root)).toBe(false)
  })

  it('is refused under any other root', () => {
    const opening = openLot(suite, lots, 0)
    expect(verifyOpening(suite, { ...opening, root: 'cd'.repeat(32) }, 'cd'.repeat(32))).toBe(false)
    expect(verifyOpening(suite, opening, 'cd'.repeat(32))).toBe(false)
  })

  it('is refused if any part of its proof is altered', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 15 }), (a, b, change) => {
        const opening = openLot(suite, lots, a % lots.length)
        const at = b % (64 * opening.proof.length)
        const proof = opening.proof.map((hash, i) => {
          if (i !== Math.floor(at / 64)) return hash
          const digit = (Number.parseInt(hash[at % 64]!, 16) ^ change).toString(16)
          return hash.slice(0, at % 64) + digit + hash.slice((at % 64) + 1)
        })
        expect(verifyOpening(suite, { ...opening, proof }, root)).toBe(false)
      }),
    )
  })

  it('has a leaf hash of 64 hex characters that no other lot has', () => {
    const hashes = lots.map(lot => lotLeafHash(suite, lot))
    expect(new Set(hashes).size).toBe(lots.length)
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })
})

it('a lot made by amendments opens by the log alone, and only at the end of a chain from the sealed list', () => {
  const made = (index: number, replaces: number) => ({
    index,
    facility: `F${index}`,
    stratum: 'general',
    team: [],
    salt: 'a'.repeat(64),
    replaces,
  })
  const entry = (index: number, replaces: number) => ({
    amendment: 'facility' as const,
    index,
    replaces,
    leaf: lotLeafHash('sha256', made(index, replaces)),
  })
  const opening = { lot: made(7, 5), index: 7, size: 5 }
  const verify = (chain: readonly LoggedAmendment[], changed: Partial<AmendedOpening> = {}) =>
    verifyAmendedOpening('sha256', { ...opening, ...changed }, chain)
  expect(verify([entry(7, 5), entry(5, 2)])).toBe(true)
  expect(verify([])).toBe(false)
  expect(verify([entry(7, 5)]), 'does not reach the list').toBe(false)
  expect(verify([entry(7, 5), entry(6, 2)]), 'another line').toBe(false)
  expect(verify([entry(7, 5), entry(5, 2)], { lot: { ...made(7, 5), facility: 'F1' } })).toBe(false)
  expect(verify([entry(7, 5), entry(5, 2)], { size: 8 }), 'a number of the sealed list').toBe(false)
  expect(verify([entry(5, 2), entry(7, 5)]), 'the wrong way round').toBe(false)
})
