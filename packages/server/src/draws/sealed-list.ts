import { and, eq } from 'drizzle-orm'
import { calendarInForce } from '../calendar/index.ts'
import { recordAccess } from '../oversight/index.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { facilitiesByIds, inspectorsByIds } from '../registry/index.ts'
import { dispatchDay } from './dispatch-day.ts'
import { readDraw } from './draw-row.ts'
import { drawVault, resultOf } from './draw-vault.ts'
import { readAmendments } from './read-amendments.ts'
import { lots } from './tables.ts'

export type ListRequest = {
  readonly bureau: string
  readonly person: Person
  readonly from: string
  readonly drawId: string
  readonly reason: string
}

/**
 * The whole list before its lots are opened. Whoever reads it is on record with the reason, in the same transaction.
 * @throws Problem not-found, draw-state before the draw
 */
export const readSealedList = async (platform: Platform, request: ListRequest) =>
  platform.database.transaction(async rows => {
    const draw = await readDraw(rows, request.bureau, request.drawId)
    if (draw.resultSealed === null) throw new Problem('draw-state')
    await recordAccess(rows, platform, { ...request, action: 'view-list', indexes: [null] })
    const { amendedLots } = await readAmendments(rows, platform, draw)
    const drawn = [...resultOf(platform, draw).lots, ...amendedLots]
    const facilities = await facilitiesByIds(
      rows,
      draw.bureau,
      drawn.map(lot => lot.facility),
    )
    const inspectors = await inspectorsByIds(
      rows,
      draw.bureau,
      drawn.flatMap(lot => lot.team.map(member => member.inspector)),
    )
    const calendar = await calendarInForce(rows, draw.bureau)
    const vault = drawVault(platform, draw)
    const days = await rows
      .select({ index: lots.index, sealed: lots.dispatchSealed, replacedBy: lots.replacedBy })
      .from(lots)
      .where(and(eq(lots.bureau, draw.bureau), eq(lots.drawId, draw.id)))
    const planned = new Map(days.map(({ index, sealed }) => [index, vault.dispatch(index, sealed)]))
    const standsFor = new Map(days.map(({ index, replacedBy }) => [index, replacedBy]))
    return drawn.map(lot => {
      const dispatch = dispatchDay(calendar, draw, planned.get(lot.index) ?? null)
      const facility = facilities.get(lot.facility)
      return {
        index: lot.index,
        facility: {
          id: lot.facility,
          name: facility?.name ?? lot.facility,
          address: facility?.address ?? '',
        },
        team: lot.team.map(({ role, inspector }) => ({
          role,
          inspector: { id: inspector, name: inspectors.get(inspector)?.name ?? inspector },
        })),
        dispatchOn: dispatch.day,
        dispatchProvisional: dispatch.provisional,
        replacedBy: standsFor.get(lot.index) ?? null,
      }
    })
  })
