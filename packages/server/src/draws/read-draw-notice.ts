import { shanghaiDay } from '@mingqian/rules'
import type { OfficialDocument } from '../documents/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { facilitiesByIds, inspectorsByIds } from '../registry/index.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { drawNotice } from './draw-notice.ts'
import type { ListedLot } from './draw-notice-facts.ts'
import { type DrawRow, readDraw } from './draw-row.ts'
import { resultOf } from './draw-vault.ts'
import { drawView } from './draw-view.ts'
import type { FreezeSummary } from './freeze-pool.ts'
import { leftOutByReason } from './left-out.ts'
import { readAmendments } from './read-amendments.ts'

/** What the list says of a lot that stands for another, or for which another stands. */
const remark = (replaces: number | undefined, replacedBy: number | undefined): string => {
  const words = [
    ...(replaces === undefined ? [] : [`替换第${replaces + 1}号签`]),
    ...(replacedBy === undefined ? [] : [`已由第${replacedBy + 1}号签替换，未检查`]),
  ]
  return words.length === 0 ? '' : `（${words.join('；')}）`
}

const openedList = async (rows: Rows, platform: Platform, draw: DrawRow): Promise<readonly ListedLot[]> => {
  const { amendedLots } = await readAmendments(rows, platform, draw)
  const lots = [...resultOf(platform, draw).lots, ...amendedLots]
  const replacedBy = new Map(amendedLots.map(lot => [lot.replaces, lot.index]))
  const standsFor = new Map(amendedLots.map(lot => [lot.index, lot.replaces]))
  const facilities = await facilitiesByIds(
    rows,
    draw.bureau,
    lots.map(lot => lot.facility),
  )
  const inspectors = await inspectorsByIds(
    rows,
    draw.bureau,
    lots.flatMap(lot => lot.team.map(({ inspector }) => inspector)),
  )
  return lots.map(lot => ({
    number: lot.index + 1,
    facility: `${facilities.get(lot.facility)?.name ?? lot.facility}${remark(standsFor.get(lot.index), replacedBy.get(lot.index))}`,
    address: facilities.get(lot.facility)?.address ?? '',
    team: lot.team.map(({ inspector }) => inspectors.get(inspector)?.name ?? inspector).join('、'),
  }))
}

/**
 * The notice of a draw. The sealed list is not even decrypted before the draw is opened.
 * @throws Problem not-found, draw-state before the draw
 */
export const readDrawNotice = async (
  rows: Rows,
  platform: Platform,
  bureau: Bureau,
  id: string,
): Promise<OfficialDocument> => {
  const row = await readDraw(rows, bureau.code, id)
  if (row.state !== 'sealed' && row.state !== 'opened') throw new Problem('draw-state')
  const { facilitiesOut, inspectorsOut } = row.summary as FreezeSummary
  return drawNotice({
    draw: await drawView(rows, bureau.code, id),
    bureau,
    ruleSet: await ruleSetInForce(rows, bureau.code, shanghaiDay(row.createdAt)),
    facilitiesOut: leftOutByReason(facilitiesOut),
    inspectorsOut: leftOutByReason(inspectorsOut),
    list: row.state === 'opened' ? await openedList(rows, platform, row) : null,
  })
}
