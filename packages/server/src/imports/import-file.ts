import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Platform } from '../platform/platform.ts'

// An uploaded file is kept from its upload until it is applied or dropped, so that it can be read again with another
// mapping. It holds telephone numbers: it is sealed with the master key.

const directoryOf = ({ config }: Platform): string => join(config.dataDirectory, 'imports')
const pathOf = (platform: Platform, id: string): string => join(directoryOf(platform), id)
const context = (bureau: string, id: string): string => `import/${bureau}/${id}`

export const keepFile = async (
  platform: Platform,
  bureau: string,
  id: string,
  bytes: Uint8Array,
): Promise<void> => {
  await mkdir(directoryOf(platform), { recursive: true, mode: 0o700 })
  await writeFile(pathOf(platform, id), platform.vault.seal(context(bureau, id), bytes), { mode: 0o600 })
}

/** @throws what reading a file throws, if it is gone */
export const keptFile = async (platform: Platform, bureau: string, id: string): Promise<Uint8Array> =>
  platform.vault.unseal(context(bureau, id), await readFile(pathOf(platform, id)))

export const dropFile = (platform: Platform, id: string): Promise<void> =>
  rm(pathOf(platform, id), { force: true })
