import { and, eq, isNull } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { readDraw } from './draw-row.ts'
import { drawVault } from './draw-vault.ts'
import { lots } from './tables.ts'

/**
 * Which of some inspectors still have a lot of a draw to open. It is told by the blind index alone: no lot is
 * unsealed, and neither which lot nor how many comes out. For draws whose dispatch day has come.
 */
export const teamsToGo = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  drawId: string,
  inspectors: readonly string[],
): Promise<readonly string[]> => {
  if (inspectors.length === 0) return []
  const vault = drawVault(platform, await readDraw(rows, bureau, drawId))
  const unopened = await rows
    .select({ index: lots.index, members: lots.members })
    .from(lots)
    .where(and(eq(lots.bureau, bureau), eq(lots.drawId, drawId), isNull(lots.openedAt)))
  const members = new Set(unopened.flatMap(lot => lot.members))
  return inspectors.filter(inspector =>
    unopened.some(({ index }) => members.has(vault.memberKey(index, inspector))),
  )
}
