import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { masterKey } from './master-key.ts'
import { openPlatform } from './open-platform.ts'
import { systemRandomness } from './randomness.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingqian-start-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a data directory that cannot be one is named, not traced', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  await expect(openPlatform(readConfig({ DATA_DIR: file }, []))).rejects.toThrow(
    `check DATA_DIR and its permissions: ${file} (EEXIST)`,
  )
})

test('a PostgreSQL out of reach is said to be so, without the password in its address', async () => {
  const start = openPlatform(
    readConfig(
      {
        DATA_DIR: join(folder, 'unreached'),
        DATABASE_URL: 'postgres://mingqian:opensesame@127.0.0.1:1/mingqian',
        MASTER_KEY: 'ab'.repeat(32),
      },
      [],
    ),
  )
  await expect(start).rejects.toThrow(/DATABASE_URL: connect ECONNREFUSED/)
  await expect(start).rejects.not.toThrow('opensesame')
})

test('the first start makes the master key for its owner alone; a lost, loose or broken one is refused', () => {
  const config = readConfig({ DATA_DIR: join(folder, 'keyed') }, [])
  const key = masterKey(config, false, systemRandomness)
  const file = join(folder, 'keyed', 'keys', 'master.key')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(masterKey(config, true, systemRandomness)).toEqual(key)

  writeFileSync(file, 'ab'.repeat(31))
  expect(() => masterKey(config, true, systemRandomness)).toThrow('64 hex characters')
  rmSync(file)
  expect(() => masterKey(config, true, systemRandomness)).toThrow('its master key is gone')
  writeFileSync(file, 'ab'.repeat(32), { mode: 0o644 })
  expect(() => masterKey(config, true, systemRandomness)).toThrow('must have mode 0600')
})
