import { canonicalBytes, canonicalFault } from './canonical-json.ts'
import type { AmendedLot, Amendment, Lot } from './documents.ts'
import type { Suite } from './hash-suite.ts'
import { fromHex, isHash, toHex } from './hex.ts'
import { lotLeafHash } from './lots.ts'
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

/**
 * A lot that an amendment made. It stands under no sealed root, since it was drawn up later; what fixes it is its leaf
 * hash in the log's entry of the amendment.
 */
export type AmendedOpening = {
  readonly lot: AmendedLot
  readonly index: number
  /** Number of lots in the sealed list; those of amendments are numbered on from it. */
  readonly size: number
}

/** What the log's entry of an amendment says of lots (docs/after-the-draw.md). */
export type LoggedAmendment = {
  readonly amendment: Amendment['kind']
  readonly replaces: number
  readonly index: number
  /** Leaf hash of the lot that was made. */
  readonly leaf: string
}

/**
 * Whether logged amendments lead from a lot of the sealed list to this one, and the last of them to exactly this lot.
 * That the substitute is the one the tickets name shows only in the bundle of the opened draw.
 * @param chain the amendment that made the lot, then the one that made the lot it replaced, and so on
 */
export const verifyAmendedOpening = (
  suite: Suite,
  { lot, index, size }: AmendedOpening,
  chain: readonly LoggedAmendment[],
): boolean => {
  const [made] = chain
  const first = chain.at(-1)
  if (made === undefined || first === undefined || canonicalFault(lot) !== undefined) return false
  const linked = chain.every(
    (each, at) =>
      Number.isInteger(each.index) &&
      each.index >= size &&
      each.replaces < each.index &&
      (at === 0 || chain[at - 1]!.replaces === each.index),
  )
  return (
    linked &&
    Number.isInteger(first.replaces) &&
    first.replaces >= 0 &&
    first.replaces < size &&
    lot.index === index &&
    made.index === index &&
    made.replaces === lot.replaces &&
    made.leaf === lotLeafHash(suite, lot)
  )
}
