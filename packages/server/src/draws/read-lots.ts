import { and, asc, eq } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { facilitiesByIds } from '../registry/index.ts'
import { lots } from './tables.ts'

/** The lots by number. One that is not opened tells its number and its dispatch day, nothing else. */
export const readLots = async (rows: Rows, bureau: string, drawId: string) => {
  const found = await rows
    .select({
      index: lots.index,
      dispatchOn: lots.dispatchOn,
      openedAt: lots.openedAt,
      facilityId: lots.facilityId,
    })
    .from(lots)
    .where(and(eq(lots.bureau, bureau), eq(lots.drawId, drawId)))
    .orderBy(asc(lots.index))
  const names = await facilitiesByIds(
    rows,
    bureau,
    found.flatMap(({ facilityId }) => facilityId ?? []),
  )
  return found.map(({ index, dispatchOn, openedAt, facilityId }) => ({
    index,
    state: openedAt ? ('opened' as const) : ('sealed' as const),
    dispatchOn,
    openedAt: openedAt?.toISOString() ?? null,
    facility: facilityId ? { id: facilityId, name: names.get(facilityId)?.name ?? facilityId } : null,
  }))
}
