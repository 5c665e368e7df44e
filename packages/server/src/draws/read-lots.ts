import { and, asc, eq } from 'drizzle-orm'
import { calendarInForce } from '../calendar/index.ts'
import type { Rows } from '../platform/database.ts'
import { facilitiesByIds } from '../registry/index.ts'
import { dispatchDay } from './dispatch-day.ts'
import { readDraw } from './draw-row.ts'
import { lots } from './tables.ts'

/** The lots by number. One that is not opened tells its number and its dispatch day, nothing else. */
export const readLots = async (rows: Rows, bureau: string, drawId: string) => {
  const found = await rows
    .select({
      index: lots.index,
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
  if (found.length === 0) return []
  const dispatch = dispatchDay(await calendarInForce(rows, bureau), await readDraw(rows, bureau, drawId))
  return found.map(({ index, openedAt, facilityId }) => ({
    index,
    state: openedAt ? ('opened' as const) : ('sealed' as const),
    dispatchOn: dispatch.day,
    dispatchProvisional: dispatch.provisional,
    openedAt: openedAt?.toISOString() ?? null,
    facility: facilityId ? { id: facilityId, name: names.get(facilityId)?.name ?? facilityId } : null,
  }))
}
