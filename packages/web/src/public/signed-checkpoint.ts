import { hashSuite } from '@mingqian/draw'
import { ed25519 } from '@noble/curves/ed25519.js'

// C2SP signed-note and tlog-checkpoint. WebCrypto would know Ed25519, too, but not on pages served over plain HTTP,
// as bureaus' inner networks have them.

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

type LogKey = { readonly name: string; readonly id: Uint8Array; readonly publicKey: Uint8Array }

/** A verifier key, `name+id+base64(0x01 ‖ public key)`; null if it is none or its id is not its own. */
const parseKey = (written: string): LogKey | null => {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/.exec(written)
  if (!parts) return null
  const [, name = '', id = '', encoded = ''] = parts
  const bytes = fromBase64(encoded)
  if (bytes.length !== 33 || bytes[0] !== 1) return null
  const own = hashSuite('sha256')
    .hash(new Uint8Array([...utf8(`${name}\n`), ...bytes]))
    .subarray(0, 4)
  const written4 = Uint8Array.from(id.match(/../g) ?? [], byte => Number.parseInt(byte, 16))
  return equal(own, written4) ? { name, id: own, publicKey: bytes.subarray(1) } : null
}

/** The text of a signed note, if the key has signed it; else null. */
export const readSignedNote = (note: string, verifierKey: string): string | null => {
  const key = parseKey(verifierKey)
  const end = note.lastIndexOf('\n\n')
  if (!key || end < 0) return null
  const text = note.slice(0, end + 1)
  const prefix = `— ${key.name} `
  const signed = note
    .slice(end + 2)
    .split('\n')
    .filter(line => line.startsWith(prefix))
    .map(line => fromBase64(line.slice(prefix.length)))
    .filter(bytes => equal(bytes.subarray(0, 4), key.id))
    .map(bytes => ed25519.verify(bytes.subarray(4), utf8(text), key.publicKey))
  // One false signature of a known key spoils the note (C2SP signed-note).
  return signed.length > 0 && signed.every(holds => holds) ? text : null
}

export type Checkpoint = { readonly size: number; readonly root: Uint8Array }

/** What a checkpoint says, if the key has signed it and the note is the key's own log; else null. */
export const readCheckpoint = (note: string, verifierKey: string): Checkpoint | null => {
  const [origin, size = '', root = ''] = (readSignedNote(note, verifierKey) ?? '').split('\n')
  if (origin !== parseKey(verifierKey)?.name || !/^(0|[1-9][0-9]{0,15})$/.test(size)) return null
  return { size: Number(size), root: fromBase64(root) }
}
