import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export class DirectoryInUse extends Error {}

/**
 * Takes the data directory for this process alone. The lock is one the operating system holds (SQLite's exclusive
 * file lock), so it vanishes with the process, however that ends: no stale lock file after a power cut.
 * @throws DirectoryInUse when another process holds it
 */
export const lockDirectory = (directory: string): (() => void) => {
  const lock = new DatabaseSync(join(directory, 'in-use.lock'))
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new DirectoryInUse(
      `数据目录正被另一个进程使用，请先停止它：${directory}\n` +
        `The data directory is in use by another process; stop that one first: ${directory}`,
    )
  }
  return () => lock.close()
}
