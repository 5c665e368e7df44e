import type { Text } from './text.ts'

declare const periodBrand: unique symbol

/** A drawing period: a quarter `2027-Q1`, a month `2027-03` or a year `2027`. */
export type Period = string & { readonly [periodBrand]: true }

export type PeriodKind = 'month' | 'quarter' | 'year'

const pattern = /^(?<year>[0-9]{4})(?:-Q(?<quarter>[1-4])|-(?<month>0[1-9]|1[0-2]))?$/

interface PeriodParts {
  readonly year: number
  readonly kind: PeriodKind
  /** 1-based within the year. */
  readonly index: number
}

/** Periods of this kind in a year. */
export const periodsPerYear = (kind: PeriodKind): number => ({ month: 12, quarter: 4, year: 1 })[kind]

const makePeriod = ({ year, kind, index }: PeriodParts): Period => {
  const digits = String(year).padStart(4, '0')
  switch (kind) {
    case 'year':
      return digits as Period
    case 'quarter':
      return `${digits}-Q${index}` as Period
    case 'month':
      return `${digits}-${String(index).padStart(2, '0')}` as Period
  }
}

/** The period written so, or undefined if it is none. */
export const parsePeriod = (written: string): Period | undefined =>
  pattern.test(written) ? (written as Period) : undefined

/** Year, kind and 1-based index of a period. */
export const periodParts = (period: Period): PeriodParts => {
  const { year, quarter, month } = pattern.exec(period)?.groups ?? {}
  if (quarter) return { year: Number(year), kind: 'quarter', index: Number(quarter) }
  if (month) return { year: Number(year), kind: 'month', index: Number(month) }
  return { year: Number(year), kind: 'year', index: 1 }
}

/** The period an ISO day falls into. */
export const periodOf = (day: string, kind: PeriodKind = 'quarter'): Period => {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  return makePeriod({ year, kind, index: Math.ceil((month * periodsPerYear(kind)) / 12) })
}

const shift = (period: Period, by: 1 | -1): Period => {
  const { year, kind, index } = periodParts(period)
  const periods = periodsPerYear(kind)
  const position = year * periods + (index - 1) + by
  return makePeriod({ year: Math.floor(position / periods), kind, index: (position % periods) + 1 })
}

export const nextPeriod = (period: Period): Period => shift(period, 1)
export const previousPeriod = (period: Period): Period => shift(period, -1)

/** First and last ISO day of a period. */
export const periodRange = (period: Period): { readonly from: string; readonly to: string } => {
  const { year, kind, index } = periodParts(period)
  const months = 12 / periodsPerYear(kind)
  const digits = (n: number) => String(n).padStart(2, '0')
  const lastMonth = index * months
  const lastDay = new Date(Date.UTC(year, lastMonth, 0)).getUTCDate()
  const y = String(year).padStart(4, '0')
  return {
    from: `${y}-${digits(lastMonth - months + 1)}-01`,
    to: `${y}-${digits(lastMonth)}-${digits(lastDay)}`,
  }
}

/** Title on screen and paper: 2027年第一季度, first quarter of 2027. */
export const periodTitle = (period: Period): Text => {
  const { year, kind, index } = periodParts(period)
  switch (kind) {
    case 'year':
      return { zh: `${year}年`, en: `${year}` }
    case 'quarter':
      return { zh: `${year}年第${'一二三四'[index - 1]}季度`, en: `Q${index} ${year}` }
    case 'month':
      return { zh: `${year}年${index}月`, en: `${year}-${String(index).padStart(2, '0')}` }
  }
}

/** The periods of a year, in order. */
export const periodsOfYear = (year: number, kind: PeriodKind): readonly Period[] =>
  Array.from({ length: periodsPerYear(kind) }, (_, at) => makePeriod({ year, kind, index: at + 1 }))
