import { pad, paddedWords, readWords } from './block-hash.ts'
import { blockHashes, type Suite } from './hash-suite.ts'
import { lowestTicket } from './lowest-ticket.ts'

/**
 * Hashes of texts that begin with one seed. Call it with what follows the seed, such as `/facility/9115…/1`;
 * the result is eight 32-bit words, big-endian, in an array that the next call overwrites.
 */
export type Tickets = {
  (tail: string): Int32Array
  /**
   * Which of the ids, at least one, has the lowest `ticket("inspector", facility, role, id)`; equal tickets by id.
   * Many are computed at once.
   */
  readonly lowestInspector: (facility: string, role: string, ids: readonly string[]) => number
}

const encoder = new TextEncoder()

/**
 * The tickets of a seed (protocol §1). A seed is 64 hex characters and both suites hash in blocks of 64 bytes, so the
 * seed's block is the same in every ticket of a draw: it is compressed once and each ticket goes on from there,
 * which halves the work. Another length of seed is hashed with each tail.
 */
export const tickets = (suite: Suite, seed: string): Tickets => {
  const { initial, compress } = blockHashes[suite]
  const start = initial.slice()
  const head = encoder.encode(seed)
  const shared = head.length === 64 ? 64 : 0
  if (shared > 0) {
    const block = new Int32Array(16)
    readWords(head, block)
    compress(start, block, 0)
  }
  const before = shared > 0 ? '' : seed

  let words = new Int32Array(64)
  const state = new Int32Array(8)

  const ticket = (tail: string): Int32Array => {
    const text = before + tail
    // At most three UTF-8 bytes a UTF-16 unit.
    const room = paddedWords(3 * text.length)
    if (words.length < room) words = new Int32Array(room)
    let length = 0
    let word = 0
    for (; length < text.length; length++) {
      const unit = text.charCodeAt(length)
      if (unit >= 0x80) break
      word = (word << 8) | unit
      if ((length & 3) === 3) words[length >>> 2] = word
    }
    if (length === text.length) {
      if ((length & 3) !== 0) words[length >>> 2] = word << (32 - 8 * (length & 3))
    } else {
      const bytes = encoder.encode(text)
      readWords(bytes, words)
      length = bytes.length
    }
    pad(words, length, shared + length)
    const end = paddedWords(length)
    for (let i = 0; i < 8; i++) state[i] = start[i]!
    for (let at = 0; at < end; at += 16) compress(state, words, at)
    return state
  }

  return Object.assign(ticket, { lowestInspector: lowestTicket(suite, seed) })
}

/** A ticket's text form: 64 lower-case hex characters. */
export const ticketHex = (words: Int32Array): string => {
  let text = ''
  for (const word of words) text += (word >>> 0).toString(16).padStart(8, '0')
  return text
}
