import { sql } from 'drizzle-orm'
import { isUniqueViolation, type Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'

/** Held to the end of the transaction by whoever adds to a bureau's register. */
export const lockRegister = (rows: Rows, bureau: string): Promise<unknown> =>
  rows.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`registry/${bureau}`}, 0))`)

/**
 * Adds to a bureau's register in the caller's transaction, one import after the other.
 * @throws Problem register-changed when what is added is there already; the transaction is then lost
 */
export const changeRegister = async <T>(rows: Rows, bureau: string, change: () => Promise<T>): Promise<T> => {
  await lockRegister(rows, bureau)
  try {
    return await change()
  } catch (error) {
    throw isUniqueViolation(error) ? new Problem('register-changed') : error
  }
}
