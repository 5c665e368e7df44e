import { ed25519 } from '@noble/curves/ed25519.js'
import { fromBase64, isKeyName, keyTypes, toBase64, type VerifierKey, verifierKeyOf } from './verifier-key.ts'

export type CosignerKey = {
  readonly key: VerifierKey
  /** The 32 bytes of RFC 8032 that everything else follows from. */
  readonly seed: Uint8Array
}

/** @param name see {@link isKeyName}  @param seed 32 random bytes */
export const cosignerKey = (name: string, seed: Uint8Array): CosignerKey => ({
  key: verifierKeyOf(name, keyTypes.cosigner, ed25519.getPublicKey(seed)),
  seed,
})

/**
 * The private key as Go's package golang.org/x/mod/sumdb/note writes one, so that other tools can sign with it. Its
 * id is that of the plain key, as theirs are.
 */
export const writeCosignerKey = ({ key, seed }: CosignerKey): string => {
  const plain = verifierKeyOf(key.name, keyTypes.log, key.publicKey)
  return `PRIVATE+KEY+${key.name}+${plain.id}+${toBase64(new Uint8Array([keyTypes.log, ...seed]))}`
}

/** @returns null for what is none, or whose id is another's */
export const parseCosignerKey = (written: string): CosignerKey | null => {
  const [, name = '', id = '', encoded = ''] =
    /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(written) ?? []
  const bytes = fromBase64(encoded)
  if (!isKeyName(name) || bytes?.length !== 33 || bytes[0] !== keyTypes.log) return null
  const made = cosignerKey(name, bytes.subarray(1))
  return verifierKeyOf(name, keyTypes.log, made.key.publicKey).id === id ? made : null
}
