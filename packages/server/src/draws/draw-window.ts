import {
  type Calendar,
  drawWindow,
  nextPeriod,
  type Period,
  periodOf,
  type RuleSet,
  shanghaiDay,
  timeLeft,
  type Window,
} from '@mingqian/rules'

export type WindowState = 'before' | 'open' | 'after'

/** The two periods a draw may be made for on a day: the one that runs and the next. */
export const drawablePeriods = (ruleSet: RuleSet, now: Date): readonly [Period, Period] => {
  const current = periodOf(shanghaiDay(now), ruleSet.period)
  return [current, nextPeriod(current)]
}

/** Where a moment lies with respect to a period's draw window (work plan 六: the last 5 working days before it). */
export const windowAt = (
  calendar: Calendar,
  ruleSet: RuleSet,
  period: Period,
  now: Date,
): { window: Window; state: WindowState; workingDaysLeft: number } => {
  const today = shanghaiDay(now)
  const window = drawWindow(calendar, ruleSet, period)
  const state = today < window.from ? 'before' : today > window.to ? 'after' : 'open'
  const left = timeLeft(calendar, today, { day: window.to, provisional: window.provisional })
  return {
    window: { ...window, provisional: left.provisional },
    state,
    workingDaysLeft: left.workingDaysLeft,
  }
}
