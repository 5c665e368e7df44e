import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pad, paddedWords, readWords } from './block-hash.ts'
import { blockHashes, type Suite, suites } from './hash-suite.ts'
import { type LaneKernel, plainKernel, simdKernel } from './lane-kernel.ts'

const makers = { simdKernel, plainKernel }
const cases = suites.flatMap(suite => Object.entries(makers).map(([name, make]) => ({ suite, name, make })))

const memoryBytes = 0x20000
const results = 0x10000

const digestAt = ({ memory }: LaneKernel, at: number): string => {
  const view = new DataView(memory)
  const words = new Int32Array(memory, at, 8)
  const digest = Buffer.alloc(32)
  words.forEach((word, i) => {
    digest.writeInt32BE(word, 4 * i)
  })
  expect(view.byteLength).toBeGreaterThanOrEqual(memoryBytes)
  return digest.toString('hex')
}

const padded = (message: Uint8Array): Uint8Array => {
  const words = new Int32Array(paddedWords(message.length))
  readWords(message, words)
  pad(words, message.length, message.length)
  const bytes = Buffer.alloc(4 * words.length)
  words.forEach((word, i) => {
    bytes.writeInt32BE(word, 4 * i)
  })
  return bytes
}

const openssl = (suite: Suite, ...parts: readonly Uint8Array[]): string => {
  const hash = createHash(suite)
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

describe.each(cases)('$suite by $name', ({ suite, make }) => {
  it('hashes any number of messages of one number of blocks as OpenSSL does', () => {
    const kernel = make(suite, memoryBytes)!
    const bytes = new Uint8Array(kernel.memory)
    new Int32Array(kernel.memory).set(blockHashes[suite].initial)
    const sizes = fc.integer({ min: 1, max: 4 }).chain(blocks =>
      fc.record({
        blocks: fc.constant(blocks),
        messages: fc.array(
          fc.uint8Array({ minLength: Math.max(0, 64 * (blocks - 1) - 8), maxLength: 64 * blocks - 9 }),
          { minLength: 1, maxLength: 11 },
        ),
      }),
    )
    fc.assert(
      fc.property(sizes, ({ blocks, messages }) => {
        messages.forEach((message, i) => {
          bytes.set(padded(message), 64 + 64 * blocks * i)
        })
        kernel.hash(64, blocks, 64 + 64 * blocks * messages.length, 0, results)
        messages.forEach((message, i) => {
          expect(digestAt(kernel, results + 32 * i)).toBe(openssl(suite, message))
        })
      }),
      { numRuns: 300 },
    )
  })

  it('makes the nodes of a tree, also in the place of their children', () => {
    const kernel = make(suite, memoryBytes)!
    const words = new Int32Array(kernel.memory)
    const pairs = fc.array(fc.uint8Array({ minLength: 64, maxLength: 64 }), { minLength: 1, maxLength: 11 })
    fc.assert(
      fc.property(pairs, fc.constantFrom(64, results), (messages, place) => {
        messages.forEach((message, i) => {
          const view = new DataView(message.buffer, message.byteOffset)
          for (let word = 0; word < 16; word++) words[16 + 16 * i + word] = view.getInt32(4 * word)
        })
        kernel.nodes(64, 64 + 64 * messages.length, place)
        messages.forEach((message, i) => {
          expect(digestAt(kernel, place + 32 * i)).toBe(openssl(suite, Uint8Array.of(1), message))
        })
      }),
      { numRuns: 200 },
    )
  })
})
