import { and, eq, gt, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { exclusions } from './tables.ts'

/** From `since` up to the day before `until`; open where that is null. */
export type Span = { readonly since: string; readonly until: string | null }

const overlaps = ({ since, until }: Span): SQL | undefined =>
  and(
    or(isNull(exclusions.until), gt(exclusions.until, since)),
    // One that was called off before it began was never in force.
    or(isNull(exclusions.until), gt(exclusions.until, exclusions.since)),
    until === null ? undefined : sql`${exclusions.since} < ${until}`,
  )

/**
 * Those of the facilities that are excluded at some time of a span.
 * @param counting whether those that only wait for approval count as well
 * @param besides an exclusion that does not count: the one that is asked about
 */
export const excludedWithin = async (
  rows: Rows,
  bureau: string,
  facilityIds: readonly string[],
  span: Span,
  counting: 'approved' | 'waiting-too',
  besides?: string,
): Promise<ReadonlySet<string>> => {
  const found = await rows
    .selectDistinct({ facilityId: exclusions.facilityId })
    .from(exclusions)
    .where(
      and(
        eq(exclusions.bureau, bureau),
        sql`${exclusions.facilityId} = any(${sql.param(facilityIds)}::text[])`,
        besides === undefined ? undefined : ne(exclusions.id, besides),
        counting === 'approved'
          ? eq(exclusions.approved, 'approved')
          : or(isNull(exclusions.approved), eq(exclusions.approved, 'approved')),
        overlaps(span),
      ),
    )
  return new Set(found.map(({ facilityId }) => facilityId))
}
