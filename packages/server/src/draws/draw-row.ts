import { and, eq, like, or } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { draws } from './tables.ts'

export type DrawRow = typeof draws.$inferSelect
export type DrawState = 'frozen' | 'committed' | 'sealed' | 'opened'

const theDraw = (bureau: string, id: string) => and(eq(draws.bureau, bureau), eq(draws.id, id))

/** @throws Problem not-found */
export const readDraw = async (rows: Rows, bureau: string, id: string): Promise<DrawRow> => {
  const [row] = await rows.select().from(draws).where(theDraw(bureau, id))
  if (!row) throw new Problem('not-found')
  return row
}

/**
 * The draw, locked until the transaction ends, if it is in one of the states an operation starts from.
 * @throws Problem not-found, draw-state
 */
export const lockDraw = async (
  rows: Rows,
  bureau: string,
  id: string,
  ...states: readonly DrawState[]
): Promise<DrawRow> => {
  const [row] = await rows.select().from(draws).where(theDraw(bureau, id)).for('update')
  if (!row) throw new Problem('not-found')
  if (!states.includes(row.state as DrawState)) throw new Problem('draw-state')
  return row
}

/** The draws whose period is the year or lies in it. */
export const drawIdsOfYear = async (rows: Rows, bureau: string, year: number): Promise<readonly string[]> => {
  const inYear = or(eq(draws.period, String(year)), like(draws.period, `${year}-%`))
  const found = await rows
    .select({ id: draws.id })
    .from(draws)
    .where(and(eq(draws.bureau, bureau), inYear))
  return found.map(({ id }) => id)
}

export const updateDraw = async (rows: Rows, row: DrawRow, change: Partial<DrawRow>): Promise<DrawRow> => {
  await rows.update(draws).set(change).where(theDraw(row.bureau, row.id))
  return { ...row, ...change }
}
