import { shanghaiDay } from '@mingqian/rules'
import { and, asc, eq } from 'drizzle-orm'
import { calendarInForce } from '../calendar/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { facilitiesByIds } from '../registry/index.ts'
import { dispatchDay, dispatchDaysOf } from './dispatch-day.ts'
import { readDraw } from './draw-row.ts'
import { drawVault } from './draw-vault.ts'
import { lots } from './tables.ts'

/**
 * The lots by number. One that is not opened tells its number, and its dispatch day once it has come: before, nobody
 * but the director needs to know when which number goes out.
 */
export const readLots = async (rows: Rows, platform: Platform, bureau: string, drawId: string) => {
  const found = await rows
    .select({
      index: lots.index,
      openedAt: lots.openedAt,
      facilityId: lots.facilityId,
      dispatchSealed: lots.dispatchSealed,
      replaces: lots.replaces,
      replacedBy: lots.replacedBy,
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
  const draw = await readDraw(rows, bureau, drawId)
  const calendar = await calendarInForce(rows, bureau)
  const vault = drawVault(platform, draw)
  const today = shanghaiDay(platform.clock.now())
  // Without a plan all lots have one day, which is no secret.
  const together = dispatchDaysOf(draw) === null
  return found.map(({ index, openedAt, facilityId, dispatchSealed, replaces, replacedBy }) => {
    const dispatch = dispatchDay(calendar, draw, vault.dispatch(index, dispatchSealed))
    const told = together || dispatch.day <= today
    return {
      index,
      state:
        replacedBy !== null ? ('replaced' as const) : openedAt ? ('opened' as const) : ('sealed' as const),
      replaces,
      replacedBy,
      dispatchOn: told ? dispatch.day : null,
      dispatchProvisional: told && dispatch.provisional,
      openedAt: openedAt?.toISOString() ?? null,
      facility: facilityId ? { id: facilityId, name: names.get(facilityId)?.name ?? facilityId } : null,
    }
  })
}
