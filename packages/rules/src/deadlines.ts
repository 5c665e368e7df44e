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

/** Last day to fix the annual plan of a year (work plan 六): a fixed date of the year before. */
export const annualPlanBy = (ruleSet: RuleSet, year: number): ReckonedDay => {
  const { month, day } = ruleSet.deadlines.annualPlan
  const digits = (n: number) => String(n).padStart(2, '0')
  return { day: `${year - 1}-${digits(month)}-${digits(day)}`, provisional: false }
}

/** How a deadline stands on a day: negative days left once it is past; provisional if day or count may still change. */
export interface TimeLeft extends ReckonedDay {
  readonly workingDaysLeft: number
}

export const timeLeft = (calendar: Calendar, today: string, due: ReckonedDay): TimeLeft => {
  const left = workingDaysBetween(calendar, today, due.day)
  return { day: due.day, workingDaysLeft: left.days, provisional: due.provisional || left.provisional }
}
