import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareUtf8 } from './byte-order.ts'
import { suites } from './hash-suite.ts'
import { ticketHex, tickets } from './ticket.ts'
import { compareTickets } from './ticket-order.ts'

const seed = '676afd03e817f0663e4342d1d144aa6cf0cb55d573a024f1881b3073da09505d'
const wellFormed = fc.string({ unit: 'binary', maxLength: 90 })

describe('tickets', () => {
  it.each(['91150203MA0N000000/1', '污染源-000010/3', `${'长'.repeat(60)}/12`])(
    'can be computed by hand for %s',
    tail => {
      const script = 'printf %s "$SEED/facility/$TAIL" | sha256sum'
      const byHand = execFileSync('sh', ['-c', script], { env: { ...process.env, SEED: seed, TAIL: tail } })
      expect(ticketHex(tickets('sha256', seed)(`/facility/${tail}`))).toBe(byHand.toString().slice(0, 64))
    },
  )

  it('are the hash of the whole text, whatever the tail and whatever the length of the seed', () => {
    fc.assert(
      fc.property(
        fc.array(wellFormed),
        fc.constantFrom(seed, '', 'short', `${seed}0`, '污'.repeat(64)),
        (tails, head) => {
          for (const suite of suites) {
            const ticket = tickets(suite, head)
            for (const tail of tails)
              expect(ticketHex(ticket(tail))).toBe(
                createHash(suite)
                  .update(head + tail)
                  .digest('hex'),
              )
          }
        },
      ),
    )
  })

  it('are right for every length of tail, also where the padding takes a block of its own', () => {
    for (const suite of suites) {
      const ticket = tickets(suite, seed)
      for (let length = 200; length >= 0; length--) {
        const tail = 'x'.repeat(length)
        expect(ticketHex(ticket(tail))).toBe(
          createHash(suite)
            .update(seed + tail)
            .digest('hex'),
        )
      }
    }
  })

  it('compare as big-endian numbers, which is the order of their hex', () => {
    const words = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [x, y] = [Int32Array.from(a), Int32Array.from(b)]
        const byHex = ticketHex(x) < ticketHex(y) ? -1 : ticketHex(x) > ticketHex(y) ? 1 : 0
        expect(Math.sign(compareTickets(Uint32Array.from(x), 0, Uint32Array.from(y), 0))).toBe(byHex)
      }),
    )
  })
})

describe('the order of ids', () => {
  it('is that of their UTF-8 bytes', () => {
    const id = fc.oneof(
      wellFormed,
      fc.string({ unit: fc.constantFrom('a', '\ue000', '\uffff', '\u{10000}', '😀') }),
    )
    fc.assert(
      fc.property(id, id, (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
    )
  })
})
