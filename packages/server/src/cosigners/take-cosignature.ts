import {
  cosignaturesOf,
  type Note,
  parseCheckpointText,
  parseNote,
  parseVerifierKey,
  readCheckpoint,
  sameBytes,
} from '@mingqian/log'
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { logRoot, logSigner, logSize } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import type { Cosigner } from './enter-cosigner.ts'
import { cosignatures, cosigners } from './tables.ts'

/** A known body has signed the checkpoint of a size. */
export type Taken = {
  readonly cosigner: Cosigner
  readonly size: number
  /** Seconds since 1970, by the cosigner's clock. */
  readonly time: number
}

// Beyond this a clock is wrong, not a little off.
const aheadSeconds = 3600
const longestNote = 64 * 1024

/** The checkpoint a note is about, if it is one of this log's own. @throws Problem */
const ownCheckpoint = async (rows: Rows, platform: Platform, note: string, parsed: Note) => {
  if (parseCheckpointText(parsed.text) === null) throw new Problem('cosignature-format')
  const { verifierKey } = await logSigner(rows, platform)
  const checkpoint = readCheckpoint(note, verifierKey)
  if (!checkpoint) throw new Problem('checkpoint-foreign')
  const { size, root } = checkpoint
  // The log's own signature over a tree that it does not have: a fork, or a database set back to an older state.
  if (size > (await logSize(rows)) || !sameBytes(root, await logRoot(rows, size)))
    throw new Problem('log-forked')
  return checkpoint
}

/**
 * Takes a checkpoint that known bodies have cosigned: checks the log's own signature, that the tree is this log's, and
 * each cosignature of a known body, and keeps them. What was taken before is taken again without effect.
 * @returns the cosignatures on it, those already known included
 * @throws Problem cosignature-format, checkpoint-foreign, log-forked, cosigner-unknown, cosigner-withdrawn,
 *   cosignature-false, cosignature-ahead, checkpoint-replayed
 */
export const takeCosignature = async (
  rows: Rows,
  platform: Platform,
  note: string,
): Promise<readonly Taken[]> => {
  const parsed = note.length > longestNote ? null : parseNote(note)
  if (!parsed) throw new Problem('cosignature-format')
  const { size, root } = await ownCheckpoint(rows, platform, note, parsed)
  const now = platform.clock.now()
  const taken: Taken[] = []
  let withdrawn = false
  let replayed: Problem | null = null
  // Locked in one order, so that two notes with the same two cosigners do not wait for each other.
  for (const known of await rows.select().from(cosigners).orderBy(asc(cosigners.id))) {
    const key = parseVerifierKey(known.key)
    if (!key) throw new Error(`cosigner ${known.id} has no key`)
    const found = cosignaturesOf(parsed, key)
    if (found === 'false') throw new Problem('cosignature-false')
    const newest = found.at(-1)
    if (!newest) continue
    if (known.withdrawnAt !== null) {
      withdrawn = true
      continue
    }
    // A rehearsal's clock is not that of the bodies outside.
    if (platform.rehearsal === null && newest.time > now.getTime() / 1000 + aheadSeconds)
      throw new Problem('cosignature-ahead')
    const [cosigner] = await rows.select().from(cosigners).where(eq(cosigners.id, known.id)).for('update')
    if (!cosigner) continue
    const last = await lastSize(rows, cosigner.id)
    if (last !== null && size < last) {
      // Beside another body's fresh line it may stand; alone it is an old checkpoint, sent again.
      replayed = new Problem('checkpoint-replayed', {
        detail: {
          zh: `${cosigner.name}已联署共 ${last} 条的检查点，收到的只有 ${size} 条`,
          en: `${cosigner.name} has cosigned a checkpoint of ${last} entries; this one has ${size}`,
        },
      })
      continue
    }
    await rows
      .insert(cosignatures)
      .values({ cosigner: cosigner.id, size, root, ...newest, receivedAt: now })
      .onConflictDoNothing()
    taken.push({ cosigner, size, time: newest.time })
  }
  if (taken.length === 0 && replayed) throw replayed
  if (taken.length === 0) throw new Problem(withdrawn ? 'cosigner-withdrawn' : 'cosigner-unknown')
  return taken
}

const lastSize = async (rows: Rows, cosigner: string): Promise<number | null> => {
  const [last] = await rows
    .select({ size: cosignatures.size })
    .from(cosignatures)
    .where(eq(cosignatures.cosigner, cosigner))
    .orderBy(desc(cosignatures.size))
    .limit(1)
  return last?.size ?? null
}

/** The lines of cosignature on the checkpoint of a size, of the bodies whose keys are in use. */
export const linesOn = async (rows: Rows, size: number): Promise<readonly string[]> => {
  const found = await rows
    .select({ line: cosignatures.line, cosigner: cosignatures.cosigner })
    .from(cosignatures)
    .innerJoin(cosigners, eq(cosigners.id, cosignatures.cosigner))
    .where(and(eq(cosignatures.size, size), isNull(cosigners.withdrawnAt)))
    .orderBy(asc(cosigners.since), asc(cosignatures.time))
  // Of one body the newest line: a note with a hundred of the same says no more.
  return [...new Map(found.map(({ cosigner, line }) => [cosigner, line])).values()]
}

/** The largest size whose checkpoint a body with a key in use has cosigned; null if there is none. */
export const newestCosignedSize = async (rows: Rows): Promise<number | null> => {
  const [newest] = await rows
    .select({ size: cosignatures.size })
    .from(cosignatures)
    .innerJoin(cosigners, eq(cosigners.id, cosignatures.cosigner))
    .where(isNull(cosigners.withdrawnAt))
    .orderBy(desc(cosignatures.size))
    .limit(1)
  return newest?.size ?? null
}
