import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareCheckpoints } from './compare-checkpoints.ts'
import { inventedLog } from './cosigning/invented-log.ts'

const bodies = Array.from({ length: 70 }, (_, n) => `entry ${n}`)
const log = inventedLog(bodies)

const outcome = async (old: string, newer: string, other = log) =>
  (await compareCheckpoints(old, newer, log.key, other.consistency)).outcome

test('any older checkpoint is found to be the beginning of any newer one', async () => {
  const sizes = fc.tuple(fc.nat(bodies.length), fc.nat(bodies.length))
  await fc.assert(
    fc.asyncProperty(sizes, async ([a, b]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      expect(await outcome(log.note(from), log.note(to))).toBe(from === to ? 'same' : 'prefix')
      if (from < to) expect(await outcome(log.note(to), log.note(from))).toBe('shrunken')
    }),
    { numRuns: 80, seed: 20263 },
  )
})

test('forking the log: a history with one entry exchanged is found, wherever it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.nat(69), async (from, at) => {
      const forged = inventedLog(bodies.map((body, n) => (n === at % from ? `${body}!` : body)))
      const expected = 'forked'
      expect(await outcome(log.note(from), forged.note(), forged)).toBe(expected)
    }),
    { numRuns: 60, seed: 20264 },
  )
})

test('a checkpoint of another key, or changed by a hair, is not compared at all', async () => {
  const other = inventedLog(bodies, 8)
  expect(await outcome(other.note(5), log.note())).toBe('old-unsigned')
  expect(await outcome(log.note(5).replace('\n5\n', '\n6\n'), log.note())).toBe('old-unsigned')
  expect(await outcome(log.note(5), other.note())).toBe('new-unsigned')
  expect(await outcome('', log.note())).toBe('old-unsigned')
})
