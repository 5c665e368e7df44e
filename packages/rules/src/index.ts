export { type BallFacts, type BallReason, ballsFor } from './balls.ts'
export { type CheckedRuleSet, checkRuleSet, checkRuleSetText, type RuleSetFinding } from './check-rule-set.ts'
export { creditCodeCheckDigit, hasCreditCodeShape, isCreditCode } from './credit-code.ts'
export {
  annualPlanBy,
  discloseBy,
  drawWindow,
  lastWorkingDaysOf,
  registerBy,
  type Window,
} from './deadlines.ts'
export { type Division, demoDivision, divisionOf, isWithinDivision, levelOf } from './divisions.ts'
export { shareWords } from './measure-quota.ts'
export {
  nextPeriod,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodOf,
  periodParts,
  periodRange,
  periodsOfYear,
  periodsPerYear,
  periodTitle,
  previousPeriod,
} from './period.ts'
export { ceilDiv, coverageQuota, ratioQuota, shareQuota } from './quota-arithmetic.ts'
export {
  type ClassChoice,
  type ClassSize,
  coverageYears,
  type QuotaInput,
  quotasFor,
  type StratumQuota,
} from './quotas.ts'
export {
  type Clause,
  type Fraction,
  type Level,
  levels,
  type RiskGrade,
  type RuleSet,
  ruleSetJsonSchema,
  ruleSetSchema,
} from './rule-set.ts'
export { kundulun2016, ruleSetById, shippedRuleSets } from './rule-sets.ts'
export type { Text } from './text.ts'
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
