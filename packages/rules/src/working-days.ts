import { type Calendar, dayAtPlace, placeOf } from './calendar.ts'

/** A day reckoned on the working-day calendar; provisional while holidays it depends on are not announced. */
export interface ReckonedDay {
  readonly day: string
  readonly provisional: boolean
}

const upTo = (counts: Readonly<Int32Array>, at: number): number => (at < 0 ? 0 : (counts[at] ?? 0))

/** Whether any day after the first place up to the second may still change. */
const mayChange = ({ provisionalUpTo }: Calendar, after: number, last: number): boolean =>
  upTo(provisionalUpTo, last) > upTo(provisionalUpTo, after)

/** The place of the n-th working day of the calendar, from 1. @throws RangeError outside the calendar */
const placeOfWorkingDay = ({ workingUpTo }: Calendar, n: number): number => {
  if (n < 1 || n > upTo(workingUpTo, workingUpTo.length - 1))
    throw new RangeError('the day lies outside the calendar')
  let low = 0
  let high = workingUpTo.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (upTo(workingUpTo, middle) < n) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The n-th working day after a day, or before it if n is negative; the day itself does not count.
 * @throws RangeError for a day that is none or leads out of the calendar (2004–2099)
 */
export const addWorkingDays = (calendar: Calendar, day: string, n: number): ReckonedDay => {
  const at = placeOf(day)
  if (n === 0) return { day, provisional: false }
  if (n > 0) {
    const reached = placeOfWorkingDay(calendar, upTo(calendar.workingUpTo, at) + n)
    return { day: dayAtPlace(reached), provisional: mayChange(calendar, at, reached) }
  }
  const reached = placeOfWorkingDay(calendar, upTo(calendar.workingUpTo, at - 1) + n + 1)
  return { day: dayAtPlace(reached), provisional: mayChange(calendar, reached - 1, at - 1) }
}

/**
 * Working days after `from` up to and including `to`; negative once `to` lies behind (a deadline missed).
 * @throws RangeError for a day that is none or outside the calendar (2004–2099)
 */
export const workingDaysBetween = (
  calendar: Calendar,
  from: string,
  to: string,
): { readonly days: number; readonly provisional: boolean } => {
  const [start, end] = [placeOf(from), placeOf(to)]
  return {
    days: upTo(calendar.workingUpTo, end) - upTo(calendar.workingUpTo, start),
    provisional: mayChange(calendar, Math.min(start, end), Math.max(start, end)),
  }
}

/** The last n working days up to and including a day, earliest first. @throws RangeError outside the calendar */
export const lastWorkingDaysUpTo = (
  calendar: Calendar,
  end: string,
  n: number,
): { readonly days: readonly string[]; readonly provisional: boolean } => {
  const last = placeOf(end)
  const worked = upTo(calendar.workingUpTo, last)
  const places = Array.from({ length: n }, (_, at) => placeOfWorkingDay(calendar, worked - n + at + 1))
  const [first = last] = places
  return { days: places.map(dayAtPlace), provisional: mayChange(calendar, first - 1, last) }
}
