import { readWords, wordBytes } from './block-hash.ts'
import { hashSuite, type Suite } from './hash-suite.ts'
import { rootOfWords } from './subtree.ts'

/** RFC 6962 §2.1: a leaf's hash, `H(0x00 ‖ data)`. */
export const leafHash = (suite: Suite, data: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(data.length + 1)
  bytes.set(data, 1)
  return hashSuite(suite).hash(bytes)
}

/** RFC 6962 §2.1: an inner node's hash, `H(0x01 ‖ left ‖ right)`. */
export const nodeHash = (suite: Suite, left: Uint8Array, right: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(65)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 33)
  return hashSuite(suite).hash(bytes)
}

/** The largest power of two below n, for n ≥ 2: where RFC 6962 splits a tree. */
const split = (n: number): number => {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** RFC 6962 §2.1: the Merkle tree hash over leaf hashes; `H("")` for none. */
export const treeRoot = (suite: Suite, leafHashes: readonly Uint8Array[]): Uint8Array => {
  if (leafHashes.length === 0) return hashSuite(suite).hash(new Uint8Array(0))
  const words = new Int32Array(8 * leafHashes.length)
  leafHashes.forEach((leaf, i) => {
    readWords(leaf, words.subarray(8 * i))
  })
  return wordBytes(rootOfWords(suite, new Uint32Array(words.buffer)))
}

/**
 * RFC 9162 §2.1.3.1: the inclusion proof of one leaf, deepest sibling first.
 * @throws RangeError if there is no such leaf
 */
export const inclusionProof = (
  suite: Suite,
  leafHashes: readonly Uint8Array[],
  index: number,
): Uint8Array[] => {
  if (!(Number.isInteger(index) && index >= 0 && index < leafHashes.length))
    throw new RangeError(`no leaf ${index} in a tree of ${leafHashes.length}`)
  const path = (leaves: readonly Uint8Array[], at: number): Uint8Array[] => {
    if (leaves.length === 1) return []
    const k = split(leaves.length)
    const left = leaves.slice(0, k)
    const right = leaves.slice(k)
    return at < k
      ? [...path(left, at), treeRoot(suite, right)]
      : [...path(right, at - k), treeRoot(suite, left)]
  }
  return path(leafHashes, index)
}

/**
 * RFC 9162 §2.1.4.1: the proof that the tree of the first `oldSize` leaves is a prefix of the whole tree.
 * @throws RangeError unless 0 < oldSize ≤ the number of leaves
 */
export const consistencyProof = (
  suite: Suite,
  leafHashes: readonly Uint8Array[],
  oldSize: number,
): Uint8Array[] => {
  if (!(Number.isInteger(oldSize) && oldSize > 0 && oldSize <= leafHashes.length))
    throw new RangeError(`no tree of ${oldSize} before a tree of ${leafHashes.length}`)
  const subproof = (m: number, leaves: readonly Uint8Array[], complete: boolean): Uint8Array[] => {
    if (m === leaves.length) return complete ? [] : [treeRoot(suite, leaves)]
    const k = split(leaves.length)
    const left = leaves.slice(0, k)
    const right = leaves.slice(k)
    return m <= k
      ? [...subproof(m, left, complete), treeRoot(suite, right)]
      : [...subproof(m - k, right, false), treeRoot(suite, left)]
  }
  return subproof(oldSize, leafHashes, true)
}
