import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import type { Randomness } from './randomness.ts'

/**
 * Sealing with AES-256-GCM. A sealed value is nonce (12 bytes) ‖ tag (16) ‖ ciphertext; `context` names what and whose
 * it is and is authenticated with it, so that a sealed value can't be moved to another row.
 */
export type Vault = {
  readonly seal: (context: string, plain: Uint8Array) => Uint8Array
  /** @throws if the value was altered, belongs elsewhere, or was sealed under another key */
  readonly unseal: (context: string, sealed: Uint8Array) => Uint8Array
  /** A key under this vault's that is used for one purpose only. 32 bytes. */
  readonly derive: (purpose: string) => Uint8Array
  /** HMAC-SHA-256 in hex, for looking sealed things up without naming them. */
  readonly blindIndex: (value: string) => string
}

const nonceLength = 12
const tagLength = 16

/** @param key 32 bytes */
export const openVault = (key: Uint8Array, randomness: Randomness): Vault => {
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `mingqian/${purpose}`, 32))
  const sealingKey = derive('seal')
  const indexKey = derive('blind-index')
  return {
    derive,
    blindIndex: value => createHmac('sha256', indexKey).update(value).digest('hex'),
    seal: (context, plain) => {
      const nonce = randomness.bytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]))
    },
    unseal: (context, sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, sealed.subarray(0, nonceLength))
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength))
      const body = sealed.subarray(nonceLength + tagLength)
      return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]))
    },
  }
}

export const sealText = (vault: Vault, context: string, text: string): Uint8Array =>
  vault.seal(context, Buffer.from(text))

export const unsealText = (vault: Vault, context: string, sealed: Uint8Array): string =>
  Buffer.from(vault.unseal(context, sealed)).toString('utf8')
