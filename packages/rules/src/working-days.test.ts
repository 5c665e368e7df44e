import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addWorkingDays,
  announcedCalendar as calendar,
  dayKind,
  daysFrom,
  isWorkingDay,
  lastWorkingDaysUpTo,
  workingDaysBetween,
} from './index.ts'

const dayOf = (from: string, within: number) => fc.nat({ max: within }).map(n => addDays(from, n))
/** Days of 2010–2035: announced years and provisional ones. */
const anyDay = dayOf('2010-01-01', 9_400)
const some = fc.nat({ max: 300 })

describe('reckoning with working days', () => {
  test('finds the day that counting day by day finds, and is provisional if any day on the way is', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 60 }), (day, n) => {
        let reached = day
        let provisional = false
        for (let left = n; left > 0; ) {
          reached = addDays(reached, 1)
          provisional ||= dayKind(calendar, reached).provisional
          if (isWorkingDay(calendar, reached)) left--
        }
        expect(addWorkingDays(calendar, day, n)).toEqual({ day: reached, provisional })
      }),
    )
  })

  test('counts what it has added: between is the inverse of add', () => {
    fc.assert(
      fc.property(anyDay, some, (day, n) => {
        const { day: reached, provisional } = addWorkingDays(calendar, day, n)
        expect(workingDaysBetween(calendar, day, reached)).toEqual({ days: n, provisional })
      }),
    )
  })

  test('never reaches an earlier day from a later one, nor for more days', () => {
    fc.assert(
      fc.property(anyDay, some, some, some, (day, later, n, more) => {
        const reach = (from: string, count: number) => addWorkingDays(calendar, from, count).day
        expect(reach(addDays(day, later), n + 1) >= reach(day, n + 1)).toBe(true)
        expect(reach(day, n + more) >= reach(day, n)).toBe(true)
        expect(addWorkingDays(calendar, reach(day, n), more).day).toBe(reach(day, n + more))
      }),
    )
  })

  test('always ends on a working day, forwards and backwards', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -200, max: 200 }), (day, n) => {
        fc.pre(n !== 0)
        const { day: reached } = addWorkingDays(calendar, day, n)
        expect(isWorkingDay(calendar, reached)).toBe(true)
        expect(n > 0 ? reached > day : reached < day).toBe(true)
      }),
    )
  })

  test('comes back to a working day when it goes as far backwards as it went forwards', () => {
    fc.assert(
      fc.property(anyDay, some, (day, n) => {
        fc.pre(isWorkingDay(calendar, day))
        expect(addWorkingDays(calendar, addWorkingDays(calendar, day, n).day, -n).day).toBe(day)
      }),
    )
  })

  test('counts missed days below nought, as many as it would count ahead', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const ahead = workingDaysBetween(calendar, a, b)
        const back = workingDaysBetween(calendar, b, a)
        expect(back.days + ahead.days).toBe(0)
        expect(back.provisional).toBe(ahead.provisional)
      }),
    )
    expect(workingDaysBetween(calendar, '2026-11-24', '2026-12-03').days).toBe(7)
    expect(workingDaysBetween(calendar, '2026-12-03', '2026-11-24').days).toBe(-7)
    expect(workingDaysBetween(calendar, '2026-11-24', '2026-11-24').days).toBe(0)
  })

  test('gives the last working days of a stretch in order, without a gap', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 20 }), (end, n) => {
        const { days } = lastWorkingDaysUpTo(calendar, end, n)
        const first = days[0] as string
        expect(days).toEqual(daysFrom(first, end).filter(day => isWorkingDay(calendar, day)))
        expect(days).toHaveLength(n)
      }),
    )
  })

  test('ends where the calendar ends', () => {
    expect(() => addWorkingDays(calendar, '2099-12-01', 30)).toThrow(RangeError)
    expect(() => addWorkingDays(calendar, '2004-01-05', -30)).toThrow(RangeError)
    expect(addWorkingDays(calendar, '2026-10-03', 0)).toEqual({ day: '2026-10-03', provisional: false })
  })
})

test('a hundred thousand deadlines are reckoned within a request', () => {
  const days = daysFrom('2020-01-01', '2027-12-31')
  let late = 0
  for (let n = 0; n < 100_000; n++) {
    const { day } = addWorkingDays(calendar, days[n % days.length] as string, (n % 20) + 1)
    if (workingDaysBetween(calendar, '2026-11-24', day).days < 0) late++
  }
  expect(late).toBeGreaterThan(0)
})
