import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { outsideVisits } from './tables.ts'

/** The days on which facilities were visited again to see what they had put right; withdrawn registrations aside. */
export const followUpDays = async (
  rows: Rows,
  bureau: string,
  facilities: readonly string[],
): Promise<readonly { readonly facility: string; readonly day: string }[]> =>
  facilities.length === 0
    ? []
    : rows
        .select({ facility: outsideVisits.facilityId, day: outsideVisits.visitedOn })
        .from(outsideVisits)
        .where(
          and(
            eq(outsideVisits.bureau, bureau),
            eq(outsideVisits.kind, 'follow-up'),
            isNull(outsideVisits.withdrawnAt),
            inArray(outsideVisits.facilityId, [...facilities]),
          ),
        )
