import { blockHashes, type Suite } from './hash-suite.ts'
import { sha256Lanes } from './sha256-lanes.ts'
import { sm3Lanes } from './sm3-lanes.ts'
import {
  type Code,
  i32,
  i32x4,
  local,
  v128,
  type WasmFunction,
  wasmModule,
  whileLoop,
} from './wasm-module.ts'

/*
 * The WebAssembly module behind `LaneKernel`: two functions that hash four messages at a time, one in each lane of
 * WebAssembly's vectors. It is put together here when it is needed, so that no compiled file has to be trusted.
 */

const { get, set } = local

/** Bytes of a word, a block and a hash. */
const word = 4
const block = 64
const digest = 32

const lanes = [0, 1, 2, 3]
const eight = Array.from({ length: 8 }, (_, i) => i)
const sixteen = Array.from({ length: 16 }, (_, i) => i)

/** Numbers of locals: parameters, vectors (state, message, free to work with), integers (each lane's address, an end). */
const parameters = 5
const state = parameters
const words = state + 8
const free = words + 16
/** One that no compression uses: each has nine to work with. */
const kept = free + 9
const vectors = 8 + 16 + 10
const lane = parameters + vectors
const laneEnd = lane + 4
const integers = 5

const advance = (at: number, by: Code): Code => set(at, i32.add(get(at), by))

/** For a shuffle, the places of whole words: 0 to 3 are those of the first vector, 4 to 7 those of the second. */
const wordPlaces = (...each: readonly number[]): number[] =>
  each.flatMap(i => [4 * i, 4 * i + 1, 4 * i + 2, 4 * i + 3])

/** Turns four vectors, from a local on, from rows into columns: word i of vector j changes places with word j of i. */
const transpose = (first: number): Code => {
  const [a, b, c, d] = lanes.map(i => get(first + i)) as [Code, Code, Code, Code]
  const [abLow, cdLow, abHigh, cdHigh] = lanes.map(i => get(free + i)) as [Code, Code, Code, Code]
  return [
    set(free, v128.shuffle(a, b, wordPlaces(0, 4, 1, 5))),
    set(free + 1, v128.shuffle(c, d, wordPlaces(0, 4, 1, 5))),
    set(free + 2, v128.shuffle(a, b, wordPlaces(2, 6, 3, 7))),
    set(free + 3, v128.shuffle(c, d, wordPlaces(2, 6, 3, 7))),
    set(first, v128.shuffle(abLow, cdLow, wordPlaces(0, 1, 4, 5))),
    set(first + 1, v128.shuffle(abLow, cdLow, wordPlaces(2, 3, 6, 7))),
    set(first + 2, v128.shuffle(abHigh, cdHigh, wordPlaces(0, 1, 4, 5))),
    set(first + 3, v128.shuffle(abHigh, cdHigh, wordPlaces(2, 3, 6, 7))),
  ]
}

/** Loads sixteen words at each lane's address, so that each vector has the same word of all four lanes. */
const loadWords: Code = [0, 4, 8, 12].map(first => [
  lanes.map(i => set(words + first + i, v128.load(get(lane + i), first * word))),
  transpose(words + first),
])

/** Stores each lane's state, eight words, lane after lane. */
const storeState = (address: Code): Code => [
  transpose(state),
  transpose(state + 4),
  lanes.map(i => [
    v128.store(address, i * digest, get(state + i)),
    v128.store(address, i * digest + 4 * word, get(state + 4 + i)),
  ]),
]

const reversedInWords = sixteen.map(i => i ^ 3)

/** Messages are bytes, and the hashes read them as big-endian words; WebAssembly's memory is little-endian. */
const swapBytes: Code = sixteen.map(i =>
  set(words + i, v128.shuffle(get(words + i), get(words + i), reversedInWords)),
)

/** Where each lane's message begins: `step` bytes after that of the lane before. */
const setLanes = (first: Code, step: Code): Code => [
  set(lane, first),
  [1, 2, 3].map(i => set(lane + i, i32.add(get(lane + i - 1), step))),
]

/** `LaneKernel.hash`. */
const hash = (compress: Code): WasmFunction => {
  const [messages, blocks, end, start, results] = [0, 1, 2, 3, 4]
  const startAgain = eight.map(i => set(state + i, i32x4.splat(i32.load(get(start), i * word))))
  return {
    name: 'hash',
    parameters,
    vectors,
    integers,
    body: whileLoop(
      i32.ltU(get(messages), get(end)),
      startAgain,
      setLanes(get(messages), i32.shl(get(blocks), 6)),
      set(laneEnd, get(lane + 1)),
      whileLoop(
        i32.ltU(get(lane), get(laneEnd)),
        loadWords,
        swapBytes,
        compress,
        lanes.map(i => advance(lane + i, i32.const(block))),
      ),
      storeState(get(results)),
      advance(results, i32.const(4 * digest)),
      // The last lane's end is where the next four messages begin.
      set(messages, get(lane + 3)),
    ),
  }
}

/**
 * `LaneKernel.nodes`. A node's message (RFC 6962 §2.1) is 0x01 and two hashes, 65 bytes: two blocks, in which every
 * byte of the hashes stands one place later than in their words; the second holds one byte, the mark and the length.
 */
const nodes = (compress: Code, initial: Int32Array): WasmFunction => {
  const [level, end, results] = [0, 1, 2]
  const top = (at: number): Code => i32x4.shl(get(at), 24)
  const rest = (at: number): Code => i32x4.shrU(get(at), 8)
  return {
    name: 'nodes',
    parameters,
    vectors,
    integers,
    body: whileLoop(
      i32.ltU(get(level), get(end)),
      setLanes(get(level), i32.const(block)),
      loadWords,
      set(kept, v128.or(top(words + 15), i32x4.const(0x80 << 16))),
      sixteen
        .slice(1)
        .reverse()
        .map(i => set(words + i, v128.or(rest(words + i), top(words + i - 1)))),
      set(words, v128.or(rest(words), i32x4.const(0x01 << 24))),
      eight.map(i => set(state + i, i32x4.const(initial[i]!))),
      compress,
      set(words, get(kept)),
      sixteen.slice(1).map(i => set(words + i, i32x4.const(i === 15 ? 8 * 65 : 0))),
      compress,
      storeState(get(results)),
      advance(results, i32.const(4 * digest)),
      advance(level, i32.const(4 * block)),
    ),
  }
}

/** The module's bytes for a suite. */
export const laneModule = (suite: Suite): Uint8Array<ArrayBuffer> => {
  const compress = suite === 'sha256' ? sha256Lanes(state, words, free) : sm3Lanes(state, words, free)
  return wasmModule([hash(compress), nodes(compress, blockHashes[suite].initial)])
}
