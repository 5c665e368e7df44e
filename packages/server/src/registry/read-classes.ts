import { and, eq, not, or, sql } from 'drizzle-orm'
import { isExcludedOn } from '../exclusions/index.ts'
import type { Rows } from '../platform/database.ts'
import { facilities } from './tables.ts'

/** What counts of a facility where only classes are counted. */
export type ClassedFacility = {
  readonly id: string
  readonly class: string
  readonly lastVisitedOn: string | null
}

/** Those that take part on an ISO day, without what their records say: a whole register of them is soon read. */
export const partakingFacilities = (
  rows: Rows,
  bureau: string,
  day: string,
): Promise<readonly ClassedFacility[]> =>
  rows
    .select({ id: facilities.id, class: facilities.class, lastVisitedOn: facilities.lastVisitedOn })
    .from(facilities)
    .where(and(eq(facilities.bureau, bureau), not(isExcludedOn(bureau, day, sql`${facilities.id}`))))

/** Facilities of a class, those that are marked as key ones, and those named, by number. */
export const facilitiesByClass = (rows: Rows, bureau: string, name: string, ids: readonly string[]) =>
  rows
    .select({
      id: facilities.id,
      name: facilities.name,
      class: facilities.class,
      keyKinds: facilities.keyKinds,
      revision: facilities.revision,
    })
    .from(facilities)
    .where(
      and(
        eq(facilities.bureau, bureau),
        or(
          eq(facilities.class, name),
          sql`${facilities.keyKinds} <> '{}'`,
          sql`${facilities.id} = any(${sql.param(ids)}::text[])`,
        ),
      ),
    )
    .orderBy(facilities.id)
