import type { Database, Rows } from '../platform/database.ts'

const atOnce = 500

/**
 * Gives rows that are older than their search columns what they are found by. A start-up step; where nothing is to do
 * it costs one look at each table.
 * @param unfound reads so many rows that are found by nothing yet
 * @param fill writes the columns of one of them
 */
export const fillSearch = async <Row>(
  database: Database,
  unfound: (rows: Rows, limit: number) => Promise<readonly Row[]>,
  fill: (rows: Rows, row: Row) => Promise<unknown>,
): Promise<void> => {
  for (let filled = atOnce; filled > 0; )
    filled = await database.transaction(async rows => {
      const found = await unfound(rows, atOnce)
      for (const row of found) await fill(rows, row)
      return found.length
    })
}
