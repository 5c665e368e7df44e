import { announcedNotices } from './announced-notices.ts'
import { dayNumber, daysFrom, weekdayAt } from './days.ts'
import { type HolidayNotice, noticeRange } from './holiday-notice.ts'

/** What a day is to an office: worked or off, and whether that is by the week or by a notice. */
export type DayKind = 'working' | 'rest' | 'holiday' | 'make-up'

const kinds = ['working', 'rest', 'holiday', 'make-up'] as const satisfies readonly DayKind[]
const [working, rest, holiday, makeUp] = [0, 1, 2, 3] as const

/** The days a calendar knows. Before it there are no notices to go by. */
export const calendarRange = { from: '2004-01-01', to: '2099-12-31' } as const
const first = dayNumber(calendarRange.from)
// Looked up rather than computed: a page of deadlines asks for very many days.
const days = daysFrom(calendarRange.from, calendarRange.to)
const places: ReadonlyMap<string, number> = new Map(days.map((day, at) => [day, at]))
const size = days.length

/**
 * Every day from 2004 to 2099, made once from notices and never changed: whether it is worked, and whether that may
 * still change because a notice is to come. Counts are cumulative, so that reckoning a deadline is a lookup.
 */
export interface Calendar {
  /** The notice in force for each year that has one. */
  readonly notices: ReadonlyMap<number, HolidayNotice>
  /** By days since the first: index into the kinds. */
  readonly kindAt: Readonly<Uint8Array>
  /** By days since the first: working days up to and including it. */
  readonly workingUpTo: Readonly<Int32Array>
  /** By days since the first: days up to and including it whose kind may still change. */
  readonly provisionalUpTo: Readonly<Int32Array>
}

/** Statutory days off that fall on the same date every year (《全国年节及纪念日放假办法》, 2024), known without a notice. */
const fixedDaysOff = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']

/**
 * The calendar that a list of notices makes. Of several for one year the last counts. A year without one is
 * provisional: its weekends and fixed statutory days are off, and every day of it may still change.
 */
export const calendarFrom = (list: readonly HolidayNotice[]): Calendar => {
  const notices = new Map(list.map(notice => [notice.year, notice]))
  const kindAt = new Uint8Array(size)
  for (let at = 0; at < size; at++) kindAt[at] = weekdayAt(first + at) % 6 === 0 ? rest : working
  const firstYear = Number(calendarRange.from.slice(0, 4))
  const lastYear = Number(calendarRange.to.slice(0, 4))
  for (let year = firstYear; year <= lastYear; year++)
    if (!notices.has(year))
      for (const date of fixedDaysOff) kindAt[dayNumber(`${year}-${date}`) - first] = holiday
  for (const { holidays, makeUpDays } of notices.values()) {
    for (const { from, to } of holidays)
      kindAt.fill(holiday, Math.max(0, dayNumber(from) - first), Math.max(0, dayNumber(to) - first + 1))
    for (const day of makeUpDays) kindAt[dayNumber(day) - first] = makeUp
  }
  const workingUpTo = new Int32Array(size)
  const provisionalUpTo = new Int32Array(size)
  let worked = 0
  let provisional = 0
  for (let at = 0; at < size; at++) {
    if (kindAt[at] === working || kindAt[at] === makeUp) worked++
    workingUpTo[at] = worked
  }
  for (let year = firstYear, at = 0; year <= lastYear; year++) {
    const end = dayNumber(`${year}-12-31`) - first
    const movable = dayNumber(noticeRange(year + 1).from) - first
    for (; at <= end; at++) {
      if (!notices.has(year) || (at >= movable && !notices.has(year + 1))) provisional++
      provisionalUpTo[at] = provisional
    }
  }
  return { notices, kindAt, workingUpTo, provisionalUpTo }
}

/** @throws RangeError for a day that is none, or before 2004 or after 2099 */
export const placeOf = (day: string): number => {
  const at = places.get(day)
  if (at === undefined) throw new RangeError(`the calendar has no day ${day}`)
  return at
}

/** The ISO day at a place of the calendar. @throws RangeError outside of it */
export const dayAtPlace = (at: number): string => {
  const day = days[at]
  if (day === undefined) throw new RangeError('the day lies outside the calendar')
  return day
}

/** What a day is to an office, and whether that may still change. */
export const dayKind = (
  calendar: Calendar,
  day: string,
): { readonly kind: DayKind; readonly provisional: boolean } => {
  const at = placeOf(day)
  const before = at === 0 ? 0 : (calendar.provisionalUpTo[at - 1] ?? 0)
  return {
    kind: kinds[calendar.kindAt[at] ?? working] ?? 'working',
    provisional: (calendar.provisionalUpTo[at] ?? 0) > before,
  }
}

/** Whether offices work on a day: on make-up days they do, on holidays and at weekends they do not. */
export const isWorkingDay = (calendar: Calendar, day: string): boolean => {
  const { kind } = dayKind(calendar, day)
  return kind === 'working' || kind === 'make-up'
}

/** The calendar of the notices that come with the software; an office may have entered more. */
export const announcedCalendar: Calendar = calendarFrom(announcedNotices)
