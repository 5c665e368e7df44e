import { shanghaiDay } from '@mingqian/rules'
import type { OfficialDocument } from '../documents/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { drawMinutes } from './draw-minutes.ts'
import { readDraw } from './draw-row.ts'
import { sealingCheckpoint } from './draw-tickets.ts'
import { resultOf } from './draw-vault.ts'
import { drawView } from './draw-view.ts'
import type { FreezeSummary } from './freeze-pool.ts'
import { leftOutByReason } from './left-out.ts'

/**
 * The minutes of a draw. What is sealed is not even decrypted before the draw is opened: only then they have the seed.
 * @throws Problem not-found, draw-state before the draw
 */
export const readDrawMinutes = async (
  rows: Rows,
  platform: Platform,
  bureau: Bureau,
  id: string,
): Promise<OfficialDocument> => {
  const row = await readDraw(rows, bureau.code, id)
  if (row.sealedLogIndex === null) throw new Problem('draw-state')
  const { facilitiesOut, inspectorsOut } = row.summary as FreezeSummary
  return drawMinutes({
    draw: await drawView(rows, bureau.code, id),
    bureau,
    ruleSet: await ruleSetInForce(rows, bureau.code, shanghaiDay(row.createdAt)),
    facilitiesOut: leftOutByReason(facilitiesOut),
    inspectorsOut: leftOutByReason(inspectorsOut),
    list: null,
    checkpoint: await sealingCheckpoint(rows, row.sealedLogIndex),
    seed: row.state === 'opened' ? resultOf(platform, row).seed : null,
  })
}
