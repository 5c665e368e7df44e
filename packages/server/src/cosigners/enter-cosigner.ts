import { keyTypes, parseVerifierKey } from '@mingqian/log'
import { Encrypter } from 'age-encryption'
import { eq } from 'drizzle-orm'
import { appendToLog } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { type FieldProblem, Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import { cosigners, type Recipient } from './tables.ts'

export type Cosigner = typeof cosigners.$inferSelect

const isAgeRecipient = (written: string): boolean => {
  try {
    // The plain X25519 kind, which every age tool knows.
    if (!/^age1[a-z0-9]{58}$/.test(written)) return false
    new Encrypter().addRecipient(written)
    return true
  } catch {
    return false
  }
}

/**
 * Makes a body known as a cosigner, and says so in the log.
 * @throws Problem bad-input for keys that are none, cosigner-exists
 */
export const enterCosigner = async (
  rows: Rows,
  platform: Platform,
  request: {
    readonly name: string
    readonly key: string
    readonly encryption: string | null
    readonly recipient: Recipient | null
    readonly by: string
  },
): Promise<Cosigner> => {
  const { name, key, encryption, recipient, by } = request
  const fields: FieldProblem[] = []
  if (parseVerifierKey(key)?.type !== keyTypes.cosigner)
    fields.push({
      path: 'key',
      message: {
        zh: '不是联署公钥（名称+8位编号+编码），请从对方的打印件或文件原样录入',
        en: 'Not the verifier key of a cosigner (name+id+code); enter it exactly as handed over',
      },
    })
  if (encryption !== null && !isAgeRecipient(encryption))
    fields.push({
      path: 'encryption',
      message: {
        zh: '不是加密公钥（以 age1 开头，共62个字符），请核对有无错漏',
        en: 'Not an encryption key (age1 and 58 more characters); compare it again',
      },
    })
  if (fields.length > 0) throw new Problem('bad-input', { fields })
  const [known] = await rows.select({ id: cosigners.id }).from(cosigners).where(eq(cosigners.key, key))
  if (known) throw new Problem('cosigner-exists')
  const since = platform.clock.now()
  const logIndex = await appendToLog(rows, since, {
    kind: 'cosigner',
    act: 'entered',
    name,
    key,
    encryption,
    recipient,
  })
  const [entered] = await rows
    .insert(cosigners)
    .values({
      id: freshId(platform.randomness),
      name,
      key,
      encryption,
      recipient,
      since,
      enteredBy: by,
      logIndex,
    })
    .returning()
  return entered as Cosigner
}

/**
 * Ends the use of a key, lost or handed back. What it has signed stays signed.
 * @throws Problem not-found, cosigner-withdrawn
 */
export const withdrawCosigner = async (
  rows: Rows,
  platform: Platform,
  request: { readonly id: string; readonly reason: string; readonly by: string },
): Promise<Cosigner> => {
  const [cosigner] = await rows.select().from(cosigners).where(eq(cosigners.id, request.id)).for('update')
  if (!cosigner) throw new Problem('not-found')
  if (cosigner.withdrawnAt !== null) throw new Problem('cosigner-withdrawn')
  const withdrawnAt = platform.clock.now()
  const { name, key, encryption, recipient } = cosigner
  const withdrawnLogIndex = await appendToLog(rows, withdrawnAt, {
    kind: 'cosigner',
    act: 'withdrawn',
    name,
    key,
    encryption,
    recipient,
  })
  const change = {
    withdrawnAt,
    withdrawnBy: request.by,
    withdrawnReason: request.reason,
    withdrawnLogIndex,
  }
  await rows.update(cosigners).set(change).where(eq(cosigners.id, cosigner.id))
  return { ...cosigner, ...change }
}
