import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyAmendments } from './amend.ts'
import { canonicalJson } from './canonical-json.ts'
import { checkSmallParts } from './check-input.ts'
import { drawSeed, freezePool, poolRoot } from './commitment.ts'
import type { Bundle, Commitment, DrawInput, PoolFacility } from './documents.ts'
import { LineFault } from './facility-line.ts'
import { suites } from './hash-suite.ts'
import { checkLargePool, facilitiesToKeep, faultBetweenParts, largePoolFacts } from './large-draw.ts'
import { largePoolReader, type PoolPart, partSize } from './large-pool.ts'
import { runDraw } from './run-draw.ts'

const partOf = (lines: readonly (string | Uint8Array)[], firstLine = 1): PoolPart => {
  const encoded = lines.map(line => (typeof line === 'string' ? Buffer.from(line) : line))
  let at = 0
  const ends = Uint32Array.from(encoded, line => {
    at += line.length + 1
    return at - 1
  })
  const bytes = Buffer.concat(encoded.flatMap(line => [line, Buffer.from('\n')]))
  return { bytes, ends, count: lines.length, firstLine }
}

const partsOf = (lines: readonly string[]): PoolPart[] =>
  Array.from({ length: Math.ceil(lines.length / partSize) }, (_, i) =>
    partOf(lines.slice(i * partSize, (i + 1) * partSize), i * partSize + 1),
  )

/** The draw as threads would make it: the parts dealt out to so many readers, and what they kept drawn from. */
const drawInParts = (input: DrawInput, readers: number, reserves: number) => {
  const { commitment, pool, secrets, beacon } = input
  const lines = freezePool(pool).facilities.map(canonicalJson)
  const keep = facilitiesToKeep(input, reserves)
  const seed = drawSeed(commitment, secrets, beacon)
  const threads = Array.from({ length: readers }, () => largePoolReader(commitment, seed, keep))
  const parts = partsOf(lines).map((part, i) => threads[i % readers]!.read(part))
  expect(faultBetweenParts(parts)).toBeUndefined()
  const few = { ...input, pool: { ...pool, facilities: threads.flatMap(thread => thread.kept()) } }
  return { parts, few, drawn: runDraw(few), counts: threads.map(thread => thread.counts()) }
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^[0-9A-Z]{18}$/),
  fc.constantFrom(
    '污染源-000010',
    'a"b',
    'back\\slash',
    '\u0001',
    '𠮷野家',
    'x'.repeat(200),
    '厂'.repeat(150),
  ),
)

const facilities = fc.uniqueArray(
  fc.record(
    {
      id: text.filter(id => id !== ''),
      stratum: fc.constantFrom('key', 'general', '一般', 'else"where'),
      area: text,
      balls: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 120 })),
      name: text,
    },
    { requiredKeys: ['id', 'stratum', 'area', 'balls'] },
  ),
  { selector: ({ id }) => id, maxLength: 60 },
)

const inspector = (i: number) => ({
  id: `执法${i}`,
  tags: ['lead', 'member'],
  areas: [],
  avoid: [],
  load: i % 3,
})

const inputOf = (
  suite: Commitment['suite'],
  list: readonly PoolFacility[],
  inspectors: number,
  quotas: readonly number[],
): DrawInput => {
  const pool = { facilities: list, inspectors: Array.from({ length: inspectors }, (_, i) => inspector(i)) }
  return {
    commitment: {
      protocol: 'mingqian/1',
      suite,
      draw: 'D',
      bureau: '150203',
      title: '',
      committedAt: '',
      rules: { id: '', hash: '' },
      pool: { root: poolRoot(suite, freezePool(pool)), facilities: list.length, inspectors },
      strata: ['key', '一般', 'general'].map((id, i) => ({ id, quota: quotas[i]! })),
      seats: [
        { role: 'lead', tag: 'lead' },
        { role: 'member', tag: 'member' },
      ],
      witnesses: [],
      beacon: { source: 's', round: 'r' },
    },
    pool,
    secrets: [],
    beacon: { source: 's', round: 'r', value: String(quotas) },
    amendments: [],
  }
}

