import { type Pool, type Seat, unstaffableFacilities } from '@mingqian/draw'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rotate } from './rotation.ts'

const seats: readonly Seat[] = [
  { role: 'lead', tag: 'lead' },
  { role: 'assistant', tag: 'member' },
]

const person = fc.record({
  lead: fc.boolean(),
  areas: fc.subarray(['北', '南']),
  avoid: fc.subarray(['F0', 'F1', 'F2', 'F3']),
})

const pools: fc.Arbitrary<Pool> = fc
  .tuple(
    fc.array(fc.constantFrom('北', '南'), { minLength: 1, maxLength: 5 }),
    fc.array(person, { maxLength: 5 }),
  )
  .map(([areas, people]) => ({
    facilities: areas.map((area, n) => ({ id: `F${n}`, stratum: 's', area, balls: 1 })),
    inspectors: people.map(({ lead, areas, avoid }, n) => ({
      id: `R${n}`,
      tags: lead ? ['lead', 'member'] : ['member'],
      areas,
      avoid,
      load: 0,
    })),
  }))

const teams = fc
  .array(fc.tuple(fc.constantFrom('F0', 'F1', 'F2', 'F3', 'F9'), fc.subarray(['R0', 'R1', 'R2', 'R9'])), {
    maxLength: 5,
  })
  .map(entries => new Map<string, readonly string[]>(entries))

const unstaffed = (pool: Pool) => unstaffableFacilities(pool, seats).map(({ facility }) => facility)

test('rotation makes no facility unstaffable, and changes nothing else of the pool', () => {
  fc.assert(
    fc.property(pools, teams, (pool, lastTeams) => {
      const rotated = rotate(pool, seats, lastTeams)
      expect(unstaffed(rotated.pool)).toEqual(unstaffed(pool))
      expect(rotated.pool.facilities).toEqual(pool.facilities)
      for (const [n, { avoid: before, ...own }] of pool.inspectors.entries()) {
        const { avoid, ...rest } = rotated.pool.inspectors[n]!
        expect(rest).toEqual(own)
        for (const avoided of before) expect(avoid).toContain(avoided)
      }
    }),
  )
})

test('every last visitor stays away, or the facility is named among those where rotation was dropped', () => {
  fc.assert(
    fc.property(pools, teams, (pool, lastTeams) => {
      const { pool: rotated, dropped, facilities } = rotate(pool, seats, lastTeams)
      const without = new Set(unstaffed(pool))
      let keptAwayFrom = 0
      for (const { id } of pool.facilities) {
        const last = rotated.inspectors.filter(one => lastTeams.get(id)?.includes(one.id))
        if (last.length === 0 || without.has(id)) continue
        const named = dropped.find(one => one.facility === id)
        if (named) expect(named.inspectors).toEqual(last.map(one => one.id))
        else {
          keptAwayFrom += 1
          for (const one of last) expect(one.avoid).toContain(id)
        }
      }
      expect(facilities).toBe(keptAwayFrom)
      for (const { facility } of dropped) expect(without.has(facility)).toBe(false)
    }),
  )
})
