import { fromHex, leafHash, verifyInclusion } from '@mingqian/draw'
import { readCheckpoint } from '@mingqian/log'

/** An entry as hashed, with its proof, and the checkpoint and key it is proved under. Nothing of it is believed. */
export type EntryEvidence = {
  readonly index: number
  readonly body: string
  readonly proof: readonly string[]
  readonly checkpoint: string
  readonly key: string
}

/** Recomputes that an entry stands at its place in the log of the checkpoint. @param shown the body on the page */
export const checkEntry = ({ index, body, proof, checkpoint, key }: EntryEvidence, shown: string) => {
  const read = readCheckpoint(checkpoint, key)
  return {
    shown: body === shown,
    included:
      read !== null &&
      verifyInclusion({
        suite: 'sha256',
        leafHash: leafHash('sha256', new TextEncoder().encode(body)),
        index,
        size: read.size,
        proof: proof.map(fromHex),
        root: read.root,
      }),
    signed: read !== null,
    size: read?.size ?? 0,
  }
}
