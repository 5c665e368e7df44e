import { fromHex, hashSuite, toHex } from '@mingqian/draw'

/** Key types of C2SP signed-note: a log's plain Ed25519 signature, and a cosigner's timestamped one. */
export const keyTypes = { log: 1, cosigner: 4 } as const
export type KeyType = (typeof keyTypes)[keyof typeof keyTypes]

export type VerifierKey = {
  readonly name: string
  /** The first 4 bytes of SHA-256(name ‖ "\n" ‖ type ‖ public key), in hex: it stands in every signature line. */
  readonly id: string
  readonly type: KeyType
  readonly publicKey: Uint8Array
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** @returns null for what is no base64 in its one canonical spelling */
export const fromBase64 = (text: string): Uint8Array | null => {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
  return toBase64(bytes) === text ? bytes : null
}

export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

/** Whether a name may stand in a key: not empty, no white space, no plus sign (C2SP signed-note). */
export const isKeyName = (name: string): boolean => name.length <= 200 && /^[^\s+\p{Cc}]+$/u.test(name)

const keyId = (name: string, type: KeyType, publicKey: Uint8Array): string =>
  toHex(
    hashSuite('sha256')
      .hash(new Uint8Array([...utf8(`${name}\n`), type, ...publicKey]))
      .subarray(0, 4),
  )

export const verifierKeyOf = (name: string, type: KeyType, publicKey: Uint8Array): VerifierKey => ({
  name,
  id: keyId(name, type, publicKey),
  type,
  publicKey,
})

/** `name+id+base64(type ‖ public key)`, as the C2SP tools take it. */
export const writeVerifierKey = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${id}+${toBase64(new Uint8Array([type, ...publicKey]))}`

/** A written verifier key; null if it is none of the two Ed25519 types, or its id is not its own. */
export const parseVerifierKey = (written: string): VerifierKey | null => {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(written) ?? []
  const bytes = fromBase64(encoded)
  if (!isKeyName(name) || bytes?.length !== 33) return null
  const type = Object.values(keyTypes).find(each => each === bytes[0])
  if (type === undefined) return null
  const key = verifierKeyOf(name, type, bytes.subarray(1))
  return sameBytes(fromHex(key.id), fromHex(id)) ? key : null
}