describe('a pool read in parts', () => {
  it('has the root and gives the lots that it has and gives in one piece', () => {
    const quotas = fc.tuple(fc.nat(30), fc.nat(5), fc.nat(3))
    fc.assert(
      fc.property(facilities, fc.constantFrom(...suites), fc.nat(4), quotas, fc.nat(3), (...given) => {
        const [list, suite, inspectors, quota, reserves] = given
        const input = inputOf(suite, list, inspectors, quota)
        const { parts, drawn } = drawInParts(input, 1, reserves)
        expect(largePoolFacts(input, parts)).toEqual(input.commitment.pool)
        expect(checkLargePool(input, parts).every(({ ok }) => ok)).toBe(true)
        const whole = runDraw(input)
        expect(drawn).toMatchObject({ seed: whole.seed, root: whole.root, lots: whole.lots })
        for (const [stratum, ids] of whole.reserves)
          expect(drawn.reserves.get(stratum)!.slice(0, reserves)).toEqual(ids.slice(0, reserves))
      }),
      { numRuns: 100 },
    )
  })

  it.each(suites)('does so with more parts than readers, and ids not only of ASCII, under %s', suite => {
    const list = Array.from({ length: 3 * partSize - 5000 }, (_, i) => ({
      id: `${i % 7 === 0 ? '污染源' : '9115'}${String(i).padStart(8, '0')}`,
      stratum: ['key', 'general', '一般', 'none'][i % 4]!,
      area: String(i % 10),
      balls: 1 + (i % 5),
    }))
    const input = inputOf(suite, list, 40, [300, 2000, 1])
    const whole = runDraw(input)
    for (const readers of [1, 2]) {
      const { parts, drawn, few, counts } = drawInParts(input, readers, 10)
      expect(parts).toHaveLength(3)
      expect(largePoolFacts(input, parts)).toEqual(input.commitment.pool)
      expect(drawn).toMatchObject({ seed: whole.seed, root: whole.root, lots: whole.lots })
      expect(few.pool.facilities.length).toBeLessThan(list.length / 4)
      const total = counts.flat().reduce((sum, { facilities }) => sum + facilities, 0)
      expect(total).toBe(list.length)
    }
  })

  const vectors = readdirSync(new URL('../vectors/', import.meta.url))
  it.each(vectors)('gives the lots and the amended lots of the worked draw %s', name => {
    const bundle: Bundle = JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8'))
    const { parts, few, drawn } = drawInParts(bundle, 1, 0)
    expect([...checkSmallParts(bundle), ...checkLargePool(bundle, parts)].every(({ ok }) => ok)).toBe(true)
    expect({ seed: drawn.seed, root: drawn.root, lots: drawn.lots }).toEqual(bundle.result)
    expect(applyAmendments(few, drawn)).toMatchObject({ ok: true, amendedLots: bundle.amendedLots })
  })
})

describe('a line that is not as it has to be', () => {
  const plain = (id: string): string => canonicalJson({ id, stratum: 'key', area: '1502', balls: 2 })
  const read = (lines: readonly (string | Uint8Array)[], firstLine = 1) =>
    largePoolReader({ suite: 'sha256', strata: [{ id: 'key', quota: 1 }] }, 'ab'.repeat(32), [1]).read(
      partOf(lines, firstLine),
    )
  const fault = (
    lines: readonly (string | Uint8Array)[],
    firstLine = 1,
  ): { line: number; expected: string } => {
    try {
      read(lines, firstLine)
    } catch (error) {
      if (error instanceof LineFault) return { line: error.line, expected: error.expected.en }
      throw error
    }
    throw new Error('no fault found')
  }

  it.each([
    ['nothing', '', /one JSON object/],
    ['no JSON', '{"area":"1502"', /one JSON object/],
    ['a list', '[1]', /an object/],
    ['a key that is missing', '{"area":"1502","balls":2,"id":"b"}', /stratum: to be present/],
    ['no ball', '{"area":"1502","balls":0,"id":"b","stratum":"key"}', /balls: an integer from 1 to 10000/],
    [
      'a number with a zero before it',
      '{"area":"1502","balls":02,"id":"b","stratum":"key"}',
      /one JSON object/,
    ],
    ['more balls than may be', '{"area":"1502","balls":10001,"id":"b","stratum":"key"}', /balls: an integer/],
    ['a fraction', '{"area":"1502","balls":1.5,"id":"b","stratum":"key"}', /balls: an integer/],
    ['no id', '{"area":"1502","balls":2,"id":"","stratum":"key"}', /id: text of 1 to 200/],
    ['an id that is too long', plain('b'.repeat(201)), /id: text of 1 to 200/],
    ['a space', '{"area": "1502","balls":2,"id":"b","stratum":"key"}', /canonical JSON/],
    ['keys in another order', '{"id":"b","area":"1502","balls":2,"stratum":"key"}', /canonical JSON/],
    [
      'an escape that is not needed',
      '{"area":"1502","balls":2,"id":"\\u0062","stratum":"key"}',
      /canonical JSON/,
    ],
    ['a carriage return', `${plain('b')}\r`, /LF alone/],
    ['bytes that are not UTF-8', Buffer.from(plain('b\u00ff'), 'latin1'), /in UTF-8/],
    ['something after the object', `${plain('b')}{}`, /one JSON object/],
    ['an id that stands before the last one', plain('Z'), /ids in the order of their UTF-8 bytes/],
    ['an id for the second time', plain('a'), /another id, for a stands/],
  ] as const)('is named with its number: %s', (_, line, expected) => {
    const found = fault([plain('Za'), plain('a'), line, plain('c')], 16385)
    expect(found.line).toBe(16387)
    expect(found.expected).toMatch(expected)
  })

  it('is not that of a file with a byte order mark alone: the mark is named', () => {
    const marked = Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from(plain('a'))])
    expect(fault([marked])).toEqual({ line: 1, expected: 'no byte order mark at the beginning' })
  })

  it('is also found where one part ends and the next begins', () => {
    const parts = [read([plain('a'), plain('c')]), read([plain('b')], 3)]
    expect(faultBetweenParts(parts)).toMatchObject({ line: 3 })
    expect(faultBetweenParts([parts[0]!, read([plain('d')], 3)])).toBeUndefined()
  })

  it('reads any line that is right as one that is, whatever bytes stand in it', () => {
    fc.assert(
      fc.property(facilities, list => {
        const sorted = freezePool({ facilities: list, inspectors: [] }).facilities
        if (sorted.length === 0) return
        expect(read(sorted.map(canonicalJson))).toMatchObject({
          firstId: sorted[0]!.id,
          lastId: sorted.at(-1)!.id,
        })
      }),
    )
  })
})
