import { parsePeriod, periodTitle, shanghaiDay } from '@mingqian/rules'
import { and, arrayOverlaps, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { calendarInForce } from '../calendar/index.ts'
import { recordAccess } from '../oversight/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import type { Text } from '../platform/text.ts'
import { dispatchDay, firstDispatchDay } from './dispatch-day.ts'
import { drawVault } from './draw-vault.ts'
import { type OpenedLot, openedLotFrom } from './open-lot.ts'
import { draws, lots } from './tables.ts'

/** A lot as a member of its team sees it. */
export type TeamLot = {
  readonly drawId: string
  readonly index: number
  readonly period: string
  readonly drawTitle: Text
  readonly role: string
  readonly facilityId: string
  readonly team: readonly { readonly role: string; readonly inspector: string }[]
  readonly dispatchOn: string
  readonly dispatchProvisional: boolean
  readonly opened: OpenedLot | null
}

type Viewer = { readonly bureau: string; readonly person: Person; readonly from: string }

/** A person's lots from their dispatch day on, those that were replaced left out. Each one seen before it is opened goes into the access trail. */
export const teamLots = async (
  rows: Rows,
  platform: Platform,
  viewer: Viewer,
): Promise<readonly TeamLot[]> => {
  const inspector = viewer.person.inspectorId
  if (inspector === null) return []
  const drawn = await rows
    .select()
    .from(draws)
    .where(and(eq(draws.bureau, viewer.bureau), isNotNull(draws.resultSealed)))
    .orderBy(desc(draws.period))
  const today = shanghaiDay(platform.clock.now())
  const calendar = await calendarInForce(rows, viewer.bureau)
  const found: TeamLot[] = []
  for (const draw of drawn) {
    if (firstDispatchDay(calendar, draw).day > today) continue
    const vault = drawVault(platform, draw)
    const numbers = await rows
      .select({ index: lots.index })
      .from(lots)
      .where(and(eq(lots.bureau, draw.bureau), eq(lots.drawId, draw.id)))
    const keys = numbers.map(({ index }) => vault.memberKey(index, inspector))
    if (keys.length === 0) continue
    const members = await rows
      .select()
      .from(lots)
      .where(
        and(
          eq(lots.bureau, draw.bureau),
          eq(lots.drawId, draw.id),
          arrayOverlaps(lots.members, keys),
          isNull(lots.replacedBy),
        ),
      )
      .orderBy(asc(lots.index))
    const own = members.flatMap(row => {
      const dispatch = dispatchDay(calendar, draw, vault.dispatch(row.index, row.dispatchSealed))
      return dispatch.day > today ? [] : [{ row, dispatch }]
    })
    await recordAccess(rows, platform, {
      ...viewer,
      action: 'view-lot',
      drawId: draw.id,
      indexes: own.flatMap(({ row }) => (row.openedAt === null ? [row.index] : [])),
    })
    const period = parsePeriod(draw.period)
    for (const { row, dispatch } of own) {
      const lot = vault.lot(row.index, row.sealed)
      found.push({
        drawId: draw.id,
        index: row.index,
        period: draw.period,
        drawTitle: period ? periodTitle(period) : { zh: draw.period, en: draw.period },
        role: lot.team.find(member => member.inspector === inspector)?.role ?? '',
        facilityId: lot.facility,
        team: lot.team,
        dispatchOn: dispatch.day,
        dispatchProvisional: dispatch.provisional,
        opened: openedLotFrom(draw, row),
      })
    }
  }
  return found
}
