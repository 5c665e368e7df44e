/**
 * What SHA-256 (FIPS 180-4) and SM3 (GB/T 32905-2016) share: both fold blocks of 64 bytes, read as big-endian 32-bit
 * words, into a state of eight words, and both pad alike. They differ in the initial state and the compression.
 */
export type BlockHash = {
  readonly initial: Int32Array
  readonly compress: (state: Int32Array, words: Int32Array, at: number) => void
}

/** Words a message of so many bytes takes once padded to whole blocks. */
export const paddedWords = (bytes: number): number => 16 * (Math.floor((bytes + 8) / 64) + 1)

/**
 * Pads a message that stands in `words`: a one bit, zeros, and the length of the whole message in bits as 64 bits.
 * `length` counts the bytes in `words`; `total` also those of blocks compressed before.
 */
export const pad = (words: Int32Array, length: number, total: number): void => {
  const end = paddedWords(length)
  const last = length >>> 2
  const filled = 8 * (length & 3)
  const kept = filled === 0 ? 0 : words[last]! & (-1 << (32 - filled))
  words[last] = kept | (0x80 << (24 - filled))
  for (let i = last + 1; i < end - 2; i++) words[i] = 0
  words[end - 2] = Math.floor(total / 0x20000000)
  words[end - 1] = total << 3
}

/** Reads bytes as big-endian words from the start of `words`. */
export const readWords = (bytes: Uint8Array, words: Int32Array): void => {
  for (let i = 0, at = 0; at < bytes.length; i++, at += 4)
    words[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
}

/** The bytes of big-endian words: a hash as the protocol knows it. */
export const wordBytes = (state: Int32Array | Uint32Array): Uint8Array => {
  const bytes = new Uint8Array(4 * state.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = state[i >>> 2]! >>> (24 - 8 * (i & 3))
  return bytes
}

// Most messages are leaves and nodes of a tree: short, and many. They share one place to work in.
const short = new Int32Array(128)
const state = new Int32Array(8)

/** The hash of a message, 32 bytes. */
export const blockHash = ({ initial, compress }: BlockHash, message: Uint8Array): Uint8Array => {
  const end = paddedWords(message.length)
  const words = end <= short.length ? short : new Int32Array(end)
  readWords(message, words)
  pad(words, message.length, message.length)
  for (let i = 0; i < 8; i++) state[i] = initial[i]!
  for (let at = 0; at < end; at += 16) compress(state, words, at)
  return wordBytes(state)
}
