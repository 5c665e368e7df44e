import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lowestTickets, rankStrata } from './rank.ts'

const seed = 'c1'.repeat(32)

const byHand = (suite: string, id: string, ball: number) =>
  createHash(suite).update(`${seed}/facility/${id}/${ball}`).digest('hex')

describe('ranking', () => {
  it('orders each stratum by the lowest ticket of each facility', () => {
    const facility = fc.record({
      id: fc.string({ unit: 'grapheme', minLength: 1 }),
      stratum: fc.constantFrom('key', 'general', 'elsewhere'),
      area: fc.constant(''),
      balls: fc.integer({ min: 1, max: 5 }),
    })
    const pool = fc.uniqueArray(facility, { selector: ({ id }) => id, maxLength: 40 })
    fc.assert(
      fc.property(pool, fc.constantFrom('sha256' as const, 'sm3' as const), (facilities, suite) => {
        const strata = [
          { id: 'general', quota: 1 },
          { id: 'key', quota: 1 },
          { id: 'empty', quota: 1 },
        ]
        const ranked = rankStrata(facilities, strata, lowestTickets(suite, seed, facilities))
        const best = ({ id, balls }: { id: string; balls: number }) =>
          Array.from({ length: balls }, (_, i) => byHand(suite, id, i + 1)).sort()[0]!
        expect([...ranked.keys()]).toEqual(['general', 'key', 'empty'])
        for (const [stratum, members] of ranked) {
          const expected = facilities
            .filter(each => each.stratum === stratum)
            .toSorted((a, b) => (best(a) < best(b) ? -1 : 1))
          expect(members).toEqual(expected)
        }
      }),
    )
  })

  it('decides equal leading bits by the rest of the ticket, and equal tickets by id', () => {
    const values: Record<string, number[]> = {
      a: [5, 9, 0, 0, 0, 0, 0, 3],
      b: [5, 9, 0, 0, 0, 0, 0, -1],
      c: [5, 9, 0, 0, 0, 0, 0, 3],
      d: [5, 9, 0, 0, 0, 0, 0, 2],
      e: [-2, 0, 0, 0, 0, 0, 0, 0],
    }
    const facilities = ['e', 'c', 'b', 'a', 'd'].map(id => ({ id, stratum: 's', area: '', balls: 1 }))
    const lowest = Uint32Array.from(facilities.flatMap(({ id }) => values[id]!))
    const ranked = rankStrata(facilities, [{ id: 's', quota: 0 }], lowest)
    expect(ranked.get('s')!.map(({ id }) => id)).toEqual(['d', 'a', 'c', 'b', 'e'])
  })
})
