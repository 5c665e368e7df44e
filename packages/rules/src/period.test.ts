import { expect, test } from 'vitest'
import {
  nextPeriod,
  type Period,
  parsePeriod,
  periodOf,
  periodRange,
  periodTitle,
  previousPeriod,
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
