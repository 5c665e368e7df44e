export { announcedNotices } from './announced-notices.ts'
export { type BallFacts, type BallReason, ballsFor } from './balls.ts'
export {
  announcedCalendar,
  type Calendar,
  calendarFrom,
  calendarRange,
  type DayKind,
  dayKind,
  isWorkingDay,
} from './calendar.ts'
export { holidayNoticeSchema, type NoticeProblem, noticeDoubts, noticeProblems } from './check-notice.ts'
export { type CheckedRuleSet, checkRuleSet, checkRuleSetText, type RuleSetFinding } from './check-rule-set.ts'
export { type ClassConsequences, consequencesOf, type PeriodConsequences } from './consequences.ts'
export { creditCodeCheckDigit, hasCreditCodeShape, isCreditCode } from './credit-code.ts'
export { addDays, addMonths, daysFrom, isDay, shanghaiDay } from './days.ts'
export {
  annualPlanBy,
  discloseBy,
  drawWindow,
  keyDirectoryBy,
  lastWorkingDaysOf,
  registerBy,
  reminderDays,
  type TimeLeft,
  timeLeft,
  type Window,
} from './deadlines.ts'
export { type Division, demoDivision, divisionOf, isWithinDivision, levelOf } from './divisions.ts'
export {
  eligibility,
  type IneligibilityReason,
  type InspectorStanding,
  isInPost,
  type Leave,
  type LeaveKind,
  leaveKinds,
  type PassedCourse,
  type Post,
  passCounts,
  posts,
} from './eligibility.ts'
export { type Holiday, type HolidayNotice, noticeRange } from './holiday-notice.ts'
export { identityNumberCheck, isIdentityNumber } from './identity-number.ts'
export { type BallGroup, inclusionChances } from './inclusion.ts'
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
export {
  type Choosable,
  choosableFor,
  isDueIn,
  type PlannedPeriod,
  planYear,
  type YearInput,
} from './plan-year.ts'
export { type EqualChances, expectedHits, type Predictability, predictability } from './predictability.ts'
export { mayLieInProvince, provinceOf, provincesAround } from './province-extents.ts'
export { ceilDiv, coverageQuota, isLess, ratioQuota, shareQuota } from './quota-arithmetic.ts'
export {
  type ClassChoice,
  type ClassSize,
  coverageYears,
  type QuotaInput,
  quotasFor,
  type StratumQuota,
} from './quotas.ts'
export { type NoticeReading, readNotice } from './read-notice.ts'
export {
  type Clause,
  type Conditions,
  type CourseCondition,
  type Fraction,
  type Level,
  levels,
  type QuotaRule,
  type RiskGrade,
  type RuleSet,
  ruleSetJsonSchema,
  ruleSetSchema,
} from './rule-set.ts'
export { kundulun2016, ruleSetById, shippedRuleSets } from './rule-sets.ts'
export type { Text } from './text.ts'
export { addWorkingDays, lastWorkingDaysUpTo, type ReckonedDay, workingDaysBetween } from './working-days.ts'
