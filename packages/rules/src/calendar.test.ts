import { expect, test } from 'vitest'
import {
  addWorkingDays,
  annualPlanBy,
  calendarStatus,
  discloseBy,
  drawWindow,
  isWorkingDay,
  kundulun2016,
  lastWorkingDaysOf,
  nextPeriod,
  type Period,
  parsePeriod,
  periodOf,
  periodRange,
  periodTitle,
  previousPeriod,
  registerBy,
  shanghaiDay,
  workingDaysBetween,
} from './index.ts'

const quarter = (written: string) => parsePeriod(written) as Period

test('a period is written one way only', () => {
  expect(parsePeriod('2027-Q1')).toBe('2027-Q1')
  for (const wrong of ['2027-Q5', '2027Q1', '2027-13', '27-Q1', ' 2027-Q1'])
    expect(parsePeriod(wrong)).toBeUndefined()
})

test('periods follow one another over the turn of the year', () => {
  expect(nextPeriod(quarter('2026-Q4'))).toBe('2027-Q1')
  expect(previousPeriod(quarter('2027-Q1'))).toBe('2026-Q4')
  expect(nextPeriod(quarter('2026-12'))).toBe('2027-01')
  expect(nextPeriod(quarter('2026'))).toBe('2027')
  expect(periodOf('2026-03-31')).toBe('2026-Q1')
  expect(periodOf('2026-04-01')).toBe('2026-Q2')
  expect(periodOf('2026-11-24', 'month')).toBe('2026-11')
})

test('a period knows its days and its title', () => {
  expect(periodRange(quarter('2028-Q1'))).toEqual({ from: '2028-01-01', to: '2028-03-31' })
  expect(periodRange(quarter('2028-02'))).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  expect(periodTitle(quarter('2027-Q1'))).toEqual({ zh: '2027年第一季度', en: 'Q1 2027' })
})

test('holidays rest and make-up days work, as the State Council announced them', () => {
  expect(isWorkingDay('2026-10-01')).toBe(false)
  expect(isWorkingDay('2026-10-10')).toBe(true)
  expect(isWorkingDay('2026-02-14')).toBe(true)
  expect(isWorkingDay('2026-02-17')).toBe(false)
  expect(isWorkingDay('2026-11-24')).toBe(true)
  expect(isWorkingDay('2026-11-28')).toBe(false)
})

test('a year not announced is provisional, and its 1 January is never a working day', () => {
  expect(calendarStatus(2026)).toBe('announced')
  expect(calendarStatus(2027)).toBe('provisional')
  expect(isWorkingDay('2027-01-01')).toBe(false)
  expect(isWorkingDay('2030-01-01')).toBe(false)
  expect(addWorkingDays('2026-12-31', 1)).toEqual({ day: '2027-01-04', provisional: true })
})

test('the office enters the notice, and the year is no longer provisional', () => {
  const notice = {
    days: { '2027-01-02': 'working', '2027-01-04': 'holiday' },
    announcedYears: [2027],
  } as const
  expect(calendarStatus(2027, notice)).toBe('announced')
  expect(addWorkingDays('2026-12-31', 2, notice)).toEqual({ day: '2027-01-05', provisional: false })
})

test('the last days of December wait for the next notice, which may move them', () => {
  expect(addWorkingDays('2026-12-22', 1)).toEqual({ day: '2026-12-23', provisional: false })
  expect(addWorkingDays('2026-12-24', 1)).toEqual({ day: '2026-12-25', provisional: true })
  expect(isWorkingDay('2018-12-29')).toBe(true)
  expect(isWorkingDay('2018-12-31')).toBe(false)
})

test('a quarter is drawn within the last five working days of the quarter before', () => {
  expect(drawWindow(kundulun2016, quarter('2026-Q4'))).toEqual({
    from: '2026-09-23',
    to: '2026-09-30',
    provisional: false,
  })
  expect(lastWorkingDaysOf(quarter('2026-Q3'), 5).days).toEqual([
    '2026-09-23',
    '2026-09-24',
    '2026-09-28',
    '2026-09-29',
    '2026-09-30',
  ])
  expect(drawWindow(kundulun2016, quarter('2027-Q1'))).toMatchObject({
    from: '2026-12-25',
    provisional: true,
  })
})

test('a result is due in the register on the seventh working day after the visit, holidays aside', () => {
  expect(registerBy(kundulun2016, '2026-09-24')).toEqual({ day: '2026-10-12', provisional: false })
  expect(registerBy(kundulun2016, '2026-11-24')).toEqual({ day: '2026-12-03', provisional: false })
})

test('disclosure has twenty working days and the annual plan a fixed day of the year before', () => {
  expect(discloseBy(kundulun2016, '2026-11-02')).toEqual({ day: '2026-11-30', provisional: false })
  expect(annualPlanBy(kundulun2016, 2027).day).toBe('2026-12-20')
})

test('working days left are counted after today, and below nought once the day has passed', () => {
  expect(workingDaysBetween('2026-11-24', '2026-12-03').days).toBe(7)
  expect(workingDaysBetween('2026-11-24', '2026-11-24').days).toBe(0)
  expect(workingDaysBetween('2026-12-03', '2026-11-24').days).toBe(-7)
})

test('the day is that of Shanghai, eight hours ahead of UTC', () => {
  expect(shanghaiDay(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31')
  expect(shanghaiDay(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01')
})
