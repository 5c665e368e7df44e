import { sql } from 'drizzle-orm'
import { readBureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { writeSetting } from '../platform/settings.ts'
import type { Accounts } from './accounts.ts'
import { addPerson } from './people.ts'

export type SetUp = {
  readonly bureauCode: string
  readonly bureauName: string
  readonly username: string
  readonly name: string
  readonly password: string
}

/** Names the bureau and makes its first system administrator; possible once. @throws Problem already-set-up */
export const setUp = async (platform: Platform, accounts: Accounts, wanted: SetUp): Promise<void> =>
  platform.database.transaction(async rows => {
    // Two browsers on the set-up page: the second waits here and then finds the bureau.
    await rows.execute(sql`lock table settings in share row exclusive mode`)
    if (await readBureau(rows)) throw new Problem('already-set-up')
    await writeSetting(rows, 'bureau', { code: wanted.bureauCode, name: wanted.bureauName, demo: false })
    await addPerson(rows, platform, accounts, {
      username: wanted.username,
      name: wanted.name,
      role: 'sysadmin',
      password: wanted.password,
    })
  })
