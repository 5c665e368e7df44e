import { z } from 'zod'
import { ConfigError } from '../platform/config.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { readSetting, writeSetting } from '../platform/settings.ts'
import { logRoot, logSize } from './prove.ts'
import { type NoteSigner, noteSigner } from './signed-note.ts'
import { logState } from './tables.ts'

const keyShape = z.object({ origin: z.string(), seedSealed: z.base64() })
const keyContext = 'log/signing-key'

const unsealSeed = (platform: Platform, { seedSealed }: z.infer<typeof keyShape>): Uint8Array =>
  platform.vault.unseal(keyContext, Buffer.from(seedSealed, 'base64'))

/** What was sealed under one master key opens under no other, and what is sealed under both is lost with either. */
const refuseOtherMasterKey = async (rows: Rows, platform: Platform): Promise<void> => {
  const key = await readSetting(rows, 'log-key', keyShape)
  if (!key) return
  try {
    unsealSeed(platform, key)
  } catch {
    throw new ConfigError(
      '主密钥与这个数据库不符，请恢复建库时的主密钥 the master key is not the one this database was made with; restore that one',
    )
  }
}

/**
 * Makes the log and its Ed25519 key if this is the first start.
 * @throws ConfigError under another master key than then
 */
export const openLog = async (platform: Platform): Promise<void> =>
  platform.database.transaction(async rows => {
    const made = await rows
      .insert(logState)
      .values({
        id: 1,
        origin: `mingqian-log/${Buffer.from(platform.randomness.bytes(8)).toString('hex')}`,
        size: 0,
      })
      .onConflictDoNothing()
      .returning({ origin: logState.origin })
    const [state] = made
    if (!state) return refuseOtherMasterKey(rows, platform)
    const seedSealed = Buffer.from(platform.vault.seal(keyContext, platform.randomness.bytes(32))).toString(
      'base64',
    )
    await writeSetting(rows, 'log-key', { origin: state.origin, seedSealed })
  })

export const logSigner = async (rows: Rows, platform: Platform): Promise<NoteSigner> => {
  const key = await readSetting(rows, 'log-key', keyShape)
  if (!key) throw new Error('the log has not been opened')
  return noteSigner(key.origin, unsealSeed(platform, key))
}

export type Checkpoint = { readonly note: string; readonly size: number; readonly root: Uint8Array }

/**
 * A checkpoint of the log as a C2SP tlog-checkpoint: origin, size, root, signed by the log. Signing is deterministic:
 * the same tree has the same note whenever it is asked for.
 * @param size a size that the log has or had  @throws Problem log-range
 */
export const checkpointOf = async (rows: Rows, platform: Platform, size: number): Promise<Checkpoint> => {
  if (size > (await logSize(rows))) throw new Problem('log-range')
  const root = await logRoot(rows, size)
  const signer = await logSigner(rows, platform)
  const note = signer.sign(`${signer.name}\n${size}\n${Buffer.from(root).toString('base64')}\n`)
  return { note, size, root }
}

/** The checkpoint of the log's present state. */
export const currentCheckpoint = async (platform: Platform): Promise<Checkpoint> =>
  // One snapshot: an append in between must not give the size of one tree and the root of another.
  platform.database.transaction(async rows => checkpointOf(rows, platform, await logSize(rows)), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })
