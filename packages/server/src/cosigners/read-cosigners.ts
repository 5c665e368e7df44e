import { writeNote } from '@mingqian/log'
import { asc, desc, eq } from 'drizzle-orm'
import { checkpointOf } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import type { Cosigner } from './enter-cosigner.ts'
import { cosignatures, cosigners } from './tables.ts'
import { linesOn, newestCosignedSize } from './take-cosignature.ts'

/** What a body signed last. */
export type LastCosignature = {
  readonly size: number
  /** Seconds since 1970, by the body's clock. */
  readonly time: number
  readonly receivedAt: Date
  readonly line: string
}

/** All bodies ever entered, in that order, each with what it signed last. */
export const listCosigners = async (
  rows: Rows,
): Promise<readonly (Cosigner & { readonly last: LastCosignature | null })[]> => {
  const all = await rows.select().from(cosigners).orderBy(asc(cosigners.logIndex))
  const found: (Cosigner & { readonly last: LastCosignature | null })[] = []
  for (const cosigner of all) {
    const [last] = await rows
      .select()
      .from(cosignatures)
      .where(eq(cosignatures.cosigner, cosigner.id))
      .orderBy(desc(cosignatures.size), desc(cosignatures.time))
      .limit(1)
    found.push({ ...cosigner, last: last ?? null })
  }
  return found
}

/** @returns null for an id that is none's */
export const cosignerById = async (rows: Rows, id: string): Promise<Cosigner | null> => {
  const [found] = await rows.select().from(cosigners).where(eq(cosigners.id, id))
  return found ?? null
}

/** The checkpoint of a size with the log's signature and all cosignatures on it. @throws Problem log-range */
export const cosignedCheckpoint = async (rows: Rows, platform: Platform, size: number): Promise<string> => {
  const { note } = await checkpointOf(rows, platform, size)
  return note + (await linesOn(rows, size)).map(line => `${line}\n`).join('')
}

/** The newest checkpoint that somebody has cosigned; null if there is none yet. */
export const newestCosigned = async (rows: Rows, platform: Platform): Promise<string | null> => {
  const size = await newestCosignedSize(rows)
  return size === null ? null : cosignedCheckpoint(rows, platform, size)
}

/** The note that one body signed last, as evidence of it. */
export const lastNote = async (rows: Rows, platform: Platform, last: LastCosignature): Promise<string> => {
  const { note } = await checkpointOf(rows, platform, last.size)
  const end = note.lastIndexOf('\n\n')
  return writeNote(note.slice(0, end + 1), [
    ...note
      .slice(end + 2)
      .trimEnd()
      .split('\n'),
    last.line,
  ])
}
