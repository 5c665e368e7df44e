import { hashSuite, nodeHash } from '@mingqian/draw'
import { eq } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { type NodeAddress, readNodes } from './nodes.ts'
import { logState } from './tables.ts'

const suite = 'sha256'

/** The leaves begin … end − 1. RFC 6962 splits a range at the largest power of two below its length. */
type Range = { readonly begin: number; readonly end: number }

const splitAt = ({ begin, end }: Range): number => {
  let width = 1
  while (width * 2 < end - begin) width *= 2
  return begin + width
}

/** The complete subtrees that make up a range, left to right. */
const cover = ({ begin, end }: Range): NodeAddress[] => {
  if (begin === end) return []
  const level = Math.log2(end - begin)
  if (Number.isInteger(level)) return [{ level, index: begin / (end - begin) }]
  const middle = splitAt({ begin, end })
  return [...cover({ begin, end: middle }), ...cover({ begin: middle, end })]
}

/** Reads the hashes of several ranges with one query. */
const hashRanges = async (rows: Rows, ranges: readonly Range[]): Promise<Uint8Array[]> => {
  const covers = ranges.map(cover)
  const nodes = await readNodes(rows, covers.flat())
  return covers.map(addresses => {
    const hashes = addresses.map(nodes.at)
    const last = hashes.pop() ?? hashSuite(suite).hash(new Uint8Array())
    return hashes.reduceRight((right, left) => nodeHash(suite, left, right), last)
  })
}

/** RFC 9162 §2.1.3.1 PATH, as the ranges whose hashes make up the proof. */
const inclusionRanges = (index: number, range: Range): Range[] => {
  if (range.end - range.begin === 1) return []
  const middle = splitAt(range)
  return index < middle
    ? [...inclusionRanges(index, { begin: range.begin, end: middle }), { begin: middle, end: range.end }]
    : [...inclusionRanges(index, { begin: middle, end: range.end }), { begin: range.begin, end: middle }]
}

/** RFC 9162 §2.1.4.1 SUBPROOF, likewise. `whole`: the older tree's root is what the verifier already holds. */
const consistencyRanges = (size: number, range: Range, whole: boolean): Range[] => {
  if (size === range.end) return whole ? [] : [range]
  const middle = splitAt(range)
  return size <= middle
    ? [
        ...consistencyRanges(size, { begin: range.begin, end: middle }, whole),
        { begin: middle, end: range.end },
      ]
    : [
        ...consistencyRanges(size, { begin: middle, end: range.end }, false),
        { begin: range.begin, end: middle },
      ]
}

export const logSize = async (rows: Rows): Promise<number> => {
  const [state] = await rows.select().from(logState).where(eq(logState.id, 1))
  if (!state) throw new Error('the log has not been opened')
  return state.size
}

/** The root of the tree of the first `size` entries. */
export const logRoot = async (rows: Rows, size: number): Promise<Uint8Array> => {
  const [root] = await hashRanges(rows, [{ begin: 0, end: size }])
  return root as Uint8Array
}

/** Hashes that prove entry `index` to be in the tree of `size`. @throws Problem log-range */
export const proveInclusion = async (rows: Rows, index: number, size: number): Promise<Uint8Array[]> => {
  if (index >= size || size > (await logSize(rows))) throw new Problem('log-range')
  return hashRanges(rows, inclusionRanges(index, { begin: 0, end: size }))
}

/** Hashes that prove the tree of `from` to be a prefix of that of `to`. @throws Problem log-range */
export const proveConsistency = async (rows: Rows, from: number, to: number): Promise<Uint8Array[]> => {
  if (from < 1 || from > to || to > (await logSize(rows))) throw new Problem('log-range')
  return hashRanges(rows, consistencyRanges(from, { begin: 0, end: to }, true))
}
