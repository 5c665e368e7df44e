import { fromHex, toHex } from '@mingqian/draw'
import { fromBase64, sameBytes, toBase64 } from './verifier-key.ts'

/** One line of signature: whose it says it is, and the bytes after the key's id. */
export type NoteSignature = {
  readonly name: string
  readonly id: string
  readonly bytes: Uint8Array
  /** As it stands in the note, without its end. */
  readonly line: string
}

/** A C2SP signed note taken apart. Nothing of it is verified. */
export type Note = {
  /** What is signed, with the end of its last line. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

const readSignature = (line: string): NoteSignature | null => {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/.exec(line) ?? []
  const bytes = fromBase64(encoded)
  if (name === '' || bytes === null || bytes.length < 5) return null
  return { name, id: toHex(bytes.subarray(0, 4)), bytes: bytes.subarray(4), line }
}

// A log with hundreds of cosigners is none of ours; a note with thousands of lines is meant to keep somebody busy.
const mostSignatures = 200

/** @returns null for what has not the shape of a note: text, empty line, lines of signatures */
export const parseNote = (note: string): Note | null => {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) return null
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > mostSignatures) return null
  const signatures = lines.map(readSignature)
  return signatures.every(signature => signature !== null)
    ? { text: note.slice(0, end + 1), signatures }
    : null
}

export const signatureLine = (name: string, id: string, bytes: Uint8Array): string =>
  `— ${name} ${toBase64(new Uint8Array([...fromHex(id), ...bytes]))}`

/** A note from its parts; lines that say the same stand in it once. */
export const writeNote = (text: string, lines: readonly string[]): string =>
  `${text}\n${[...new Set(lines)].map(line => `${line}\n`).join('')}`

/** The signatures of one key, by name and id: others of its name are left aside. */
export const signaturesOf = (
  note: Note,
  key: { readonly name: string; readonly id: string },
): readonly NoteSignature[] =>
  note.signatures.filter(({ name, id }) => name === key.name && sameBytes(fromHex(id), fromHex(key.id)))
