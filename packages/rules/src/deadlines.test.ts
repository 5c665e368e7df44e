import { expect, test } from 'vitest'
import {
  annualPlanBy,
  announcedCalendar as calendar,
  discloseBy,
  drawWindow,
  kundulun2016,
  lastWorkingDaysOf,
  type Period,
  registerBy,
  shanghaiDay,
  timeLeft,
} from './index.ts'

const quarter = (written: string) => written as Period

test('a quarter is drawn within the last five working days of the quarter before', () => {
  expect(drawWindow(calendar, kundulun2016, quarter('2026-Q4'))).toEqual({
    from: '2026-09-23',
    to: '2026-09-30',
    provisional: false,
  })
  expect(lastWorkingDaysOf(calendar, quarter('2026-Q3'), 5).days).toEqual([
    '2026-09-23',
    '2026-09-24',
    '2026-09-28',
    '2026-09-29',
    '2026-09-30',
  ])
  expect(drawWindow(calendar, kundulun2016, quarter('2027-Q1'))).toMatchObject({
    from: '2026-12-25',
    provisional: true,
  })
})

test('a result is due in the register on the seventh working day after the visit, holidays aside', () => {
  expect(registerBy(calendar, kundulun2016, '2026-09-24')).toEqual({ day: '2026-10-12', provisional: false })
  expect(registerBy(calendar, kundulun2016, '2026-11-24')).toEqual({ day: '2026-12-03', provisional: false })
})

test('disclosure has twenty working days and the annual plan a fixed day of the year before', () => {
  expect(discloseBy(calendar, kundulun2016, '2026-11-02')).toEqual({ day: '2026-11-30', provisional: false })
  expect(annualPlanBy(kundulun2016, 2027).day).toBe('2026-12-20')
})

test('the time left is provisional if the day is, or if the count still may change', () => {
  expect(timeLeft(calendar, '2026-11-24', registerBy(calendar, kundulun2016, '2026-11-24'))).toEqual({
    day: '2026-12-03',
    workingDaysLeft: 7,
    provisional: false,
  })
  expect(timeLeft(calendar, '2026-12-28', annualPlanBy(kundulun2016, 2028))).toMatchObject({
    day: '2027-12-20',
    provisional: true,
  })
  expect(timeLeft(calendar, '2026-12-22', annualPlanBy(kundulun2016, 2027)).workingDaysLeft).toBe(-2)
})

test('the day is that of Shanghai, eight hours ahead of UTC', () => {
  expect(shanghaiDay(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31')
  expect(shanghaiDay(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01')
})
