import { pad, paddedWords } from './block-hash.ts'
import { blockHashes, type Suite } from './hash-suite.ts'
import { laneModule } from './lane-module.ts'

/**
 * A hash applied to many messages that lie in one memory. Addresses are bytes in that memory, multiples of 16; hashes
 * are left there as eight words of the machine's own order. Places are used in fours: what stands behind the last
 * message may be read, and behind the last result be overwritten, up to the next multiple of four.
 */
export type LaneKernel = {
  readonly memory: ArrayBuffer
  /**
   * Hashes padded messages, one every `64 × blocks` bytes from `messages` on and before `end`, going on from the eight
   * state words at `start`; the hashes go to `results`, one after another.
   */
  readonly hash: (messages: number, blocks: number, end: number, start: number, results: number) => void
  /**
   * RFC 6962 nodes over pairs of hashes, from `level` on and before `end`; they go to `results`, which may be `level`.
   */
  readonly nodes: (level: number, end: number, results: number) => void
}

/** WebAssembly's modules of the suites, made when first asked for; undefined where it or its vectors are missing. */
const modules = new Map<Suite, WebAssembly.Module | undefined>()

const moduleOf = (suite: Suite): WebAssembly.Module | undefined => {
  if (modules.has(suite)) return modules.get(suite)
  let module: WebAssembly.Module | undefined
  try {
    module = new WebAssembly.Module(laneModule(suite))
  } catch {
    // No WebAssembly, no vectors in it (browsers of before 2021–2023), or a page whose policy forbids it.
  }
  modules.set(suite, module)
  return module
}

const page = 0x10000

/** The kernel in WebAssembly, four messages at a time, with a memory of at least so many bytes. */
export const simdKernel = (suite: Suite, bytes: number): LaneKernel | undefined => {
  const module = moduleOf(suite)
  if (module === undefined) return undefined
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / page) })
  const { exports } = new WebAssembly.Instance(module, { lanes: { memory } })
  const { hash, nodes } = exports as Pick<LaneKernel, 'hash' | 'nodes'>
  return { memory: memory.buffer as ArrayBuffer, hash, nodes }
}

/** The same in TypeScript, one message after another, for wherever WebAssembly's vectors are missing. */
export const plainKernel = (suite: Suite, bytes: number): LaneKernel => {
  const { initial, compress } = blockHashes[suite]
  const memory = new ArrayBuffer(bytes)
  const words = new Int32Array(memory)
  const view = new DataView(memory)
  const state = new Int32Array(8)
  const message = new Int32Array(32)
  return {
    memory,
    hash: (messages, blocks, end, start, results) => {
      let result = results / 4
      for (let at = messages; at < end; at += 64 * blocks, result += 8) {
        for (let i = 0; i < 8; i++) state[i] = words[start / 4 + i]!
        for (let block = 0; block < blocks; block++) {
          for (let i = 0; i < 16; i++) message[i] = view.getInt32(at + 64 * block + 4 * i)
          compress(state, message, 0)
        }
        words.set(state, result)
      }
    },
    nodes: (level, end, results) => {
      let result = results / 4
      for (let at = level / 4; at < end / 4; at += 16, result += 8) {
        // 0x01 and two hashes: all bytes of the hashes stand one place later than they do in their words.
        for (let i = 0, before = 1; i < 16; i++) {
          message[i] = (before << 24) | (words[at + i]! >>> 8)
          before = words[at + i]!
        }
        message[16] = words[at + 15]! << 24
        pad(message, 65, 65)
        state.set(initial)
        for (let i = 0; i < paddedWords(65); i += 16) compress(state, message, i)
        words.set(state, result)
      }
    },
  }
}

/** Fewer messages than this are hashed before WebAssembly is ready. */
const worthwhile = 200

/** The fastest kernel here for so many messages. */
export const laneKernel = (suite: Suite, bytes: number, messages: number): LaneKernel =>
  (messages < worthwhile ? undefined : simdKernel(suite, bytes)) ?? plainKernel(suite, bytes)
