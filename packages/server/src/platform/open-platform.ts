import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { rehearsalClock, systemClock } from './clock.ts'
import { type Config, ConfigError } from './config.ts'
import { openDatabase } from './database.ts'
import { lockDirectory } from './lock-directory.ts'
import { masterKey } from './master-key.ts'
import type { Platform } from './platform.ts'
import { systemRandomness } from './randomness.ts'
import { openVault } from './vault.ts'

const makeDirectory = (directory: string): void => {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new ConfigError(
      `数据目录不能写入,请检查 DATA_DIR 及其权限 can't write to the data directory; check DATA_DIR and its permissions: ${directory} (${reason})`,
    )
  }
}

export type OpenPlatform = { readonly platform: Platform; readonly close: () => Promise<void> }

/**
 * Opens everything a server process runs on, in order: the data directory's lock, the master key, the database.
 * @throws ConfigError, DirectoryInUse with a message for the person who starts it
 */
export const openPlatform = async (config: Config): Promise<OpenPlatform> => {
  makeDirectory(config.dataDirectory)
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
