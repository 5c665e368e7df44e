import type { Suite } from './hash-suite.ts'
import { nodeHash } from './merkle-tree.ts'

const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0

const half = (n: number): number => Math.floor(n / 2)

const odd = (n: number): boolean => n % 2 === 1

type Inclusion = {
  readonly suite: Suite
  readonly leafHash: Uint8Array
  readonly index: number
  readonly size: number
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** RFC 9162 §2.1.3.2: whether a proof shows that a leaf stands at an index of the tree with this size and root. */
export const verifyInclusion = ({ suite, leafHash, index, size, proof, root }: Inclusion): boolean => {
  if (!isSize(index) || !isSize(size) || index >= size) return false
  let fn = index
  let sn = size - 1
  let r = leafHash
  for (const p of proof) {
    if (sn === 0 || p.length !== 32) return false
    if (odd(fn) || fn === sn) {
      r = nodeHash(suite, p, r)
      while (!odd(fn) && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else {
      r = nodeHash(suite, r, p)
    }
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && equal(r, root)
}

type Consistency = {
  readonly suite: Suite
  readonly oldSize: number
  readonly oldRoot: Uint8Array
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * RFC 9162 §2.1.4.2: whether a proof shows that an older tree is a prefix of a newer one.
 * Equal sizes need equal roots and an empty proof; an empty older tree proves nothing and is refused.
 */
export const verifyConsistency = ({ suite, oldSize, oldRoot, size, root, proof }: Consistency): boolean => {
  if (!isSize(oldSize) || !isSize(size) || oldSize === 0 || oldSize > size) return false
  if (oldSize === size) return proof.length === 0 && equal(oldRoot, root)
  let fn = oldSize - 1
  let sn = size - 1
  while (odd(fn)) {
    fn = half(fn)
    sn = half(sn)
  }
  // An older tree that is a power of two is itself a node of the newer one, so the proof leaves it out.
  const path = fn === 0 ? [oldRoot, ...proof] : proof
  const [first, ...rest] = path
  if (first === undefined || proof.length === 0) return false
  let fr = first
  let sr = first
  for (const c of rest) {
    if (sn === 0 || c.length !== 32) return false
    if (odd(fn) || fn === sn) {
      fr = nodeHash(suite, c, fr)
      sr = nodeHash(suite, c, sr)
      while (!odd(fn) && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else {
      sr = nodeHash(suite, sr, c)
    }
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && equal(fr, oldRoot) && equal(sr, root)
}
