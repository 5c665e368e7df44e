import { pad, paddedWords, readWords } from './block-hash.ts'
import { blockHashes, type Suite } from './hash-suite.ts'
import { laneKernel } from './lane-kernel.ts'

/** Takes hashes that are ready: `count` of them, eight words each, from `hashes[0]` on; `owners[i]` owns the i-th. */
export type Receive = (owners: Uint32Array, hashes: Uint32Array, count: number) => void

/**
 * Messages that wait to be hashed together, several at a time. Write each where `place` says; the hashes come to the
 * queue's receiver in another order than the messages went in, at the latest when `flush` is called.
 */
export type HashQueue = {
  /** The memory in which messages are written. */
  readonly bytes: Uint8Array
  /** The longest message that has a place, in bytes, without the common head and the prefix. */
  readonly longest: number
  /**
   * Makes a place for a message of so many bytes, without the head and the prefix, and answers its address. The bytes
   * have to be written before the next call. It may hand over hashes that are ready.
   */
  readonly place: (length: number, owner: number) => number
  /** Hashes a message too long for a place, at once. */
  readonly hashLong: (message: Uint8Array, owner: number) => void
  /** Hashes what waits. */
  readonly flush: () => void
}

type Options = {
  readonly suite: Suite
  /** What all messages begin with, a whole number of blocks: hashed once. */
  readonly prefix?: Uint8Array
  /** What all messages go on with; written once. */
  readonly head: Uint8Array
  /** About how many messages there will be. */
  readonly expected: number
  readonly receive: Receive
}

/** Messages of one number of blocks, side by side. */
type Bin = {
  readonly blocks: number
  readonly at: number
  readonly owners: Uint32Array
  count: number
  /** Bytes behind this one are zero in every place of the bin, but for the length. */
  reach: number
}

const mostBlocks = 4

/** Enough messages to make the call into the kernel cheap, and few enough to stay in a processor's near memory. */
const mostWaiting = 1024

export const hashQueue = ({
  suite,
  prefix = new Uint8Array(0),
  head,
  expected,
  receive,
}: Options): HashQueue => {
  const { initial, compress } = blockHashes[suite]
  const start = initial.slice()
  const prefixWords = new Int32Array(prefix.length / 4)
  readWords(prefix, prefixWords)
  for (let at = 0; at < prefixWords.length; at += 16) compress(start, prefixWords, at)

  const room = Math.min(mostWaiting, 4 * Math.ceil(expected / 4))
  const startAt = 0
  const resultsAt = 64
  const binsAt = resultsAt + 32 * room
  const allBlocks = (mostBlocks * (mostBlocks + 1)) / 2
  const kernel = laneKernel(suite, binsAt + 64 * allBlocks * room, expected)
  const bytes = new Uint8Array(kernel.memory)
  const hashes = new Uint32Array(kernel.memory, resultsAt, 8 * room)
  new Int32Array(kernel.memory).set(start, startAt / 4)

  const bins = Array.from({ length: mostBlocks }, (_, i): Bin => {
    const blocks = i + 1
    const at = binsAt + 64 * room * ((blocks * i) / 2)
    for (let place = at; place < at + 64 * blocks * room; place += 64 * blocks)
      bytes.set(head.subarray(0, 64 * blocks), place)
    return { blocks, at, owners: new Uint32Array(room), count: 0, reach: head.length }
  })

  const flushBin = (bin: Bin): void => {
    if (bin.count === 0) return
    kernel.hash(bin.at, bin.blocks, bin.at + 64 * bin.blocks * bin.count, startAt, resultsAt)
    const { count } = bin
    bin.count = 0
    receive(bin.owners, hashes, count)
  }

  const longest = 64 * mostBlocks - 9 - head.length
  const headLength = head.length
  const prefixLength = prefix.length

  return {
    bytes,
    longest,
    place: (length, owner) => {
      const whole = headLength + length
      const bin = bins[(whole + 8) >> 6]!
      if (bin.count === room) flushBin(bin)
      const size = 64 * bin.blocks
      const at = bin.at + size * bin.count
      bin.owners[bin.count++] = owner
      // The end of the message: a one bit, zeros, and the length in bits (see `pad`).
      bytes[at + whole] = 0x80
      for (let i = at + whole + 1; i <= at + bin.reach; i++) bytes[i] = 0
      if (whole > bin.reach) bin.reach = whole
      const bits = 8 * (prefixLength + whole)
      bytes[at + size - 3] = bits >>> 16
      bytes[at + size - 2] = bits >>> 8
      bytes[at + size - 1] = bits
      return at + headLength
    },
    hashLong: (message, owner) => {
      const all = new Uint8Array(headLength + message.length)
      all.set(head)
      all.set(message, headLength)
      const end = paddedWords(all.length)
      const words = new Int32Array(end)
      readWords(all, words)
      pad(words, all.length, prefixLength + all.length)
      const state = start.slice()
      for (let at = 0; at < end; at += 16) compress(state, words, at)
      receive(Uint32Array.of(owner), new Uint32Array(state.buffer), 1)
    },
    flush: () => {
      for (const bin of bins) flushBin(bin)
    },
  }
}

const utf8 = new TextEncoder()

/** Bytes of a text in UTF-8, or undefined if it has characters beyond U+FFFF, which are rare. */
const utf8Length = (text: string): number | undefined => {
  let length = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit >= 0xd800 && unit <= 0xdfff) return undefined
    length += unit < 0x800 ? 1 : 2
  }
  return length
}

const writeUtf8 = (text: string, bytes: Uint8Array, to: number): void => {
  let at = to
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) bytes[at++] = unit
    else {
      if (unit < 0x800) bytes[at++] = 0xc0 | (unit >> 6)
      else {
        bytes[at++] = 0xe0 | (unit >> 12)
        bytes[at++] = 0x80 | ((unit >> 6) & 0x3f)
      }
      bytes[at++] = 0x80 | (unit & 0x3f)
    }
  }
}

const nothing = new Uint8Array(0)

/** Adds a message that is text, in UTF-8; `before` are bytes that stand before it. */
export const addText = (queue: HashQueue, text: string, owner: number, before = nothing): void => {
  const { bytes, longest } = queue
  const length = utf8Length(text)
  if (length !== undefined && before.length + length <= longest) {
    const at = queue.place(before.length + length, owner)
    for (let i = 0; i < before.length; i++) bytes[at + i] = before[i]!
    writeUtf8(text, bytes, at + before.length)
    return
  }
  const tail = utf8.encode(text)
  const message = new Uint8Array(before.length + tail.length)
  message.set(before)
  message.set(tail, before.length)
  if (message.length <= longest) bytes.set(message, queue.place(message.length, owner))
  else queue.hashLong(message, owner)
}
