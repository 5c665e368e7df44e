export { type BallFacts, type BallReason, ballsFor } from './balls.ts'
export { creditCodeCheckDigit, hasCreditCodeShape, isCreditCode } from './credit-code.ts'
export {
  annualPlanBy,
  discloseBy,
  drawWindow,
  lastWorkingDaysOf,
  registerBy,
  type Window,
} from './deadlines.ts'
export { type Division, demoDivision, divisionOf, isWithinDivision } from './divisions.ts'
export {
  nextPeriod,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodOf,
  periodParts,
  periodRange,
  periodsPerYear,
  periodTitle,
  previousPeriod,
} from './period.ts'
export { ceilDiv, coverageQuota, ratioQuota, shareQuota } from './quota-arithmetic.ts'
export { type ClassSize, type QuotaInput, quotasFor, type StratumQuota } from './quotas.ts'
export { type Clause, type RiskGrade, type RuleSet, ruleSetSchema, type Text } from './rule-set.ts'
export { kundulun2016, ruleSetById } from './rule-sets.ts'
export {
  addDays,
  addWorkingDays,
  type CalendarOverrides,
  calendarStatus,
  isWorkingDay,
  type ReckonedDay,
  shanghaiDay,
  workingDaysBetween,
} from './working-days.ts'
