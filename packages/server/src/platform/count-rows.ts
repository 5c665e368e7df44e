import { type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Rows } from './database.ts'

/** Up to here rows are counted; what is beyond is "more than". */
const mostCounted = 10_000

export type Total = {
  readonly total: number
  /** Whether there are more than `total`. */
  readonly totalIsLeast: boolean
}

/**
 * How many rows of a table fit: to the last one, or up to a bound where looking at each of a hundred thousand would keep
 * everybody else waiting.
 */
export const countRows = async (
  rows: Rows,
  table: PgTable,
  wanted: SQL | undefined,
  extent: 'all' | 'bounded',
): Promise<Total> => {
  const bound = extent === 'bounded' ? sql`limit ${mostCounted + 1}` : sql``
  const { rows: found } = await rows.execute<{ n: number }>(
    sql`select count(*)::integer as n from (select 1 from ${table} where ${wanted ?? sql`true`} ${bound}) as fitting`,
  )
  const n = found[0]?.n ?? 0
  const totalIsLeast = extent === 'bounded' && n > mostCounted
  return { total: totalIsLeast ? mostCounted : n, totalIsLeast }
}
