import type { Calendar } from './calendar.ts'
import { type Period, periodRange, previousPeriod } from './period.ts'
import type { RuleSet } from './rule-set.ts'
import { addWorkingDays, lastWorkingDaysUpTo, type ReckonedDay, workingDaysBetween } from './working-days.ts'

/** Days on which something may be done, both ends included. */
export interface Window {
  readonly from: string
  readonly to: string
  readonly provisional: boolean
}

/** The last n working days of a period, earliest first. */
export const lastWorkingDaysOf = (calendar: Calendar, period: Period, n: number) =>
  lastWorkingDaysUpTo(calendar, periodRange(period).to, n)

/** When a period is drawn: within the last working days of the period before (work plan 六). */
export const drawWindow = (calendar: Calendar, ruleSet: RuleSet, period: Period): Window => {
  const before = previousPeriod(period)
  const { days, provisional } = lastWorkingDaysOf(
    calendar,
    before,
    ruleSet.deadlines.draw.lastWorkingDaysBefore,
  )
  return { from: days[0] ?? periodRange(before).to, to: periodRange(before).to, provisional }
}

/** Last day to enter a visit's result in the supervision register (work plan 七.2), counted from the day after. */
export const registerBy = (calendar: Calendar, ruleSet: RuleSet, visitedOn: string): ReckonedDay =>
  addWorkingDays(calendar, visitedOn, ruleSet.deadlines.register.workingDays)

/** Last day to make a result public (work plan 七.6), counted from the day after it was made or changed. */
export const discloseBy = (calendar: Calendar, ruleSet: RuleSet, madeOn: string): ReckonedDay =>
  addWorkingDays(calendar, madeOn, ruleSet.deadlines.disclosure.workingDays)

const dayOfYear = (
  year: number,
  { month, day }: { readonly month: number; readonly day: number },
): string => {
  const digits = (n: number) => String(n).padStart(2, '0')
  return `${year}-${digits(month)}-${digits(day)}`
}

/** Last day to fix the annual plan of a year (work plan 六): a fixed date of the year before. */
export const annualPlanBy = (ruleSet: RuleSet, year: number): ReckonedDay => {
  return { day: dayOfYear(year - 1, ruleSet.deadlines.annualPlan), provisional: false }
}

/** Last day to make the list of a year's key facilities public (work plan 九); none where the rules name none. */
export const keyDirectoryBy = (ruleSet: RuleSet, year: number): ReckonedDay | null => {
  const { keyDirectory } = ruleSet.deadlines
  return keyDirectory ? { day: dayOfYear(year, keyDirectory), provisional: false } : null
}

/**
 * The days on which people are reminded of a deadline, the earliest first.
 * @param remind working days before the deadline; 0 is the day itself, be it a working day or not
 */
export const reminderDays = (calendar: Calendar, day: string, remind: readonly number[]): readonly string[] =>
  [...new Set(remind.map(n => addWorkingDays(calendar, day, -n).day))].sort()

/** How a deadline stands on a day: negative days left once it is past; provisional if day or count may still change. */
export interface TimeLeft extends ReckonedDay {
  readonly workingDaysLeft: number
}

export const timeLeft = (calendar: Calendar, today: string, due: ReckonedDay): TimeLeft => {
  const left = workingDaysBetween(calendar, today, due.day)
  return { day: due.day, workingDaysLeft: left.days, provisional: due.provisional || left.provisional }
}
