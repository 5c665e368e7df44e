import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Amended, applyAmendments } from './amend.ts'
import type { AmendedLot, Amendment, Commitment, Lot, Pool, PoolInspector } from './documents.ts'
import { makeBundle } from './make-bundle.ts'
import { runDraw } from './run-draw.ts'

const person = (id: string, avoid: readonly string[] = [], load = 0): PoolInspector => ({
  id,
  tags: ['lead', 'member'],
  areas: [],
  avoid,
  load,
})

const pool: Pool = {
  facilities: Array.from({ length: 8 }, (_, i) => ({
    id: `F${i}`,
    stratum: i < 6 ? 'general' : 'key',
    area: '',
    balls: 1,
  })),
  inspectors: ['A', 'B', 'C', 'D', 'E'].map(id => person(id)),
}

const commitment: Commitment = {
  protocol: 'mingqian/1',
  suite: 'sha256',
  draw: 'test',
  bureau: '150203',
  title: 'test',
  committedAt: '2026-12-25T01:00:00Z',
  rules: { id: 'test', hash: '' },
  pool: { root: '', facilities: 8, inspectors: 5 },
  strata: [
    { id: 'key', quota: 2 },
    { id: 'general', quota: 2 },
  ],
  seats: [
    { role: 'lead', tag: 'lead' },
    { role: 'assistant', tag: 'member' },
  ],
  witnesses: [],
  beacon: { source: 'test', round: '1' },
}

const input = (amendments: readonly Amendment[], from: Pool = pool) => ({
  commitment,
  pool: from,
  secrets: [],
  beacon: { source: 'test', round: '1', value: 'v' },
  amendments,
})

const amend = (amendments: readonly Amendment[], from: Pool = pool): Amended =>
  applyAmendments(input(amendments, from), runDraw(input(amendments, from)))

const made = (result: Amended): readonly AmendedLot[] => {
  if (!result.ok) throw new Error(result.problem)
  return result.amendedLots
}

const people = (lot: Lot) => lot.team.map(({ inspector }) => inspector)

