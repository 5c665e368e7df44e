import type { Suite } from './hash-suite.ts'
import { laneKernel } from './lane-kernel.ts'

/** A place for the hashes of neighbours in a tree, and the root over them. */
export type Subtree = {
  /** Eight words for each hash. */
  readonly hashes: Uint32Array
  /** RFC 6962's tree hash over the first `count` hashes, at least one, which are used up; it stands in their place. */
  readonly root: (count: number) => Uint32Array
}

/** @param most how many hashes the place is for */
export const subtree = (suite: Suite, most: number): Subtree => {
  // The kernel works on four pairs at a time, whether all of them are there or not.
  const kernel = laneKernel(suite, 32 * 8 * Math.ceil(most / 8), most)
  const hashes = new Uint32Array(kernel.memory)
  const last = new Uint32Array(8)
  const root = (count: number): Uint32Array => {
    // Level by level: pairing from the left and carrying an odd last hash up gives the same tree as splitting.
    for (let size = count; size > 1; ) {
      const pairs = size >> 1
      const odd = size & 1
      if (odd === 1) last.set(hashes.subarray(8 * (size - 1), 8 * size))
      kernel.nodes(0, 64 * pairs, 0)
      if (odd === 1) hashes.set(last, 8 * pairs)
      size = pairs + odd
    }
    return hashes.subarray(0, 8)
  }
  return { hashes, root }
}

/** As many leaves as are brought to one hash at a time: a power of two, so that a whole such part is a node. */
const part = 4096

/** The tree hash over hashes given as words one after another. */
export const rootOfWords = (suite: Suite, words: Uint32Array): Uint32Array => {
  const count = words.length / 8
  const place = subtree(suite, Math.min(count, part))
  const above = new Uint32Array(8 * Math.ceil(count / part))
  for (let from = 0; from < count; from += part) {
    const to = Math.min(from + part, count)
    place.hashes.set(words.subarray(8 * from, 8 * to))
    above.set(place.root(to - from), (8 * from) / part)
  }
  return count <= part ? above : rootOfWords(suite, above)
}
