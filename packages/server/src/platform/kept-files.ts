import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Platform } from './platform.ts'

// Files too large for rows: evidence of visits, documents of dossiers.

/** The folders of the data directory that hold them. */
type Folder = 'evidence' | 'dossiers'

const folderOf = ({ config }: Platform, folder: Folder): string => join(config.dataDirectory, folder)

/**
 * Writes a file so that it is whole and on the disk before anything refers to it.
 * @param id one of our own identifiers, never a name from outside
 */
export const keepFile = async (
  platform: Platform,
  into: Folder,
  id: string,
  bytes: Uint8Array,
): Promise<void> => {
  const folder = folderOf(platform, into)
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

export const readKeptFile = (
  platform: Platform,
  from: Folder,
  id: string,
): Promise<Uint8Array<ArrayBuffer>> =>
  readFile(join(folderOf(platform, from), id)).then(bytes => new Uint8Array(bytes))

export const dropKeptFile = (platform: Platform, from: Folder, id: string): Promise<void> =>
  rm(join(folderOf(platform, from), id), { force: true })
