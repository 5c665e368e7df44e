import { sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'

/** One beginning or publication of an edition after the other, until the caller's transaction ends. */
export const lockDirectory = async (rows: Rows, bureau: string): Promise<void> => {
  await rows.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`directory/${bureau}`}, 0))`)
}
