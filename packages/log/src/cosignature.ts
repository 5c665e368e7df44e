import { ed25519 } from '@noble/curves/ed25519.js'
import { type Note, signatureLine, signaturesOf } from './note.ts'
import { utf8, type VerifierKey } from './verifier-key.ts'

// C2SP tlog-cosignature, Ed25519: what is signed is "cosignature/v1", a line with the time, and the checkpoint's text;
// the signature is the time in 8 bytes, big-endian, and the 64 of Ed25519.

const message = (seconds: bigint, text: string): Uint8Array =>
  utf8(`cosignature/v1\ntime ${seconds}\n${text}`)

export type Cosignature = {
  /** When the cosigner says that it signed, in seconds since 1970. */
  readonly time: number
  readonly line: string
}

/**
 * The cosignatures of a key on a note, the oldest first.
 * @returns 'false' if one of them does not hold, which spoils the note
 */
export const cosignaturesOf = (note: Note, key: VerifierKey): readonly Cosignature[] | 'false' => {
  const read = signaturesOf(note, key).map(({ bytes, line }) => {
    if (bytes.length !== 72) return null
    const seconds = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)
    const holds =
      // A time beyond what JavaScript counts exactly is millions of years away.
      seconds <= BigInt(Number.MAX_SAFE_INTEGER) &&
      ed25519.verify(bytes.subarray(8), message(seconds, note.text), key.publicKey)
    return holds ? { time: Number(seconds), line } : null
  })
  return read.every(each => each !== null) ? read.toSorted((a, b) => a.time - b.time) : 'false'
}

/** A line of cosignature. @param text the checkpoint's, as in the note  @param seconds since 1970 */
export const cosign = (
  text: string,
  { key, seed }: { readonly key: VerifierKey; readonly seed: Uint8Array },
  seconds: number,
): string => {
  const signature = ed25519.sign(message(BigInt(seconds), text), seed)
  const bytes = new Uint8Array(72)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(seconds))
  bytes.set(signature, 8)
  return signatureLine(key.name, key.id, bytes)
}
