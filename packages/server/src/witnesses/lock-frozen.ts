import { type DrawRow, lockDraw } from '../draws/index.ts'
import type { Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'

/** The draw, locked, while witnesses may still come and go. @throws Problem not-found, witness-too-late */
export const lockFrozen = async (rows: Rows, bureau: string, id: string): Promise<DrawRow> => {
  const draw = await lockDraw(rows, bureau, id, 'frozen', 'committed', 'sealed', 'opened')
  if (draw.state !== 'frozen') throw new Problem('witness-too-late')
  return draw
}
