import { addDays, ballsFor, kundulun2016 } from '@mingqian/rules'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entriesBehind } from './ball-entries.ts'
import { factsFrom, noFacts } from './ball-facts.ts'

const today = '2026-12-28'
const day = fc.integer({ min: -900, max: 40 }).map(days => addDays(today, days))

const entry = fc.oneof(
  fc.record({
    kind: fc.constant('complaint' as const),
    day,
    until: fc.constant(null),
    data: fc.record({ finding: fc.constantFrom('true', 'unfounded') }),
  }),
  fc.record({
    kind: fc.constant('violation' as const),
    day,
    until: fc.constant(null),
    data: fc.record({ serious: fc.boolean() }),
  }),
  fc.record({
    kind: fc.constant('risk' as const),
    day,
    until: fc.option(day),
    data: fc.record({ grade: fc.constantFrom('major', 'considerable', 'ordinary') }),
  }),
  fc.tuple(day, fc.nat(40), fc.option(fc.nat(60))).map(([on, term, done]) => ({
    kind: 'rectification' as const,
    day: on,
    until: null,
    data: { dueOn: addDays(on, term), ...(done === null ? {} : { doneOn: addDays(on, done) }) },
  })),
)

const dossier = fc
  .array(entry, { maxLength: 25 })
  .map(entries =>
    entries
      .map((one, n) => ({ ...one, id: String(n), facilityId: 'W-00001' }))
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
  )

const reasonsOf = (entries: Parameters<typeof factsFrom>[0]) =>
  ballsFor(kundulun2016, factsFrom(entries, today).get('W-00001') ?? noFacts, today).reasons

test('every reason for balls names its entries, and they are enough for it by themselves', () => {
  fc.assert(
    fc.property(dossier, entries => {
      for (const reason of reasonsOf(entries)) {
        const behind = entriesBehind(reason.from, entries, today)
        expect(behind.length).toBeGreaterThan(0)
        expect(reasonsOf(behind)).toEqual([reason])
      }
    }),
  )
})

test('a complaint that was found to be unfounded is behind no reason', () => {
  const complaints = ['2026-06-01', '2026-07-01', '2026-08-03'].map((on, n) => ({
    id: String(n),
    facilityId: 'W-00001',
    kind: 'complaint' as const,
    day: on,
    until: null,
    data: { finding: 'true' },
  }))
  const unfounded = { ...complaints[2], id: '9', data: { finding: 'unfounded' } } as (typeof complaints)[0]
  const [reason] = reasonsOf([...complaints, unfounded])
  expect(reason && entriesBehind(reason.from, [...complaints, unfounded], today).map(({ id }) => id)).toEqual(
    ['0', '1', '2'],
  )
})
