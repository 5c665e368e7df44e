import { bestTickets, type DrawResult, type Pool, type Suite } from '@mingqian/draw'
import { logRoot } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { readDraw } from './draw-row.ts'
import { commitmentOf, drawVault, resultOf } from './draw-vault.ts'

/** A lot as the ceremony shows it. */
export type LotTicket = {
  /** From 0. */
  readonly index: number
  readonly stratum: string
  /** The lowest ticket of the facility that was drawn, 64 hex characters. */
  readonly ticket: string
}

/**
 * The tickets of the drawn lots, in the list's order. A ticket is a hash over the seed, which nobody can compute before
 * the opening (one of the secrets in it is the server's, seen by nobody): without the seed it tells nothing of the
 * facility, and once the draw is opened everybody can recompute it. The stratum follows from the quotas and the number.
 * The ball is left out, because the third ball would tell that the facility has three; so are all who weren't drawn.
 */
export const lotTickets = (
  suite: Suite,
  pool: Pool,
  { seed, lots }: Pick<DrawResult, 'seed' | 'lots'>,
): readonly LotTicket[] => {
  const ballsOf = new Map(pool.facilities.map(({ id, balls }) => [id, balls]))
  const drawn = lots.map(({ facility }) => ({ id: facility, balls: ballsOf.get(facility) ?? 1 }))
  const best = bestTickets(suite, seed, drawn)
  return lots.map(({ index, stratum }, at) => ({ index, stratum, ticket: best[at]?.ticket ?? '' }))
}

/**
 * What a sealed draw shows on the wall: its lots' tickets, and the log as the sealing left it.
 * @throws Problem not-found, draw-state before the draw
 */
export const readDrawTickets = async (rows: Rows, platform: Platform, bureau: string, id: string) => {
  const draw = await readDraw(rows, bureau, id)
  if (draw.resultSealed === null || draw.sealedLogIndex === null) throw new Problem('draw-state')
  const { pool } = drawVault(platform, draw).pool(draw.poolSealed)
  return {
    lots: lotTickets(commitmentOf(draw).suite, pool, resultOf(platform, draw)),
    checkpoint: await sealingCheckpoint(rows, draw.sealedLogIndex),
  }
}

/** Size and root (base64, as in a C2SP checkpoint) of the log right after the entry. */
export const sealingCheckpoint = async (rows: Rows, logIndex: number) => ({
  size: logIndex + 1,
  root: Buffer.from(await logRoot(rows, logIndex + 1)).toString('base64'),
})
