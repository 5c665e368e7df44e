import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { facilities } from './tables.ts'

/**
 * Notes that a facility was visited on a day (ISO), which ends its being due for the year.
 * A visit entered late never moves the last visit backwards.
 */
export const markVisited = async (
  rows: Rows,
  bureau: string,
  facilityId: string,
  day: string,
): Promise<void> => {
  await rows
    .update(facilities)
    .set({ lastVisitedOn: day })
    .where(
      and(
        eq(facilities.bureau, bureau),
        eq(facilities.id, facilityId),
        or(isNull(facilities.lastVisitedOn), lt(facilities.lastVisitedOn, day)),
      ),
    )
}
