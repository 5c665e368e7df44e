import { and, eq, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Exclusion } from './exclusion.ts'
import { exclusions } from './tables.ts'

/** Holds of exclusions that are in force on a day (ISO). */
export const inForceOn = (bureau: string, day: string): SQL | undefined =>
  and(
    eq(exclusions.bureau, bureau),
    eq(exclusions.approved, 'approved'),
    lte(exclusions.since, day),
    or(isNull(exclusions.until), gt(exclusions.until, day)),
  )

/** Holds of facilities, given by the column of their id, that are excluded on a day. */
export const isExcludedOn = (bureau: string, day: string, facilityId: SQL): SQL =>
  sql`exists (select 1 from ${exclusions} where ${and(inForceOn(bureau, day), sql`${exclusions.facilityId} = ${facilityId}`)})`

/**
 * The exclusions in force on a day, by facility. A facility comes back by itself on its exclusion's `until`.
 * @param facilityIds only these facilities
 */
export const exclusionsOn = async (
  rows: Rows,
  bureau: string,
  day: string,
  facilityIds?: readonly string[],
): Promise<ReadonlyMap<string, Exclusion>> => {
  const found = await rows
    .select({
      facilityId: exclusions.facilityId,
      id: exclusions.id,
      reason: exclusions.reason,
      since: exclusions.since,
      until: exclusions.until,
      evidence: exclusions.evidence,
    })
    .from(exclusions)
    .where(
      and(
        inForceOn(bureau, day),
        facilityIds ? sql`${exclusions.facilityId} = any(${sql.param(facilityIds)}::text[])` : undefined,
      ),
    )
  return new Map(found.map(({ facilityId, ...exclusion }) => [facilityId, exclusion]))
}

/** Exclusions by their ids, whether in force or not. */
export const exclusionsByIds = async (
  rows: Rows,
  bureau: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, typeof exclusions.$inferSelect>> => {
  if (ids.length === 0) return new Map()
  const found = await rows
    .select()
    .from(exclusions)
    .where(and(eq(exclusions.bureau, bureau), inArray(exclusions.id, [...ids])))
  return new Map(found.map(row => [row.id, row]))
}
