import { and, count, eq, gte, isNull, lte, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { OutsideKind } from './matter.ts'
import { outsideVisits } from './tables.ts'

export type OutsideCount = {
  /** 1 to 4, by the day of the visit. */
  readonly quarter: number
  readonly kind: OutsideKind
  readonly visits: number
  readonly violations: number
}

/** The year's visits outside the regime by quarter and kind; withdrawn ones are left out. */
export const countOutsideVisits = (
  rows: Rows,
  bureau: string,
  year: number,
): Promise<readonly OutsideCount[]> => {
  const quarter = sql<number>`extract(quarter from ${outsideVisits.visitedOn})::integer`
  return rows
    .select({
      quarter,
      kind: outsideVisits.kind,
      visits: count(),
      violations: sql<number>`(count(*) filter (where ${outsideVisits.violation}))::integer`,
    })
    .from(outsideVisits)
    .where(
      and(
        eq(outsideVisits.bureau, bureau),
        isNull(outsideVisits.withdrawnAt),
        gte(outsideVisits.visitedOn, `${year}-01-01`),
        lte(outsideVisits.visitedOn, `${year}-12-31`),
      ),
    )
    .groupBy(quarter, outsideVisits.kind)
}
