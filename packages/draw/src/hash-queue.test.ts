import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordBytes } from './block-hash.ts'
import { addText, hashQueue } from './hash-queue.ts'
import { suites } from './hash-suite.ts'
import { toHex } from './hex.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme-composite', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 400 }).filter(each => each.isWellFormed()),
  fc.constantFrom('污染源-000010/1', 'é'.repeat(110), '𠮷'.repeat(50)),
)

describe.each(suites)('a queue of %s', suite => {
  // So few messages are hashed in TypeScript, so many in WebAssembly.
  it.each([3, 1000])(
    'of about %i hashes each message as OpenSSL does, however they follow one another',
    expected => {
      fc.assert(
        fc.property(
          fc.array(text, { maxLength: 40 }),
          fc.constantFrom('', 'c1'.repeat(32), 'ab'.repeat(64)),
          fc.constantFrom('', '/facility/', '/inspector/'),
          fc.boolean(),
          (texts, prefix, head, twice) => {
            const encoder = new TextEncoder()
            const hashes = new Map<number, string>()
            const queue = hashQueue({
              suite,
              prefix: encoder.encode(prefix),
              head: encoder.encode(head),
              expected,
              receive: (owners, words, count) => {
                for (let i = 0; i < count; i++)
                  hashes.set(owners[i]!, toHex(wordBytes(words.slice(8 * i, 8 * i + 8))))
              },
            })
            const before = encoder.encode(twice ? 'before/' : '')
            texts.forEach((each, i) => {
              addText(queue, each, i, before)
            })
            queue.flush()
            texts.forEach((each, i) => {
              const whole = `${prefix}${head}${twice ? 'before/' : ''}${each}`
              expect(hashes.get(i)).toBe(createHash(suite).update(whole).digest('hex'))
            })
          },
        ),
      )
    },
  )
})