describe('amendments', () => {
  const drawn = runDraw(input([]))

  it('a facility closed after the draw is replaced by the next reserve of its stratum', () => {
    const lots = made(
      amend([
        { kind: 'facility', index: 2, reason: 'closed' },
        { kind: 'facility', index: 3, reason: 'moved' },
      ]),
    )
    expect(lots.map(lot => lot.facility)).toEqual(drawn.reserves.get('general')!.slice(0, 2))
    expect(lots.map(lot => [lot.index, lot.replaces])).toEqual([
      [4, 2],
      [5, 3],
    ])
  })

  it('an amendment of a lot that was replaced applies to the lot that now stands for it', () => {
    const lots = made(
      amend([
        { kind: 'facility', index: 2 },
        { kind: 'inspector', index: 2, role: 'lead' },
        { kind: 'inspector', index: 4, role: 'lead' },
      ]),
    )
    expect(lots.map(lot => lot.replaces)).toEqual([2, 4, 5])
    expect(new Set(lots.map(lot => lot.facility)).size).toBe(1)
  })

  it('nobody comes back to a lot they were taken off, until nobody is left', () => {
    const seat: Amendment = { kind: 'inspector', index: 0, role: 'lead', reason: 'leave' }
    const lots = made(amend([seat, seat, seat]))
    const leads = [drawn.lots[0]!, ...lots].map(lot => lot.team[0]!.inspector)
    expect(new Set(leads).size).toBe(4)
    expect(new Set(lots.map(lot => lot.team[1]!.inspector))).toEqual(
      new Set([drawn.lots[0]!.team[1]!.inspector]),
    )
    expect(amend([seat, seat, seat, seat])).toEqual({ ok: false, at: 3, problem: 'no-substitute' })
  })

  it('one taken off the lead seat does not come back as the assistant of the same lot', () => {
    const lots = made(
      amend([
        { kind: 'inspector', index: 0, role: 'lead' },
        { kind: 'inspector', index: 0, role: 'assistant' },
        { kind: 'inspector', index: 0, role: 'assistant' },
      ]),
    )
    const off = drawn.lots[0]!.team[0]!.inspector
    for (const lot of lots) expect(people(lot)).not.toContain(off)
  })

  it('one taken off a lot does not come back by a substitution, even after its facility was replaced', () => {
    const role = fc.constantFrom('lead', 'assistant')
    const onLot2: fc.Arbitrary<Amendment> = fc.oneof(
      fc.constant<Amendment>({ kind: 'facility', index: 2 }),
      fc.record({ kind: fc.constant('inspector' as const), index: fc.constant(2), role }),
    )
    fc.assert(
      fc.property(fc.array(onLot2, { minLength: 3, maxLength: 6 }), fc.nat(999), (steps, round) => {
        const beacon = { source: 'test', round: '1', value: String(round) }
        const from = { ...input(steps), beacon }
        const drawnNow = runDraw(from)
        const result = applyAmendments(from, drawnNow)
        fc.pre(result.ok)
        const off = new Set<string>()
        let before: Lot = drawnNow.lots[2]!
        result.amendedLots.forEach((lot, i) => {
          if (steps[i]!.kind === 'inspector') {
            const come = people(lot).find(id => !people(before).includes(id))!
            off.add(people(before).find(id => !people(lot).includes(id))!)
            expect(off).not.toContain(come)
          }
          before = lot
        })
      }),
      { numRuns: 300 },
    )
  })

  it('nobody takes a seat at a facility they must keep away from', () => {
    const { facility, team } = drawn.lots[0]!
    const others = pool.inspectors.filter(({ id }) => !team.some(each => each.inspector === id))
    const avoiding = {
      ...pool,
      inspectors: pool.inspectors.map(each => (each.id === others[0]!.id ? each : { ...each, load: 9 })),
    }
    const free = made(amend([{ kind: 'inspector', index: 0, role: 'assistant' }], avoiding))
    expect(free[0]!.facility).toBe(facility)
    const barred = {
      ...avoiding,
      inspectors: avoiding.inspectors.map(each => ({
        ...each,
        avoid: each.id === others[0]!.id ? [facility] : [],
      })),
    }
    expect(
      people(made(amend([{ kind: 'inspector', index: 0, role: 'assistant' }], barred))[0]!),
    ).not.toContain(others[0]!.id)
  })

  it.each<[string, readonly Amendment[], object]>([
    ['names no lot', [{ kind: 'facility', index: 4 }], { at: 0, problem: 'no-such-lot' }],
    [
      'names a lot that is only made later',
      [
        { kind: 'facility', index: 4 },
        { kind: 'facility', index: 2 },
      ],
      { at: 0 },
    ],
    ['names no seat', [{ kind: 'inspector', index: 0, role: 'driver' }], { at: 0, problem: 'no-such-seat' }],
    ['finds no reserve', [{ kind: 'facility', index: 0 }], { at: 0, problem: 'no-reserve' }],
  ])('an amendment that %s is refused, and says why', (_, amendments, refusal) => {
    expect(amend(amendments)).toMatchObject({ ok: false, ...refusal })
    expect(() => makeBundle(input(amendments))).toThrow(/can't be carried out/)
  })

  it('loads always equal the work in the lots that stand', () => {
    const step: fc.Arbitrary<Amendment> = fc.oneof(
      fc.record({ kind: fc.constant('facility' as const), index: fc.integer({ min: 2, max: 5 }) }),
      fc.record({
        kind: fc.constant('inspector' as const),
        index: fc.integer({ min: 0, max: 5 }),
        role: fc.constantFrom('lead', 'assistant'),
      }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), steps => {
        const result = amend(steps)
        fc.pre(result.ok)
        const lots = [...drawn.lots, ...result.amendedLots]
        const replaced = new Set(result.amendedLots.map(lot => lot.replaces))
        const standing = lots.filter(lot => !replaced.has(lot.index))
        expect(standing).toHaveLength(drawn.lots.length)
        for (const { id } of pool.inspectors)
          expect(result.loads.get(id)).toBe(standing.filter(lot => people(lot).includes(id)).length)
        for (const lot of standing) expect(new Set(people(lot)).size).toBe(2)
        const used = result.amendedLots.map(lot => lot.facility)
        for (const ids of result.reserves.values()) for (const id of ids) expect(used).not.toContain(id)
      }),
    )
  })
})
