import announcedCalendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

/**
 * What the office enters from the State Council's notice when the built-in calendar does not know it yet:
 * single days, and the years whose holidays are thereby complete.
 */
export interface CalendarOverrides {
  readonly days: Readonly<Record<string, 'working' | 'holiday'>>
  readonly announcedYears?: readonly number[]
}

/** A day reckoned on the working-day calendar; provisional while holidays it depends on are not announced. */
export interface ReckonedDay {
  readonly day: string
  readonly provisional: boolean
}

const holidays = new Set(Object.keys(announcedCalendar.holidays))
const makeUpDays = new Set(Object.keys(announcedCalendar.workdays))
const announcedYears = new Set([...holidays].map(day => Number(day.slice(0, 4))))

const dayMilliseconds = 86_400_000
const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The ISO day it is in Shanghai at that moment. */
export const shanghaiDay = (moment: Date): string => shanghai.format(moment)

/** The ISO day n days later, or earlier if n is negative. */
export const addDays = (day: string, n: number): string =>
  new Date(Date.parse(day) + n * dayMilliseconds).toISOString().slice(0, 10)

/**
 * Whether a year's holidays are known. chinese-days 1.5.7 holds 2004–2026; the notice for a year
 * comes late in the year before, and packages silently take its 1 January for a working day until then.
 */
export const calendarStatus = (year: number, overrides?: CalendarOverrides): 'announced' | 'provisional' =>
  announcedYears.has(year) || overrides?.announcedYears?.includes(year) ? 'announced' : 'provisional'

/**
 * Whether a day's character may still change. A New Year's notice can also move the last days of the
 * December before it (31 December 2018 became a holiday, 29 December a working day), hence the second rule.
 */
const isProvisional = (day: string, overrides?: CalendarOverrides): boolean => {
  if (overrides?.days[day]) return false
  const year = Number(day.slice(0, 4))
  if (calendarStatus(year, overrides) === 'provisional') return true
  return day.slice(5) >= '12-24' && calendarStatus(year + 1, overrides) === 'provisional'
}

/** Whether offices work on an ISO day: make-up days do, holidays and weekends do not, 1 January never. */
export const isWorkingDay = (day: string, overrides?: CalendarOverrides): boolean => {
  const override = overrides?.days[day]
  if (override) return override === 'working'
  if (makeUpDays.has(day)) return true
  if (holidays.has(day) || day.endsWith('-01-01')) return false
  const weekday = new Date(day).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The n-th working day after a day; the day itself does not count. */
export const addWorkingDays = (day: string, n: number, overrides?: CalendarOverrides): ReckonedDay => {
  let reached = day
  let provisional = false
  for (let left = n; left > 0; ) {
    reached = addDays(reached, 1)
    provisional ||= isProvisional(reached, overrides)
    if (isWorkingDay(reached, overrides)) left -= 1
  }
  return { day: reached, provisional }
}

/** Working days after `from` up to and including `to`; negative once `to` lies behind (a deadline missed). */
export const workingDaysBetween = (
  from: string,
  to: string,
  overrides?: CalendarOverrides,
): { readonly days: number; readonly provisional: boolean } => {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1]
  let days = 0
  let provisional = false
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) {
    provisional ||= isProvisional(day, overrides)
    if (isWorkingDay(day, overrides)) days += sign
  }
  return { days, provisional }
}

/** The last n working days up to and including a day, earliest first. */
export const lastWorkingDaysUpTo = (
  end: string,
  n: number,
  overrides?: CalendarOverrides,
): { readonly days: readonly string[]; readonly provisional: boolean } => {
  const days: string[] = []
  let provisional = false
  for (let day = end; days.length < n; day = addDays(day, -1)) {
    provisional ||= isProvisional(day, overrides)
    if (isWorkingDay(day, overrides)) days.unshift(day)
  }
  return { days, provisional }
}
