import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pool, PoolFacility, PoolInspector, Seat } from './documents.ts'
import { unstaffableFacilities } from './eligibility.ts'
import { staffing } from './staff.ts'
import { tickets } from './ticket.ts'

const seed = '7e'.repeat(32)
const areas = ['north', 'south']
const tags = ['lead', 'member', 'sampler']

const facilities = fc.array(
  fc.record({ area: fc.constantFrom(...areas), stratum: fc.constant('s'), balls: fc.constant(1) }),
  { minLength: 1, maxLength: 6 },
)

const inspectors = fc.array(
  fc.record({
    tags: fc.subarray(tags),
    areas: fc.subarray(areas),
    avoid: fc.subarray(['F0', 'F1', 'F2', 'F3']),
    load: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 6 },
)

const pools: fc.Arbitrary<Pool> = fc.tuple(facilities, inspectors).map(([some, people]) => ({
  facilities: some.map((each, i) => ({ ...each, id: `F${i}` })),
  inspectors: people.map((each, i) => ({ ...each, id: `I${i}` })),
}))

const seatLists: fc.Arbitrary<readonly Seat[]> = fc
  .array(fc.constantFrom(...tags), { minLength: 1, maxLength: 4 })
  .map(chosen => chosen.map((tag, i) => ({ role: `role${i}`, tag })))

const mayTake = (inspector: PoolInspector, facility: PoolFacility, seat: Seat): boolean =>
  inspector.tags.includes(seat.tag) &&
  (inspector.areas.length === 0 || inspector.areas.includes(facility.area)) &&
  !inspector.avoid.includes(facility.id)

/** §4.3 word by word: all teams of different people, listed one seat after the other, best choice first. */
const bestTeam = (
  pool: Pool,
  seats: readonly Seat[],
  facility: PoolFacility,
  load: Map<string, number>,
): string[] => {
  const ticket = (role: string, id: string) =>
    createHash('sha256').update(`${seed}/inspector/${facility.id}/${role}/${id}`).digest('hex')
  const complete = (team: readonly string[]): string[] | undefined => {
    const seat = seats[team.length]
    if (seat === undefined) return [...team]
    const choices = pool.inspectors
      .filter(each => !team.includes(each.id) && mayTake(each, facility, seat))
      .map(each => ({ id: each.id, load: load.get(each.id)!, ticket: ticket(seat.role, each.id) }))
      .sort((a, b) => a.load - b.load || (a.ticket < b.ticket ? -1 : 1))
    for (const { id } of choices) {
      const rest = complete([...team, id])
      if (rest) return rest
    }
    return undefined
  }
  return complete([]) ?? []
}

describe('staffing', () => {
  it('gives each facility the team that the protocol describes, those with the fewest people eligible first', () => {
    fc.assert(
      fc.property(pools, seatLists, (pool, seats) => {
        const load = new Map(pool.inspectors.map(each => [each.id, each.load]))
        const choice = (facility: PoolFacility) =>
          pool.inspectors.filter(each => seats.some(seat => mayTake(each, facility, seat))).length
        const expected = new Map<string, string[]>()
        for (const facility of pool.facilities.toSorted((a, b) => choice(a) - choice(b))) {
          const team = bestTeam(pool, seats, facility, load)
          for (const id of team) load.set(id, load.get(id)! + 1)
          expected.set(facility.id, team)
        }
        const staff = staffing(pool, seats, tickets('sha256', seed))
        const teams = staff.staffAll(pool.facilities)
        pool.facilities.forEach((facility, i) => {
          expect(teams[i]!.map(({ inspector }) => inspector)).toEqual(expected.get(facility.id))
          if (teams[i]!.length > 0)
            expect(teams[i]!.map(({ role }) => role)).toEqual(seats.map(({ role }) => role))
        })
        expect(staff.loads()).toEqual(load)
      }),
      { numRuns: 500 },
    )
  })

  it('names exactly those facilities unstaffable that a draw would leave without a team, whatever the loads', () => {
    fc.assert(
      fc.property(pools, seatLists, (pool, seats) => {
        const teams = staffing(pool, seats, tickets('sha256', seed)).staffAll(pool.facilities)
        const unstaffed = pool.facilities.filter((_, i) => teams[i]!.length === 0).map(({ id }) => id)
        expect(unstaffableFacilities(pool, seats).map(({ facility }) => facility)).toEqual(unstaffed)
      }),
      { numRuns: 500 },
    )
  })

  it('says which seat stays empty, and whether nobody may take it or too few people are there', () => {
    const person = (id: string, tagged: readonly string[]): PoolInspector => ({
      id,
      tags: tagged,
      areas: [],
      avoid: [],
      load: 0,
    })
    const pool = (people: readonly PoolInspector[]): Pool => ({
      facilities: [{ id: 'F', stratum: 's', area: 'north', balls: 1 }],
      inspectors: people,
    })
    const seats = [
      { role: 'lead', tag: 'lead' },
      { role: 'assistant', tag: 'member' },
    ]
    const found = (people: readonly PoolInspector[]) =>
      unstaffableFacilities(pool(people), seats).map(({ role, reason }) => `${role} ${reason}`)
    expect(found([person('A', ['member']), person('B', ['member'])])).toEqual(['lead nobody-eligible'])
    expect(found([person('A', ['lead', 'member'])])).toEqual(['assistant too-few-people'])
    expect(found([person('A', ['lead', 'member']), person('B', ['lead'])])).toEqual([])
  })

  it('staffs 5,000 facilities from 500 inspectors without delay', () => {
    const pool: Pool = {
      facilities: Array.from({ length: 5000 }, (_, i) => ({
        id: `F${i}`,
        stratum: 's',
        area: 'north',
        balls: 1,
      })),
      inspectors: Array.from({ length: 500 }, (_, i) => ({
        id: `I${i}`,
        tags: i % 2 ? ['lead', 'member'] : ['member'],
        areas: [],
        avoid: [`F${i}`],
        load: 0,
      })),
    }
    const seats = [
      { role: 'lead', tag: 'lead' },
      { role: 'assistant', tag: 'member' },
    ]
    const staff = staffing(pool, seats, tickets('sha256', seed))
    expect(staff.staffAll(pool.facilities).every(team => team.length === 2)).toBe(true)
    const loads = [...staff.loads().values()]
    expect(loads.reduce((a, b) => a + b)).toBe(10_000)
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(2)
  }, 30_000)
})
