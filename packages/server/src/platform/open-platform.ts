import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { rehearsalClock, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { lockDirectory } from './lock-directory.ts'
import { masterKey } from './master-key.ts'
import type { Platform } from './platform.ts'
import { systemRandomness } from './randomness.ts'
import { openVault } from './vault.ts'

export type OpenPlatform = { readonly platform: Platform; readonly close: () => Promise<void> }

/**
 * Opens everything a server process runs on, in order: the data directory's lock, the master key, the database.
 * @throws ConfigError, DirectoryInUse with a message for the person who starts it
 */
export const openPlatform = async (config: Config): Promise<OpenPlatform> => {
  mkdirSync(config.dataDirectory, { recursive: true, mode: 0o700 })
  const unlock = config.databaseUrl === null ? lockDirectory(config.dataDirectory) : () => {}
  try {
    const directory = join(config.dataDirectory, 'database')
    const key = masterKey(config, existsSync(directory), systemRandomness)
    const { database, close } = await openDatabase(
      config.databaseUrl === null ? { directory } : { url: config.databaseUrl },
    )
    const rehearsal = config.clockStart
      ? rehearsalClock(config.clockStart.getTime() - systemClock.now().getTime())
      : null
    return {
      platform: {
        config,
        database,
        clock: rehearsal ?? systemClock,
        rehearsal,
        randomness: systemRandomness,
        vault: openVault(key, systemRandomness),
      },
      close: async () => {
        await close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}
