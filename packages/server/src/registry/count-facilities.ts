import { and, count, eq, lt } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { facilities } from './tables.ts'

/** How many facilities had come into the register before an instant, those that take no part included. */
export const countFacilities = async (rows: Rows, bureau: string, before: Date): Promise<number> => {
  const [counted] = await rows
    .select({ n: count() })
    .from(facilities)
    .where(and(eq(facilities.bureau, bureau), lt(facilities.createdAt, before)))
  return counted?.n ?? 0
}
