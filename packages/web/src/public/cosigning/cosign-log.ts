import { fromHex, leafHash, treeRoot, verifyInclusion } from '@mingqian/draw'
import { type Checkpoint, cosign, parseNote, readCheckpoint, sameBytes, writeNote } from '@mingqian/log'
import { type Comparison, compareCheckpoints, type ProofSource } from '../compare-checkpoints.ts'
import type { CheckedPackage } from './check-package.ts'
import type { BodyKeys } from './key-file.ts'

/** How the log is asked. */
export type LogSource = {
  readonly checkpoint: () => Promise<string>
  readonly consistency: ProofSource
  readonly inclusion: (index: number, size: number) => Promise<readonly string[]>
  readonly entries: (
    start: number,
    end: number,
  ) => Promise<readonly { readonly index: number; readonly body: string }[]>
}

export type Refusal =
  | { readonly reason: 'unsigned'; readonly note: string }
  /** The log's history is not the one that was signed: both checkpoints are the evidence. */
  | {
      readonly reason: 'forked' | 'shrunken'
      readonly comparison: Comparison
      readonly old: string
      readonly note: string
    }
  /** At the first time: the entries that the server hands out do not have the root that it signed. */
  | { readonly reason: 'entries'; readonly note: string }
  /** The package that is to be acknowledged is not in the log. */
  | { readonly reason: 'package-missing'; readonly note: string }

export type ReadyToSign = {
  readonly note: string
  readonly newest: Checkpoint
  /** The newest of what was signed before; null at the first time, when all entries were recomputed. */
  readonly since: number | null
  /** Where the package stands in the log, if one is acknowledged. */
  readonly packageIndex: number | null
}

/** Most entries the server hands out at once. */
const portion = 1000

const wholeLogHolds = async (source: LogSource, newest: Checkpoint): Promise<boolean> => {
  const leaves: Uint8Array[] = []
  while (leaves.length < newest.size) {
    const entries = await source.entries(leaves.length, Math.min(newest.size, leaves.length + portion))
    if (entries.length === 0) return false
    for (const { body } of entries) leaves.push(leafHash('sha256', new TextEncoder().encode(body)))
  }
  return leaves.length === newest.size && sameBytes(treeRoot('sha256', leaves), newest.root)
}

/** The place of the package's own entry, proved under the newest checkpoint; null if there is none. */
const findPackage = async (
  source: LogSource,
  newest: Checkpoint,
  checked: CheckedPackage,
  keys: BodyKeys,
): Promise<number | null> => {
  for (let start = checked.size; start < newest.size; start += portion) {
    const entries = await source.entries(start, Math.min(newest.size, start + portion))
    for (const { index, body } of entries) {
      const entry = JSON.parse(body)
      if (entry.kind !== 'filing-package' || entry.package !== checked.hash || entry.key !== keys.verifierKey)
        continue
      const included = verifyInclusion({
        suite: 'sha256',
        leafHash: leafHash('sha256', new TextEncoder().encode(body)),
        index,
        size: newest.size,
        proof: (await source.inclusion(index, newest.size)).map(fromHex),
        root: newest.root,
      })
      if (included) return index
    }
  }
  return null
}

/**
 * Everything that is to be checked before a checkpoint is cosigned: the log's signature, that the log has only grown
 * since every checkpoint that these keys are known to have signed (at the first time the whole log is recomputed), and
 * that the package to be acknowledged is in it.
 * @param signed notes that these keys signed before
 */
export const checkBeforeSigning = async (
  source: LogSource,
  keys: BodyKeys,
  signed: readonly string[],
  acknowledged: CheckedPackage | null,
): Promise<
  { readonly ok: true; readonly ready: ReadyToSign } | { readonly ok: false; readonly refusal: Refusal }
> => {
  const refuse = (refusal: Refusal) => ({ ok: false, refusal }) as const
  const note = await source.checkpoint()
  const newest = readCheckpoint(note, keys.log)
  if (!newest) return refuse({ reason: 'unsigned', note })
  let since: number | null = null
  for (const old of signed) {
    const comparison = await compareCheckpoints(old, note, keys.log, source.consistency)
    if (comparison.outcome === 'forked' || comparison.outcome === 'shrunken')
      return refuse({ reason: comparison.outcome, comparison, old, note })
    if ('old' in comparison) since = Math.max(since ?? 0, comparison.old.size)
  }
  if (since === null && !(await wholeLogHolds(source, newest))) return refuse({ reason: 'entries', note })
  const packageIndex = acknowledged && (await findPackage(source, newest, acknowledged, keys))
  if (acknowledged && packageIndex === null) return refuse({ reason: 'package-missing', note })
  return { ok: true, ready: { note, newest, since, packageIndex } }
}

/** The checkpoint with the body's own line beside the log's. @param now milliseconds since 1970 */
export const signReady = ({ note }: ReadyToSign, keys: BodyKeys, now: number): string => {
  const parsed = parseNote(note)
  if (!parsed) throw new Error('what was checked is no note')
  const lines = parsed.signatures.map(({ line }) => line)
  return writeNote(parsed.text, [...lines, cosign(parsed.text, keys.signing, Math.floor(now / 1000))])
}
