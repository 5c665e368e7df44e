import { shanghaiDay } from '@mingqian/rules'
import { eq } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { plans } from './tables.ts'

/** How far the plan of each year is, and the day of its approval; a year without a plan is not there. */
export const planStates = async (
  rows: Rows,
  bureau: string,
): Promise<ReadonlyMap<number, { readonly approvedOn: string | null }>> => {
  const found = await rows
    .select({ year: plans.year, approvedAt: plans.approvedAt })
    .from(plans)
    .where(eq(plans.bureau, bureau))
  return new Map(
    found.map(({ year, approvedAt }) => [year, { approvedOn: approvedAt && shanghaiDay(approvedAt) }]),
  )
}

/** The day on which the plan of a year was approved; null while it is not. */
export const approvedPlanOn = async (rows: Rows, bureau: string, year: number): Promise<string | null> =>
  (await planStates(rows, bureau)).get(year)?.approvedOn ?? null
