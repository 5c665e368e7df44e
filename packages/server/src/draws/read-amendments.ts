import type { AmendedLot, Amendment } from '@mingqian/draw'
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import type { DrawRow } from './draw-row.ts'
import { drawVault } from './draw-vault.ts'
import { drawAmendments, lots } from './tables.ts'

/** A draw's amendments and the lots they made, as its bundle holds them: unsealed, in order. */
export const readAmendments = async (
  rows: Rows,
  platform: Platform,
  draw: DrawRow,
): Promise<{ readonly amendments: readonly Amendment[]; readonly amendedLots: readonly AmendedLot[] }> => {
  const vault = drawVault(platform, draw)
  const made = await rows
    .select({ index: drawAmendments.index, sealed: drawAmendments.sealed })
    .from(drawAmendments)
    .where(and(eq(drawAmendments.bureau, draw.bureau), eq(drawAmendments.drawId, draw.id)))
    .orderBy(asc(drawAmendments.index))
  const amended = await rows
    .select({ index: lots.index, sealed: lots.sealed })
    .from(lots)
    .where(and(eq(lots.bureau, draw.bureau), eq(lots.drawId, draw.id), isNotNull(lots.replaces)))
    .orderBy(asc(lots.index))
  return {
    amendments: made.map(({ index, sealed }) => vault.amendment(index, sealed)),
    amendedLots: amended.map(({ index, sealed }) => vault.amendedLot(index, sealed)),
  }
}

/** A replacement as anybody may know it: it names nobody. */
export type ListedAmendment = {
  /** The lot that was made, the lot it replaces, and the log's entry. */
  readonly index: number
  readonly replaces: number
  readonly kind: 'facility' | 'inspector'
  readonly reason: string
  readonly at: Date
  readonly logIndex: number
}

/** A draw's amendments by numbers, in order. */
export const listAmendments = (
  rows: Rows,
  bureau: string,
  drawId: string,
): Promise<readonly ListedAmendment[]> =>
  rows
    .select({
      index: drawAmendments.index,
      replaces: drawAmendments.replaces,
      kind: drawAmendments.kind,
      reason: drawAmendments.reason,
      at: drawAmendments.at,
      logIndex: drawAmendments.logIndex,
    })
    .from(drawAmendments)
    .where(and(eq(drawAmendments.bureau, bureau), eq(drawAmendments.drawId, drawId)))
    .orderBy(asc(drawAmendments.index))

/** The amendment that made a lot, then the one that made the lot it replaced, and so on to the sealed list. */
export const chainOf = (
  amendments: readonly ListedAmendment[],
  index: number,
): readonly ListedAmendment[] => {
  const made = amendments.find(each => each.index === index)
  return made ? [made, ...chainOf(amendments, made.replaces)] : []
}
