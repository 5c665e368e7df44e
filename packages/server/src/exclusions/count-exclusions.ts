import { and, count, countDistinct, eq, gte, lt, lte, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
// A reference of the schema, as in tables.ts.
import { facilities } from '../registry/tables.ts'
import type { ExclusionReason } from './exclusion.ts'
import { inForceOn } from './in-force.ts'
import { exclusions } from './tables.ts'

/**
 * How many facilities took no part at the end of a day, by reason, as it stood then: what was approved later for an
 * earlier day does not count, nor do facilities that came into the register later.
 * @param day ISO day  @param end the instant at which it ends
 */
export const countExcluded = async (
  rows: Rows,
  bureau: string,
  day: string,
  end: Date,
): Promise<readonly { readonly reason: ExclusionReason; readonly count: number }[]> =>
  rows
    .select({ reason: exclusions.reason, count: count() })
    .from(exclusions)
    .innerJoin(
      facilities,
      and(eq(facilities.bureau, exclusions.bureau), eq(facilities.id, exclusions.facilityId)),
    )
    .where(and(inForceOn(bureau, day), lt(exclusions.decidedAt, end), lt(facilities.createdAt, end)))
    .groupBy(exclusions.reason)

/**
 * How many facilities came back into the pool from the first day to the last, both included: their exclusion ended, and
 * no other went on from there.
 */
export const countReturned = async (
  rows: Rows,
  bureau: string,
  from: string,
  to: string,
): Promise<number> => {
  const [counted] = await rows
    .select({ n: countDistinct(exclusions.facilityId) })
    .from(exclusions)
    .where(
      and(
        eq(exclusions.bureau, bureau),
        eq(exclusions.approved, 'approved'),
        lt(exclusions.since, exclusions.until),
        gte(exclusions.until, from),
        lte(exclusions.until, to),
        sql`not exists (select 1 from ${exclusions} as other where other.bureau = ${exclusions.bureau}
          and other.facility_id = ${exclusions.facilityId} and other.approved = 'approved'
          and other.since <= ${exclusions.until} and (other.until is null or other.until > ${exclusions.until}))`,
      ),
    )
  return counted?.n ?? 0
}
