import { and, eq, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { facilities, inspectors } from './tables.ts'

const shapeOf = (prefix: string) => `^${prefix}-[0-9]{5,9}$`

/**
 * Numbers for those that came without one, `W150203-00001` and on, continuing from the largest that is in the register
 * or in the file. The caller holds the register's lock.
 * @param letter W for facilities (污染源), R for inspectors (人员)
 */
export const freshCodes = async (
  rows: Rows,
  table: typeof facilities | typeof inspectors,
  letter: 'W' | 'R',
  bureau: string,
  given: readonly (string | undefined)[],
): Promise<() => string> => {
  const prefix = `${letter}${bureau}`
  const [largest] = await rows
    .select({ n: sql<number | null>`max(substr(${table.id}, ${prefix.length + 2}::int)::int)` })
    .from(table)
    .where(and(eq(table.bureau, bureau), sql`${table.id} ~ ${shapeOf(prefix)}`))
  const own = new RegExp(shapeOf(prefix))
  let last = given.reduce<number>(
    (most, code) => (code && own.test(code) ? Math.max(most, Number(code.slice(prefix.length + 1))) : most),
    largest?.n ?? 0,
  )
  return () => {
    last += 1
    return `${prefix}-${String(last).padStart(5, '0')}`
  }
}
