import {
  annualPlanBy,
  type Calendar,
  levelOf,
  type RuleSet,
  shanghaiDay,
  type TimeLeft,
  timeLeft,
} from '@mingqian/rules'
import { and, desc, eq } from 'drizzle-orm'
import { appendToLog } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { allFacilities, allInspectors, mayBeDrawn, takesPart } from '../registry/index.ts'
import { annualPlan, type PlanContent, planContentSchema, type RegisterCount } from './annual-plan.ts'
import { ruleSetInForce } from './rule-set-in-force.ts'
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

const countRegister = async (rows: Rows, bureau: string, ruleSet: RuleSet): Promise<RegisterCount> => {
  const partaking = (await allFacilities(rows, bureau)).filter(takesPart)
  const inPost = (await allInspectors(rows, bureau)).filter(mayBeDrawn)
  return {
    facilities: Object.fromEntries(
      ruleSet.quotas.map(rule => [
        rule.class,
        partaking.filter(facility => facility.class === rule.class).length,
      ]),
    ),
    inspectorsInPost: inPost.length,
  }
}

/** The day by which the plan of a year is to be fixed (六), and the working days until then; negative once it is past. */
export const planDeadline = (calendar: Calendar, ruleSet: RuleSet, year: number, now: Date): TimeLeft =>
  timeLeft(calendar, shanghaiDay(now), annualPlanBy(ruleSet, year))

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
 * @param by name of the person who drafts it
 * @throws Problem plan-exists once the year's plan is approved
 */
export const draftPlan = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  year: number,
  by: string,
): Promise<Plan> => {
  const ruleSet = await ruleSetInForce(rows, bureau, shanghaiDay(platform.clock.now()))
  const content = annualPlan(ruleSet, levelOf(bureau), year, await countRegister(rows, bureau, ruleSet))
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
  const { ruleSet, facilities, inspectorsInPost, quotas, total } = draft
  const approvedAt = platform.clock.now()
  const plan = { bureau, ruleSet, facilities, inspectorsInPost, quotas, total }
  const logIndex = await appendToLog(rows, approvedAt, { kind: 'plan', year, plan })
  const [row] = await rows
    .update(plans)
    .set({ state: 'approved', approvedAt, approvedBy: by, logIndex })
    .where(and(eq(plans.bureau, bureau), eq(plans.year, year)))
    .returning()
  if (!row) throw new Problem('not-found')
  return planOf(row)
}
