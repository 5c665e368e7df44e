import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Platform } from '../platform/platform.ts'

const folderOf = ({ config }: Platform): string => join(config.dataDirectory, 'evidence')

/**
 * Writes an evidence file so that it is whole and on the disk before anything refers to it.
 * @param id one of our own identifiers, never a name from outside
 */
export const keepEvidence = async (platform: Platform, id: string, bytes: Uint8Array): Promise<void> => {
  const folder = folderOf(platform)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, `${id}.part`)
  const file = await open(unfinished, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, join(folder, id))
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

export const readEvidence = (platform: Platform, id: string): Promise<Uint8Array<ArrayBuffer>> =>
  readFile(join(folderOf(platform), id)).then(bytes => new Uint8Array(bytes))

export const dropEvidence = (platform: Platform, id: string): Promise<void> =>
  rm(join(folderOf(platform), id), { force: true })
