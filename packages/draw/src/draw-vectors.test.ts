import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { checkInput } from './check-input.ts'
import { freezePool, poolRoot } from './commitment.ts'
import { unstaffableFacilities } from './eligibility.ts'
import { makeBundle } from './make-bundle.ts'
import { parseBundle } from './parse-bundle.ts'
import { runDraw } from './run-draw.ts'
import { verifyBundle } from './verify-bundle.ts'

const folder = new URL('../vectors/', import.meta.url)

const vectors = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .sort()
  .map(name => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const bundle = parseBundle(JSON.parse(text))
    if (!bundle.ok) throw new Error(`${name} is not a bundle`)
    return { name, text, bundle: bundle.value }
  })

describe('the shared vectors', () => {
  it('are there', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(8)
  })

  it.each(vectors)('$name is reproduced bit for bit', ({ text, bundle }) => {
    const { commitment, pool, secrets, beacon, amendments } = bundle
    const made = makeBundle({ commitment, pool, secrets, beacon, amendments })
    expect(canonicalJson(made)).toBe(canonicalJson(JSON.parse(text)))
    expect(JSON.stringify(made, null, 1)).toBe(text)
  })

  it.each(vectors)('$name passes every check', ({ bundle }) => {
    expect(checkInput(bundle).filter(check => !check.ok)).toEqual([])
    expect(verifyBundle(bundle).checks.filter(check => !check.ok)).toEqual([])
    expect(unstaffableFacilities(bundle.pool, bundle.commitment.seats)).toEqual([])
  })
})

describe('a draw', () => {
  const { bundle } = vectors.find(({ bundle }) => bundle.amendments.length > 0)!

  const shuffled = <T>(items: readonly T[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })

  it('does not depend on the order in which the pool is listed', () => {
    fc.assert(
      fc.property(
        shuffled(bundle.pool.facilities),
        shuffled(bundle.pool.inspectors),
        (facilities, inspectors) => {
          const pool = { facilities, inspectors }
          expect(poolRoot(bundle.commitment.suite, pool)).toBe(bundle.commitment.pool.root)
          const made = makeBundle({ ...bundle, pool })
          expect(made.result).toEqual(bundle.result)
          expect(made.amendedLots).toEqual(bundle.amendedLots)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('freezes a pool to one form, whatever the order of its entries and of the arrays inside them', () => {
    fc.assert(
      fc.property(
        shuffled(bundle.pool.facilities),
        shuffled(bundle.pool.inspectors),
        (facilities, inspectors) => {
          const loose = inspectors.map(each => ({
            ...each,
            tags: [...each.tags].reverse(),
            avoid: [...each.avoid].reverse(),
          }))
          expect(freezePool({ facilities, inspectors: loose })).toEqual(freezePool(bundle.pool))
        },
      ),
      { numRuns: 10 },
    )
  })

  it('draws a whole stratum whose quota is larger than it is', () => {
    const strata = bundle.commitment.strata.map(stratum => ({ ...stratum, quota: 1_000_000 }))
    const { lots, reserves } = runDraw({ ...bundle, commitment: { ...bundle.commitment, strata } })
    for (const { id } of strata) {
      const members = bundle.pool.facilities.filter(facility => facility.stratum === id).map(({ id }) => id)
      const drawn = lots.filter(lot => lot.stratum === id).map(lot => lot.facility)
      expect(drawn.toSorted()).toEqual(members.toSorted())
      expect(reserves.get(id)).toEqual([])
    }
  })

  it('keeps the facilities not drawn as the reserves of their stratum', () => {
    const { lots, reserves } = runDraw(bundle)
    for (const { id, quota } of bundle.commitment.strata) {
      const order = [
        ...lots.filter(lot => lot.stratum === id).map(lot => lot.facility),
        ...(reserves.get(id) ?? []),
      ]
      const size = bundle.pool.facilities.filter(facility => facility.stratum === id).length
      expect(order).toHaveLength(size)
      expect(new Set(order).size).toBe(size)
      expect(lots.filter(lot => lot.stratum === id)).toHaveLength(Math.min(quota, size))
    }
  })

  it('raises the load of every member of every team by one', () => {
    const { lots, loads } = runDraw(bundle)
    for (const { id, load } of bundle.pool.inspectors) {
      const visits = lots.filter(lot => lot.team.some(({ inspector }) => inspector === id)).length
      expect(loads.get(id)).toBe(load + visits)
    }
  })

  it('gives a facility with more balls a chance in proportion', () => {
    const facilities = ['a', 'b', 'c'].map((id, i) => ({ id, stratum: 's', area: '', balls: [1, 2, 5][i]! }))
    const first = new Map<string, number>()
    const rounds = 4000
    for (let round = 0; round < rounds; round++) {
      const { lots } = runDraw({
        commitment: { ...bundle.commitment, suite: 'sha256', strata: [{ id: 's', quota: 1 }], seats: [] },
        pool: { facilities, inspectors: [] },
        secrets: [],
        beacon: { source: 'test', round: '1', value: String(round) },
      })
      const { facility } = lots[0]!
      first.set(facility, (first.get(facility) ?? 0) + 1)
    }
    // Five standard deviations of a binomial share of 4000 rounds are below 0.04.
    expect(first.get('a')! / rounds).toBeCloseTo(1 / 8, 1)
    expect(Math.abs(first.get('b')! / rounds - 2 / 8)).toBeLessThan(0.04)
    expect(Math.abs(first.get('c')! / rounds - 5 / 8)).toBeLessThan(0.04)
  })
})
