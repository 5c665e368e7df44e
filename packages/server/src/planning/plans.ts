import { type Calendar, isDueIn, levelOf, type RuleSet, shanghaiDay } from '@mingqian/rules'
import { and, desc, eq } from 'drizzle-orm'
import { calendarInForce } from '../calendar/index.ts'
import { appendToLog } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { allFacilities, allInspectors, countInPost, takesPart } from '../registry/index.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { annualPlan, type PlanContent, planContentSchema, type RegisterCount } from './annual-plan.ts'
import { type Choices, choiceProblems } from './choices.ts'
import { plans } from './tables.ts'

type PlanState =
  | { readonly state: 'draft' }
  | {
      readonly state: 'approved'
      readonly approvedAt: Date
      readonly approvedBy: string
      readonly logIndex: number
    }

/** The annual plan of a year, a draft until the director approves it. */
export type Plan = PlanContent &
  PlanState & {
    readonly year: number
    readonly createdAt: Date
    readonly createdBy: string
  }

const planOf = ({ content, ...row }: typeof plans.$inferSelect): Plan => {
  const facts = {
    ...planContentSchema.parse(content),
    year: row.year,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
  }
  const { approvedAt, approvedBy, logIndex } = row
  if (approvedAt === null || approvedBy === null || logIndex === null) return { ...facts, state: 'draft' }
  return { ...facts, state: 'approved', approvedAt, approvedBy, logIndex }
}

/** All plans of the bureau, the newest year first. */
export const allPlans = async (rows: Rows, bureau: string): Promise<readonly Plan[]> =>
  (await rows.select().from(plans).where(eq(plans.bureau, bureau)).orderBy(desc(plans.year))).map(planOf)

export type ApprovedPlan = Plan & { readonly state: 'approved' }

/** The plans that are public, the newest year first. */
export const approvedPlans = async (rows: Rows, bureau: string): Promise<readonly ApprovedPlan[]> =>
  (await allPlans(rows, bureau)).filter(plan => plan.state === 'approved')

/** What the approved plan of a year does beyond what is owed; nothing without an approved plan. */
export const approvedChoices = async (rows: Rows, bureau: string, year: number): Promise<Choices> =>
  (await approvedPlans(rows, bureau)).find(plan => plan.year === year)?.choices ?? {}

/** Those who take part, as they stand; due are those whose visits before the year do not count for its coverage. */
const countRegister = async (
  rows: Rows,
  bureau: string,
  ruleSet: RuleSet,
  year: number,
  today: string,
): Promise<RegisterCount> => {
  const partaking = (await allFacilities(rows, bureau, today)).filter(takesPart)
  const counts = ruleSet.quotas
    .filter(rule => rule.level === levelOf(bureau))
    .map(rule => {
      const own = partaking.filter(facility => facility.class === rule.class)
      const due = own.filter(({ lastVisitedOn }) => isDueIn(rule, year, lastVisitedOn, `${year}-01-01`))
      return { name: rule.class, total: own.length, due: due.length }
    })
  return {
    facilities: Object.fromEntries(counts.map(({ name, total }) => [name, total])),
    due: Object.fromEntries(counts.map(({ name, due }) => [name, due])),
    inspectorsInPost: countInPost(await allInspectors(rows, bureau), today),
  }
}

/** What a bureau plans by: its rules and its working days, as they are in force. */
export type PlanningBasis = {
  readonly calendar: Calendar
  readonly ruleSet: RuleSet
  /** ISO day in Shanghai. */
  readonly today: string
}

export const planningBasis = async (
  rows: Rows,
  { clock }: Pick<Platform, 'clock'>,
  bureau: string,
): Promise<PlanningBasis> => {
  const today = shanghaiDay(clock.now())
  return {
    calendar: await calendarInForce(rows, bureau),
    ruleSet: await ruleSetInForce(rows, bureau, today),
    today,
  }
}

type PlanRequest = {
  readonly year: number
  readonly choices?: Choices | undefined
  /** To try another head count than the register's; such a plan can be looked at, but not drafted. */
  readonly inspectorsInPost?: number | undefined
}

/**
 * The plan of a year from the register as it stands; nothing is written.
 * @throws Problem bad-input with the field of a choice that the rules do not allow
 */
export const reckonPlan = async (
  rows: Rows,
  bureau: string,
  basis: PlanningBasis,
  request: PlanRequest,
): Promise<PlanContent> => {
  const { year, choices = {} } = request
  const { calendar, ruleSet, today } = basis
  const level = levelOf(bureau)
  const counted = await countRegister(rows, bureau, ruleSet, year, today)
  const fields = choiceProblems(ruleSet, level, counted.facilities, choices)
  if (fields.length > 0) throw new Problem('bad-input', { fields })
  const inspectorsInPost = request.inspectorsInPost ?? counted.inspectorsInPost
  return annualPlan(calendar, ruleSet, level, year, { ...counted, inspectorsInPost }, choices)
}

const lockPlan = async (rows: Rows, bureau: string, year: number): Promise<Plan | undefined> => {
  const [row] = await rows
    .select()
    .from(plans)
    .where(and(eq(plans.bureau, bureau), eq(plans.year, year)))
    .for('update')
  return row && planOf(row)
}

/**
 * Drafts the plan of a year from the register as it stands; a draft that is there already is reckoned anew.
 * @param by name of the person who drafts it  @param choices what the bureau does beyond what it owes
 * @throws Problem bad-input if the rules do not allow a choice, plan-exists once the year's plan is approved
 */
export const draftPlan = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  year: number,
  by: string,
  choices: Choices = {},
): Promise<Plan> => {
  const basis = await planningBasis(rows, platform, bureau)
  const content = await reckonPlan(rows, bureau, basis, { year, choices })
  const draft = { state: 'draft', content, createdAt: platform.clock.now(), createdBy: by }
  const [row] = await rows
    .insert(plans)
    .values({ bureau, year, ...draft })
    .onConflictDoUpdate({
      target: [plans.bureau, plans.year],
      set: draft,
      setWhere: eq(plans.state, 'draft'),
    })
    .returning()
  if (!row) throw new Problem('plan-exists')
  return planOf(row)
}

/**
 * Approves the draft as it stands: from now on it is public, in the log, and fixed.
 * @param by name of the director
 * @throws Problem not-found without a draft, plan-exists if it is approved already
 */
export const approvePlan = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  year: number,
  by: string,
): Promise<Plan> => {
  const draft = await lockPlan(rows, bureau, year)
  if (!draft) throw new Problem('not-found')
  if (draft.state === 'approved') throw new Problem('plan-exists')
  const { ruleSet, ruleSetVersion, facilities, due, inspectorsInPost, choices, quotas, total } = draft
  const approvedAt = platform.clock.now()
  const basis = { ruleSet, ruleSetVersion, facilities, due, inspectorsInPost }
  const plan = { bureau, ...basis, choices, quotas, total }
  const logIndex = await appendToLog(rows, approvedAt, { kind: 'plan', year, plan })
  const [row] = await rows
    .update(plans)
    .set({ state: 'approved', approvedAt, approvedBy: by, logIndex })
    .where(and(eq(plans.bureau, bureau), eq(plans.year, year)))
    .returning()
  if (!row) throw new Problem('not-found')
  return planOf(row)
}
