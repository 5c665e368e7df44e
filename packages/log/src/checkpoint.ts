import { ed25519 } from '@noble/curves/ed25519.js'
import { parseNote, signaturesOf } from './note.ts'
import { fromBase64, keyTypes, parseVerifierKey, utf8 } from './verifier-key.ts'

// C2SP tlog-checkpoint. WebCrypto would know Ed25519, too, but not on pages served over plain HTTP, as bureaus' inner
// networks have them.

export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

/** What the text of a checkpoint says: origin, size and root, a line each; further lines are left aside. */
export const parseCheckpointText = (text: string): Checkpoint | null => {
  const [origin = '', size = '', encoded = ''] = text.split('\n')
  const root = fromBase64(encoded)
  if (origin === '' || !/^(0|[1-9][0-9]{0,14})$/.test(size) || root?.length !== 32) return null
  return { origin, size: Number(size), root }
}

/** The text of a signed note if the log's key has signed it, else null; one false signature spoils the note. */
export const openNote = (note: string, verifierKey: string): string | null => {
  const key = parseVerifierKey(verifierKey)
  const parsed = parseNote(note)
  if (key?.type !== keyTypes.log || !parsed) return null
  const signatures = signaturesOf(parsed, key)
  const holds = signatures.every(
    ({ bytes }) => bytes.length === 64 && ed25519.verify(bytes, utf8(parsed.text), key.publicKey),
  )
  return holds && signatures.length > 0 ? parsed.text : null
}

/** What a checkpoint says, if the key has signed it and the note is the key's own log; else null. */
export const readCheckpoint = (note: string, verifierKey: string): Checkpoint | null => {
  const text = openNote(note, verifierKey)
  const checkpoint = text === null ? null : parseCheckpointText(text)
  return checkpoint?.origin === parseVerifierKey(verifierKey)?.name ? checkpoint : null
}
