import { shanghaiDay } from '@mingqian/rules'
import { and, eq, isNull } from 'drizzle-orm'
import { calendarInForce } from '../calendar/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { dispatchDay } from './dispatch-day.ts'
import { readDraw } from './draw-row.ts'
import { drawVault } from './draw-vault.ts'
import { lots } from './tables.ts'

/**
 * Which of some inspectors have a lot of a draw to open whose dispatch day has come. It is told by the blind index and
 * the day alone: no lot is unsealed, and neither which lot nor how many comes out.
 */
export const teamsToGo = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  drawId: string,
  inspectors: readonly string[],
): Promise<readonly string[]> => {
  if (inspectors.length === 0) return []
  const draw = await readDraw(rows, bureau, drawId)
  const vault = drawVault(platform, draw)
  const calendar = await calendarInForce(rows, bureau)
  const today = shanghaiDay(platform.clock.now())
  const unopened = await rows
    .select({ index: lots.index, members: lots.members, dispatchSealed: lots.dispatchSealed })
    .from(lots)
    .where(
      and(eq(lots.bureau, bureau), eq(lots.drawId, drawId), isNull(lots.openedAt), isNull(lots.replacedBy)),
    )
  const goesOut = ({ index, dispatchSealed }: (typeof unopened)[number]) =>
    dispatchDay(calendar, draw, vault.dispatch(index, dispatchSealed)).day <= today
  // Whose lot it is comes first: only the days of these inspectors' lots are unsealed.
  return inspectors.filter(inspector =>
    unopened.some(lot => lot.members.includes(vault.memberKey(lot.index, inspector)) && goesOut(lot)),
  )
}
