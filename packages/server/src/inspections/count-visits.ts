import { and, count, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { classOf, isRecorded } from './list-visits.ts'
import { records } from './tables.ts'

/** Visits of a draw to one class. There is a record from the opening of a lot on, so no unopened lot is counted. */
export type VisitCount = {
  readonly drawId: string
  readonly class: string
  readonly visited: number
  /** Of them signed, published or not; the violations are what the signed ones found. */
  readonly recorded: number
  readonly published: number
  readonly violations: number
}

/** Counts the visits of draws by class. */
export const countVisits = async (
  rows: Rows,
  bureau: string,
  drawIds: readonly string[],
): Promise<readonly VisitCount[]> => {
  if (drawIds.length === 0) return []
  const where = (condition: ReturnType<typeof sql>) =>
    sql<number>`(count(*) filter (where ${condition}))::integer`
  return rows
    .select({
      drawId: records.drawId,
      class: classOf,
      visited: count(),
      recorded: where(sql`${isRecorded}`),
      published: where(sql`${records.state} = 'published'`),
      violations: where(sql`${isRecorded} and ${records.violation}`),
    })
    .from(records)
    .where(
      and(eq(records.bureau, bureau), inArray(records.drawId, [...drawIds]), ne(records.state, 'replaced')),
    )
    .groupBy(records.drawId, classOf)
}
