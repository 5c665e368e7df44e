import { type AmendedOpening, lotLeafHash, openLot as makeOpening, type Opening } from '@mingqian/draw'
import { shanghaiDay } from '@mingqian/rules'
import { and, arrayContains, eq } from 'drizzle-orm'
import { calendarInForce } from '../calendar/index.ts'
import { appendToLog } from '../log/index.ts'
import { recordAccess } from '../oversight/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { dispatchDay } from './dispatch-day.ts'
import type { DrawRow } from './draw-row.ts'
import { commitmentOf, drawVault, resultOf } from './draw-vault.ts'
import { draws, lots } from './tables.ts'

/**
 * A lot that was opened on site: public from then on, with the proof that it stood in the sealed list. A lot that an
 * amendment made stood in none; its hash is in the log's entry of the amendment.
 */
export type OpenedLot = {
  readonly bureau: string
  readonly drawId: string
  readonly index: number
  readonly period: string
  readonly facilityId: string
  readonly stratum: string
  readonly team: readonly { readonly role: string; readonly inspector: string }[]
  readonly openedAt: Date
  readonly openedLogIndex: number
  readonly leafHash: string
  readonly opening: Opening | AmendedOpening
  /** The number of the lot that stands for it now, if it was replaced. */
  readonly replacedBy: number | null
  readonly root: string
  readonly sealedLogIndex: number
}

type LotRow = typeof lots.$inferSelect

export const openedLotFrom = (draw: DrawRow, lot: LotRow): OpenedLot | null => {
  const { openedAt, openedLogIndex, leafHash, facilityId } = lot
  if (openedAt === null || openedLogIndex === null || leafHash === null || facilityId === null) return null
  if (draw.root === null || draw.sealedLogIndex === null) return null
  const opening = lot.opening as OpenedLot['opening']
  return {
    bureau: lot.bureau,
    drawId: lot.drawId,
    index: lot.index,
    period: draw.period,
    facilityId,
    stratum: opening.lot.stratum,
    team: opening.lot.team,
    openedAt,
    openedLogIndex,
    leafHash,
    opening,
    replacedBy: lot.replacedBy,
    root: draw.root,
    sealedLogIndex: draw.sealedLogIndex,
  }
}

export type OpenRequest = {
  readonly bureau: string
  readonly person: Person
  /** Where the request comes from, for the access trail. */
  readonly from: string
  readonly drawId: string
  readonly index: number
}

/**
 * Opens a lot on site, by a member of its team, from its dispatch day on. Opening it again changes nothing.
 * Anybody else is answered as if there were no such lot.
 * @throws Problem not-found; lot-replaced if another stands for it now
 */
export const openLot = async (
  rows: Rows,
  platform: Platform,
  request: OpenRequest,
): Promise<{ lot: OpenedLot; first: boolean }> => {
  const [draw] = await rows
    .select()
    .from(draws)
    .where(and(eq(draws.bureau, request.bureau), eq(draws.id, request.drawId)))
  if (!draw || draw.resultSealed === null || request.person.inspectorId === null)
    throw new Problem('not-found')
  const now = platform.clock.now()
  const [row] = await rows
    .select()
    .from(lots)
    .where(
      and(
        eq(lots.bureau, draw.bureau),
        eq(lots.drawId, draw.id),
        eq(lots.index, request.index),
        arrayContains(lots.members, [
          drawVault(platform, draw).memberKey(request.index, request.person.inspectorId),
        ]),
      ),
    )
    .for('update')
  if (!row) throw new Problem('not-found')
  const calendar = await calendarInForce(rows, request.bureau)
  const planned = drawVault(platform, draw).dispatch(row.index, row.dispatchSealed)
  if (dispatchDay(calendar, draw, planned).day > shanghaiDay(now)) throw new Problem('not-found')
  if (row.replacedBy !== null) throw new Problem('lot-replaced')
  const already = openedLotFrom(draw, row)
  if (already) return { lot: already, first: false }

  const { suite } = commitmentOf(draw)
  const drawn = resultOf(platform, draw).lots
  const opening: OpenedLot['opening'] =
    row.replaces === null
      ? makeOpening(suite, drawn, row.index)
      : {
          lot: drawVault(platform, draw).amendedLot(row.index, row.sealed),
          index: row.index,
          size: drawn.length,
        }
  const leafHash = lotLeafHash(suite, opening.lot)
  const entry = { kind: 'lot-opened', draw: draw.id, index: row.index, leaf: leafHash } as const
  await recordAccess(rows, platform, { ...request, action: 'open-lot', indexes: [row.index] })
  const openedLogIndex = await appendToLog(rows, now, entry)
  const change = {
    openedAt: now,
    openedBy: request.person.name,
    leafHash,
    facilityId: opening.lot.facility,
    opening,
    openedLogIndex,
  }
  await rows
    .update(lots)
    .set(change)
    .where(and(eq(lots.bureau, row.bureau), eq(lots.drawId, row.drawId), eq(lots.index, row.index)))
  const lot = openedLotFrom(draw, { ...row, ...change })
  if (!lot) throw new Error(`lot ${draw.id}/${row.index} did not open`)
  return { lot, first: true }
}
