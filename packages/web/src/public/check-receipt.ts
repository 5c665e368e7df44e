import { type Bundle, type Commitment, commitmentHash, drawSeed, witnessCommitment } from '@mingqian/draw'
import { openNote } from '@mingqian/log'
import { type Receipt, readReceiptNote } from './receipt-file.ts'

/** What the site published of a draw; nothing of it is believed that can be computed. */
export type PublishedDraw = {
  readonly id: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly opened: boolean
  readonly commitmentHash: string | null
  readonly commitment: (Commitment & { readonly frozenAt?: string }) | null
}

/**
 * Each holds, fails, or cannot be said yet (null):
 * `fits` the secret is that of the commitment, `signed` the log's key has signed exactly this, `samePool` the committed
 * draw is that of the receipt's frozen pool, `committed` the commitment stands in it, `opened` the bundle holds the
 * secret in its place, `seed` the seed the list was drawn with comes from all the secrets.
 */
export type ReceiptChecks = {
  readonly fits: boolean | null
  readonly signed: boolean | null
  readonly samePool: boolean | null
  readonly committed: boolean | null
  readonly opened: boolean | null
  readonly seed: boolean | null
}

const signedBy = (receipt: Receipt, key: string): boolean | null => {
  if (receipt.note === null) return null
  const said = readReceiptNote(openNote(receipt.note, key) ?? '')
  return (
    said !== null &&
    said.get('draw') === receipt.draw &&
    said.get('frozen') === receipt.frozenAt &&
    said.get('pool') === receipt.poolRoot &&
    said.get('suite') === receipt.suite &&
    said.get('witness') === receipt.witness &&
    said.get('commitment') === receipt.commitment
  )
}

/** Checks a witness's receipt. @param bundle of the draw, once it is opened */
export const checkReceipt = (
  receipt: Receipt,
  { key, draw, bundle }: { key: string; draw: PublishedDraw | null; bundle: Bundle | null },
): ReceiptChecks => {
  const commitment = draw?.commitment ?? null
  const at =
    commitment?.witnesses.findIndex(
      witness => witness.name === receipt.witness && witness.commitment === receipt.commitment,
    ) ?? -1
  return {
    fits:
      receipt.secret === null
        ? null
        : witnessCommitment(receipt.suite, receipt.secret) === receipt.commitment,
    signed: signedBy(receipt, key),
    samePool:
      commitment &&
      commitment.pool.root === receipt.poolRoot &&
      commitment.suite === receipt.suite &&
      (commitment.frozenAt ?? receipt.frozenAt) === receipt.frozenAt,
    committed: commitment && commitmentHash(commitment) === draw?.commitmentHash && at >= 0,
    // The opened bundle must be of the very commitment that was published.
    opened:
      bundle === null || receipt.secret === null
        ? null
        : commitmentHash(bundle.commitment) === draw?.commitmentHash && bundle.secrets[at] === receipt.secret,
    seed: bundle && drawSeed(bundle.commitment, bundle.secrets, bundle.beacon) === bundle.result.seed,
  }
}
