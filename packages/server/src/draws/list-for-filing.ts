import type { Lot } from '@mingqian/draw'
import { recordAccess } from '../oversight/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { facilitiesByIds, inspectorsByIds } from '../registry/index.ts'
import { readDraw } from './draw-row.ts'
import { resultOf } from './draw-vault.ts'

/** A sealed list with the names its ids stand for. The lots are as they were sealed: their tree has the sealed root. */
export type ListForFiling = {
  readonly draw: string
  readonly root: string
  readonly lots: readonly Lot[]
  readonly facilities: Readonly<Record<string, { readonly name: string; readonly address: string }>>
  readonly inspectors: Readonly<Record<string, { readonly name: string }>>
}

/**
 * Unseals a list to be reported for the record (六): `file-list` to encrypt it to a recipient, which shows it to nobody
 * here, `view-list` to print it. Either way it is on record, in the caller's transaction.
 * @throws Problem not-found, draw-state before the draw
 */
export const listForFiling = async (
  rows: Rows,
  platform: Platform,
  request: {
    readonly bureau: string
    readonly drawId: string
    readonly person: Person
    readonly from: string
    readonly action: 'file-list' | 'view-list'
    readonly reason: string
  },
): Promise<ListForFiling> => {
  const draw = await readDraw(rows, request.bureau, request.drawId)
  if (draw.resultSealed === null || draw.root === null) throw new Problem('draw-state')
  await recordAccess(rows, platform, { ...request, indexes: [null] })
  const { lots } = resultOf(platform, draw)
  const facilities = await facilitiesByIds(
    rows,
    draw.bureau,
    lots.map(lot => lot.facility),
  )
  const inspectors = await inspectorsByIds(
    rows,
    draw.bureau,
    lots.flatMap(lot => lot.team.map(member => member.inspector)),
  )
  return {
    draw: draw.id,
    root: draw.root,
    lots,
    facilities: Object.fromEntries([...facilities].map(([id, { name, address }]) => [id, { name, address }])),
    inspectors: Object.fromEntries([...inspectors].map(([id, { name }]) => [id, { name }])),
  }
}
