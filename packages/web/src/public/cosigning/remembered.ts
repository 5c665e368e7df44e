import { cosignaturesOf, parseNote, readCheckpoint } from '@mingqian/log'
import type { BodyKeys } from './key-file.ts'

/** Where this browser keeps the note that a key signed last. */
const place = ({ verifierKey, log }: BodyKeys): string => `mingqian-cosigned ${verifierKey} ${log}`

/** A note if it is of the keys' own log and the keys have cosigned it: whoever hands it over, that can't be made up. */
export const ownNote = (note: string, keys: BodyKeys): string | null => {
  const parsed = parseNote(note)
  if (!parsed || readCheckpoint(note, keys.log) === null) return null
  const own = cosignaturesOf(parsed, keys.signing.key)
  return own !== 'false' && own.length > 0 ? note : null
}

export const remember = (note: string, keys: BodyKeys): void => {
  try {
    localStorage.setItem(place(keys), note)
  } catch {
    // A browser that keeps nothing: the receipt's file is what remains, and the server's copy of our own signature.
  }
}

export const remembered = (keys: BodyKeys): string | null => {
  try {
    return ownNote(localStorage.getItem(place(keys)) ?? '', keys)
  } catch {
    return null
  }
}
