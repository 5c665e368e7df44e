import { wordBytes } from './block-hash.ts'
import { compareUtf8 } from './byte-order.ts'
import type { Check } from './check.ts'
import { checkReadPool } from './check-input.ts'
import { documentLeaves } from './document-tree.ts'
import type { Commitment, LargeDrawInput } from './documents.ts'
import type { LineFault } from './facility-line.ts'
import { hashSuite } from './hash-suite.ts'
import { toHex } from './hex.ts'
import { outOfOrder, type PartSummary, partSize } from './large-pool.ts'
import { rootOfWords } from './subtree.ts'

/** How many facilities of each committed stratum have to be kept: its quota, reserves, and those amendments take. */
export const facilitiesToKeep = (
  { commitment, amendments }: Pick<LargeDrawInput, 'commitment' | 'amendments'>,
  reserves: number,
): readonly number[] => {
  const replaced = amendments.filter(({ kind }) => kind === 'facility').length
  return commitment.strata.map(({ quota }) => quota + Math.max(reserves, replaced))
}

/** The first place where two parts that follow one another are not in the order of ids. */
export const faultBetweenParts = (parts: readonly PartSummary[]): LineFault | undefined => {
  const at = parts.findIndex((part, i) => i > 0 && compareUtf8(parts[i - 1]!.lastId, part.firstId) >= 0)
  if (at < 0) return undefined
  const part = parts[at]!
  return outOfOrder(part.firstLine, part.firstId, parts[at - 1]!.lastId)
}

const joined = (lists: readonly Uint32Array[]): Uint32Array => {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}

/**
 * The root of a pool (protocol §2) from its parts in their order, of which at most the last is not whole, and from the
 * inspectors, whose leaves follow the facilities'.
 */
const largePoolRoot = (
  suite: Commitment['suite'],
  parts: readonly PartSummary[],
  inspectors: LargeDrawInput['pool']['inspectors'],
): string => {
  const nodes = parts.filter(({ whole }) => whole).map(({ hashes }) => hashes)
  const begun = parts.filter(({ whole }) => !whole).map(({ hashes }) => hashes)
  const sorted = [...inspectors].sort((a, b) => compareUtf8(a.id, b.id))
  const rest = joined([
    ...begun,
    documentLeaves(
      suite,
      sorted.map(inspector => ({ inspector })),
    ),
  ])
  for (let from = 0; from < rest.length; from += 8 * partSize)
    nodes.push(rootOfWords(suite, rest.subarray(from, from + 8 * partSize)))
  if (nodes.length === 0) return toHex(hashSuite(suite).hash(new Uint8Array(0)))
  return toHex(wordBytes(rootOfWords(suite, joined(nodes))))
}

/** What a commitment says of a pool that has been read (protocol §2). */
export const largePoolFacts = (
  { commitment, pool }: Pick<LargeDrawInput, 'commitment' | 'pool'>,
  parts: readonly PartSummary[],
): Commitment['pool'] => ({
  root: largePoolRoot(commitment.suite, parts, pool.inspectors),
  facilities: parts.reduce((sum, { hashes, whole }) => sum + (whole ? partSize : hashes.length / 8), 0),
  inspectors: pool.inspectors.length,
})

/** Whether a pool that has been read is the committed one. */
export const checkLargePool = (
  input: Pick<LargeDrawInput, 'commitment' | 'pool'>,
  parts: readonly PartSummary[],
): readonly Check[] => checkReadPool(input.commitment.pool, largePoolFacts(input, parts))
