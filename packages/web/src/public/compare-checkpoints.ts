import { fromHex, verifyConsistency } from '@mingqian/draw'
import { type Checkpoint, readCheckpoint, sameBytes } from '@mingqian/log'

/** Gets the hashes that show one tree to be the beginning of another. @throws if the log has no answer */
export type ProofSource = (from: number, to: number) => Promise<readonly string[]>

export type Comparison =
  | { readonly outcome: 'old-unsigned' | 'new-unsigned' }
  /** The two are of one size and differ, or no proof joins them: the log has two histories. */
  | { readonly outcome: 'forked'; readonly old: Checkpoint; readonly newer: Checkpoint }
  /** What is said to be newer has fewer entries. */
  | { readonly outcome: 'shrunken'; readonly old: Checkpoint; readonly newer: Checkpoint }
  | { readonly outcome: 'prefix' | 'same'; readonly old: Checkpoint; readonly newer: Checkpoint }

/** Whether the log of an old checkpoint is the beginning of that of a newer one, both signed by the log's key. */
export const compareCheckpoints = async (
  oldNote: string,
  newNote: string,
  key: string,
  proofOf: ProofSource,
): Promise<Comparison> => {
  const old = readCheckpoint(oldNote, key)
  const newer = readCheckpoint(newNote, key)
  if (!old) return { outcome: 'old-unsigned' }
  if (!newer) return { outcome: 'new-unsigned' }
  if (old.size > newer.size) return { outcome: 'shrunken', old, newer }
  if (old.size === newer.size)
    return { outcome: sameBytes(old.root, newer.root) ? 'same' : 'forked', old, newer }
  // The empty log is the beginning of every log.
  const holds =
    old.size === 0 ||
    verifyConsistency({
      suite: 'sha256',
      oldSize: old.size,
      oldRoot: old.root,
      size: newer.size,
      root: newer.root,
      proof: (await proofOf(old.size, newer.size)).map(fromHex),
    })
  return { outcome: holds ? 'prefix' : 'forked', old, newer }
}

/** Both checkpoints in one text, to be handed to whoever has to look into it. */
export const evidenceText = (oldNote: string, newNote: string, key: string): string =>
  `${key}\n\n=====\n${oldNote}\n=====\n${newNote}`
