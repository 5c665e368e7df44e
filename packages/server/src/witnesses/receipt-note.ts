import type { NoteSigner } from '../log/index.ts'

/** What a receipt says, in the order of its lines. */
export type LodgedFact = {
  readonly draw: string
  /** When the pool was frozen: a discarded pool's successor has the same draw id. */
  readonly frozenAt: Date
  readonly poolRoot: string
  readonly suite: string
  readonly witness: string
  readonly commitment: string
  readonly lodgedAt: Date
}

/** The first line; no log is named so, which keeps receipts and checkpoints apart under the one key. */
const receiptTitle = 'mingqian/witness-receipt/1'

/**
 * The server's word, under the log's key, that a witness lodged a secret with this commitment: a C2SP signed note whose
 * text is a title and one `key value` line a fact. A server that leaves the witness out afterwards is proven wrong by it.
 */
export const receiptNote = (signer: NoteSigner, fact: LodgedFact): string =>
  signer.sign(
    [
      receiptTitle,
      `draw ${fact.draw}`,
      `frozen ${fact.frozenAt.toISOString()}`,
      `pool ${fact.poolRoot}`,
      `suite ${fact.suite}`,
      `witness ${fact.witness}`,
      `commitment ${fact.commitment}`,
      `lodged ${fact.lodgedAt.toISOString()}`,
      '',
    ].join('\n'),
  )
