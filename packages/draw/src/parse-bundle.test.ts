import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBundle, parseDrawInput } from './parse-bundle.ts'

const text = readFileSync(new URL('../vectors/vector-1-01.json', import.meta.url), 'utf8')

/** The vector with the value at a path replaced, or removed if the value is undefined. */
const changed = (path: string, value: unknown): unknown => {
  const document = JSON.parse(text)
  const keys = path.split('.')
  const last = keys.pop()!
  const parent = keys.reduce((at, key) => at[key], document)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return document
}

const paths = (value: unknown): string[] => {
  const parsed = parseBundle(value)
  return parsed.ok ? [] : parsed.errors.map(error => error.path)
}

describe('reading a bundle', () => {
  it('accepts a bundle, and its first five parts as the input of a draw', () => {
    expect(parseBundle(JSON.parse(text)).ok).toBe(true)
    const { commitment, pool, secrets, beacon, amendments } = JSON.parse(text)
    const input = { commitment, pool, secrets, beacon, amendments }
    expect(parseDrawInput(input)).toEqual({ ok: true, value: input })
    expect(parseBundle(input).ok).toBe(false)
  })

  it('keeps the further keys that a commitment may have', () => {
    const parsed = parseBundle(changed('commitment.plan', { year: 2027 }))
    expect(parsed.ok && parsed.value.commitment).toHaveProperty('plan', { year: 2027 })
  })

  it.each([
    ['commitment.protocol', 'mingqian/2'],
    ['commitment.suite', 'md5'],
    ['commitment.strata.0.quota', -1],
    ['commitment.strata.0.quota', '3'],
    ['commitment.witnesses', undefined],
    ['commitment.beacon.round', 2026001],
    ['pool.facilities.3.balls', 0],
    ['pool.facilities.3.balls', 1e15],
    ['pool.facilities.3.id', ''],
    ['pool.facilities.3.id', 'W'.repeat(201)],
    ['pool.inspectors.0.id', 'R'.repeat(201)],
    ['commitment.seats.0.role', 'r'.repeat(201)],
    ['commitment.seats', Array.from({ length: 21 }, (_, i) => ({ role: `${i}`, tag: 'lead' }))],
    ['pool.inspectors.0.tags', 'lead'],
    ['pool.inspectors.0.load', 0.5],
    ['secrets.0', 7],
    ['beacon.value', null],
    ['amendments.0.kind', 'whim'],
    ['amendments.1.role', undefined],
    ['result.lots.0.team', {}],
    ['result.root', undefined],
    ['amendedLots.0.replaces', undefined],
  ])('names %s when it is %j', (path, value) => {
    expect(paths(changed(path, value))).toEqual([path])
  })

  it('refuses strata and roles that repeat', () => {
    const { strata, seats } = JSON.parse(text).commitment
    expect(paths(changed('commitment.strata', [...strata, strata[0]]))).toEqual(['commitment.strata.3.id'])
    expect(paths(changed('commitment.seats', [seats[0], seats[0]]))).toEqual(['commitment.seats.1.role'])
  })

  it('refuses more balls than a verifier can draw in reasonable time', () => {
    const [facility] = JSON.parse(text).pool.facilities
    const crowd = (size: number) =>
      Array.from({ length: size }, (_, i) => ({ ...facility, id: `${i}`, balls: 10_000 }))
    expect(paths(changed('pool.facilities', crowd(2000)))).toEqual([])
    expect(paths(changed('pool.facilities', crowd(2001)))).toEqual(['pool.facilities'])
  })

  it('refuses what has no canonical form, also where no shape looks', () => {
    expect(paths(changed('commitment.weight', 0.25))).toEqual(['commitment.weight'])
    expect(paths(changed('commitment.title', '\ud800'))).toEqual(['commitment.title'])
  })

  it('refuses nesting without end', () => {
    const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
    const [path] = paths(changed('commitment.plan', deep))
    expect(path).toMatch(/^commitment\.plan\.0\.0/)
  })

  it('answers anything at all without throwing, with at most twenty errors', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        const parsed = parseBundle(value)
        expect(parsed.ok).toBe(false)
        if (!parsed.ok) expect(parsed.errors.length).toBeGreaterThan(0)
      }),
    )
    expect(paths(changed('pool.facilities', new Array(500).fill(1)))).toHaveLength(20)
  })
})
