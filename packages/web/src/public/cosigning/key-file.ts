import {
  type CosignerKey,
  cosignerKey,
  parseCosignerKey,
  writeCosignerKey,
  writeVerifierKey,
} from '@mingqian/log'
import { lockWithPassphrase, newIdentity, openWithPassphrase, recipientOf } from './age-in-page.ts'

/** A body's keys while the page is open. They are kept nowhere but in the file. */
export type BodyKeys = {
  readonly signing: CosignerKey
  readonly verifierKey: string
  /** The age identity that filings are opened with, and the recipient they are encrypted to. */
  readonly identity: string
  readonly recipient: string
  /** The log the keys were made for, by its verifier key. */
  readonly log: string
}

/** C2SP key names have neither spaces nor plus signs. */
export const keyNameOf = (body: string): string => body.normalize('NFKC').replace(/[\s+\p{Cc}]/gu, '')

export const makeKeys = async (body: string, log: string): Promise<BodyKeys> => {
  const signing = cosignerKey(keyNameOf(body), crypto.getRandomValues(new Uint8Array(32)))
  return { signing, verifierKey: writeVerifierKey(signing.key), ...(await newIdentity()), log }
}

/**
 * The file under its passphrase. Inside it is an identity file of `age`, in whose comments stand the signing key, as
 * the Go tools for signed notes take it, and the log: with both tools a body can do without this page.
 */
export const writeKeyFile = (keys: BodyKeys, passphrase: string): Promise<string> =>
  lockWithPassphrase(
    [
      '# mingqian cosigner 1',
      `# log: ${keys.log}`,
      `# verifier: ${keys.verifierKey}`,
      `# signer: ${writeCosignerKey(keys.signing)}`,
      `# public key: ${keys.recipient}`,
      keys.identity,
      '',
    ].join('\n'),
    passphrase,
  )

/** @returns null for a wrong passphrase, or a file that is none of ours */
export const readKeyFile = async (file: string, passphrase: string): Promise<BodyKeys | null> => {
  const text = await openWithPassphrase(file, passphrase)
  const line = (name: string) => text?.match(new RegExp(`^# ${name}: (.+)$`, 'm'))?.[1] ?? ''
  const signing = parseCosignerKey(line('signer'))
  const identity = text?.match(/^AGE-SECRET-KEY-1[0-9A-Z]+$/m)?.[0]
  if (!signing || !identity || line('log') === '') return null
  return {
    signing,
    verifierKey: writeVerifierKey(signing.key),
    identity,
    recipient: await recipientOf(identity),
    log: line('log'),
  }
}
