import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dispatchDays } from './dispatch.ts'

const seed = '5a'.repeat(32)
const working = Array.from(
  { length: 62 },
  (_, n) => `2027-${String(1 + (n >> 5)).padStart(2, '0')}-${String(1 + (n & 31)).padStart(2, '0')}`,
)
const lotsOf = (count: number, inspectors: number) =>
  Array.from({ length: count }, (_, index) => ({
    index,
    facility: `W-${index}`,
    team: [
      { role: 'lead', inspector: `R-${index % inspectors}` },
      { role: 'member', inspector: `R-${(index * 7 + 1) % inspectors}` },
    ],
  }))
const counted = (chosen: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const day of chosen) counts.set(day, (counts.get(day) ?? 0) + 1)
  return counts
}

test('lots are spread evenly: no day has two more than another, and every day is one of the plan', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 62 }), (count, days) => {
      const plan = working.slice(0, days)
      const chosen = dispatchDays('sha256', seed, lotsOf(count, 20), plan)
      expect(chosen).toHaveLength(count)
      const counts = plan.map(day => counted(chosen).get(day) ?? 0)
      expect(counts.reduce((a, b) => a + b, 0)).toBe(count)
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    }),
  )
})

test('nobody has two visits on a day while there are days enough', () => {
  const lots = lotsOf(60, 30)
  const chosen = dispatchDays('sm3', seed, lots, working)
  const visits = lots.flatMap(({ index, team }) =>
    [...new Set(team.map(({ inspector }) => inspector))].map(one => `${one} ${chosen[index]}`),
  )
  expect(new Set(visits).size).toBe(visits.length)
})

test('the order of the list does not matter, and another seed gives other days', () => {
  const lots = lotsOf(40, 12)
  const chosen = dispatchDays('sha256', seed, lots, working)
  const turned = dispatchDays('sha256', seed, lots.toReversed(), working)
  expect(turned.toReversed()).toEqual(chosen)
  const other = dispatchDays('sha256', 'a5'.repeat(32), lots, working)
  expect(other.filter((day, n) => day === chosen[n]).length).toBeLessThan(10)
})

test('each lot may fall on any day: over many seeds the days come out alike', () => {
  const days = working.slice(0, 10)
  const lots = lotsOf(10, 30)
  const counts = new Map<string, number>()
  const seeds = 2000
  for (let n = 0; n < seeds; n++) {
    const [first] = dispatchDays('sha256', n.toString(16).padStart(64, '0'), lots, days)
    counts.set(first!, (counts.get(first!) ?? 0) + 1)
  }
  // Chi-squared with 9 degrees of freedom, 0.1 %: 27.88. The seeds are fixed, so this never wavers.
  const expected = seeds / days.length
  const chi = days.reduce((sum, day) => sum + ((counts.get(day) ?? 0) - expected) ** 2 / expected, 0)
  expect(chi).toBeLessThan(27.88)
})
