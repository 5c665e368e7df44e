import { canonicalBytes, canonicalFault } from './canonical-json.ts'
import type { Lot } from './documents.ts'
import type { Suite } from './hash-suite.ts'
import { fromHex, isHash, toHex } from './hex.ts'
import { verifyInclusion } from './merkle-proof.ts'
import { inclusionProof, leafHash, treeRoot } from './merkle-tree.ts'

/** One lot with the proof that it stands in a sealed list (protocol §5). It tells nothing of the other lots. */
export type Opening = {
  readonly lot: Lot
  readonly index: number
  /** Number of lots in the sealed list. */
  readonly size: number
  /** RFC 9162 inclusion proof, hex, deepest sibling first. */
  readonly proof: readonly string[]
  readonly root: string
}

/**
 * Opens one lot of a sealed list.
 * @throws RangeError if there is no such lot
 */
export const openLot = (suite: Suite, lots: readonly Lot[], index: number): Opening => {
  const leaves = lots.map(lot => leafHash(suite, canonicalBytes(lot)))
  const proof = inclusionProof(suite, leaves, index).map(toHex)
  return { lot: lots[index]!, index, size: lots.length, proof, root: toHex(treeRoot(suite, leaves)) }
}

/** Whether an opening's lot stands at its index in the list sealed under `root`, the root that the log published. */
export const verifyOpening = (suite: Suite, opening: Opening, root: string): boolean => {
  const { lot, index, size, proof } = opening
  if (opening.root !== root || lot.index !== index || canonicalFault(lot) !== undefined) return false
  if (!isHash(root) || !proof.every(isHash)) return false
  return verifyInclusion({
    suite,
    leafHash: leafHash(suite, canonicalBytes(lot)),
    index,
    size,
    proof: proof.map(fromHex),
    root: fromHex(root),
  })
}
