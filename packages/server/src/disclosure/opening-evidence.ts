import { toHex } from '@mingqian/draw'
import { chainOf, drawView, listAmendments, openedLotByLeaf } from '../draws/index.ts'
import { visitAt } from '../inspections/index.ts'
import { currentCheckpoint, logSigner, proveInclusion, readEntries } from '../log/index.ts'
import type { Platform } from '../platform/platform.ts'

/** A log entry as it was hashed, with the proof that it is in the tree of the checkpoint. */
const entryWithProof = async ({ database }: Platform, index: number, size: number) => {
  const [entry] = await readEntries(database, index, index + 1)
  return { index, body: entry?.body ?? '', proof: (await proveInclusion(database, index, size)).map(toHex) }
}

/**
 * Everything that a visitor's browser needs to check an opened lot by itself: the lot with its proof, the entry of the
 * sealed root, the entry of the opening, those of the amendments that led to it, the log's checkpoint and key.
 * @returns null for a hash that belongs to no lot, or to one that is not opened: the two look alike
 */
export const openingEvidence = async (platform: Platform, bureau: string, leafHash: string) => {
  const { database } = platform
  const lot = await openedLotByLeaf(database, leafHash)
  if (!lot || lot.bureau !== bureau) return null
  const draw = await drawView(database, bureau, lot.drawId)
  const visit = await visitAt(database, lot)
  if (!draw || !visit) return null
  const checkpoint = await currentCheckpoint(platform)
  const amendments = await listAmendments(database, bureau, lot.drawId)
  const chain = chainOf(amendments, lot.index)
  return {
    draw,
    lot,
    visit,
    /** How it came into the place of a lot of the sealed list, newest first; empty for a lot of that list. */
    chain,
    replacement: amendments.find(({ replaces }) => replaces === lot.index) ?? null,
    /** What the page's script checks. */
    evidence: {
      draw: lot.drawId,
      suite: draw.suite,
      leafHash,
      opening: lot.opening,
      root: lot.root,
      sealed: await entryWithProof(platform, lot.sealedLogIndex, checkpoint.size),
      opened: await entryWithProof(platform, lot.openedLogIndex, checkpoint.size),
      amendments: await Promise.all(
        chain.map(({ logIndex }) => entryWithProof(platform, logIndex, checkpoint.size)),
      ),
      checkpoint: checkpoint.note,
      key: (await logSigner(database, platform)).verifierKey,
    },
  }
}
