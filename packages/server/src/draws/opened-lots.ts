import { and, eq } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { type OpenedLot, openedLotFrom } from './open-lot.ts'
import { draws, lots } from './tables.ts'

const withDraw = (rows: Rows) =>
  rows
    .select({ draw: draws, lot: lots })
    .from(lots)
    .innerJoin(draws, and(eq(draws.bureau, lots.bureau), eq(draws.id, lots.drawId)))

/** The lot if it has been opened; an unopened one is answered like none. */
export const openedLotAt = async (
  rows: Rows,
  bureau: string,
  drawId: string,
  index: number,
): Promise<OpenedLot | null> => {
  const [found] = await withDraw(rows).where(
    and(eq(lots.bureau, bureau), eq(lots.drawId, drawId), eq(lots.index, index)),
  )
  return found ? openedLotFrom(found.draw, found.lot) : null
}

/** The opened lot whose leaf hash this is: the address of its QR page, which nobody can guess before. */
export const openedLotByLeaf = async (rows: Rows, leafHash: string): Promise<OpenedLot | null> => {
  const [found] = await withDraw(rows).where(eq(lots.leafHash, leafHash))
  return found ? openedLotFrom(found.draw, found.lot) : null
}
