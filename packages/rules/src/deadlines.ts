import { type Period, periodRange, previousPeriod } from './period.ts'
import type { RuleSet } from './rule-set.ts'
import {
  addWorkingDays,
  type CalendarOverrides,
  lastWorkingDaysUpTo,
  type ReckonedDay,
} from './working-days.ts'

/** Days on which something may be done, both ends included. */
export interface Window {
  readonly from: string
  readonly to: string
  readonly provisional: boolean
}

/** The last n working days of a period, earliest first. */
export const lastWorkingDaysOf = (period: Period, n: number, overrides?: CalendarOverrides) =>
  lastWorkingDaysUpTo(periodRange(period).to, n, overrides)

/** When a period is drawn: within the last working days of the period before (work plan 六). */
export const drawWindow = (ruleSet: RuleSet, period: Period, overrides?: CalendarOverrides): Window => {
  const before = previousPeriod(period)
  const { days, provisional } = lastWorkingDaysOf(
    before,
    ruleSet.deadlines.draw.lastWorkingDaysBefore,
    overrides,
  )
  return { from: days[0] ?? periodRange(before).to, to: periodRange(before).to, provisional }
}

/** Last day to enter a visit's result in the supervision register (work plan 七.2), counted from the day after. */
export const registerBy = (ruleSet: RuleSet, visitedOn: string, overrides?: CalendarOverrides): ReckonedDay =>
  addWorkingDays(visitedOn, ruleSet.deadlines.register.workingDays, overrides)

/** Last day to make a result public (work plan 七.6), counted from the day after it was made or changed. */
export const discloseBy = (ruleSet: RuleSet, madeOn: string, overrides?: CalendarOverrides): ReckonedDay =>
  addWorkingDays(madeOn, ruleSet.deadlines.disclosure.workingDays, overrides)

/** Last day to fix the annual plan of a year (work plan 六): a fixed date of the year before. */
export const annualPlanBy = (ruleSet: RuleSet, year: number): ReckonedDay => {
  const { month, day } = ruleSet.deadlines.annualPlan
  const digits = (n: number) => String(n).padStart(2, '0')
  return { day: `${year - 1}-${digits(month)}-${digits(day)}`, provisional: false }
}
