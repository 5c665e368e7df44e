import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it, vi } from 'vitest'

// A browser without WebAssembly's vectors, or a page whose policy forbids WebAssembly.
vi.stubGlobal('WebAssembly', {
  Module: class {
    constructor() {
      throw new Error('refused')
    }
  },
})
afterAll(() => {
  vi.unstubAllGlobals()
})

const { simdKernel } = await import('./lane-kernel.ts')
const { parseBundle } = await import('./parse-bundle.ts')
const { poolRoot } = await import('./commitment.ts')
const { drawFromSeed, runDraw } = await import('./run-draw.ts')
const { suites } = await import('./hash-suite.ts')
const { verifyBundle } = await import('./verify-bundle.ts')

describe('where WebAssembly can not be had', () => {
  it('a draw gives what it gives everywhere', () => {
    expect(simdKernel('sha256', 1)).toBeUndefined()
    const path = new URL('../vectors/vector-1-03.json', import.meta.url)
    const parsed = parseBundle(JSON.parse(readFileSync(path, 'utf8')))
    if (!parsed.ok) throw new Error('the vector is a bundle')
    const { seed, root, lots } = runDraw(parsed.value)
    expect({ seed, root, lots }).toEqual(parsed.value.result)
    expect(verifyBundle(parsed.value).ok).toBe(true)
  })

  it('a large pool has the root and the lots it has elsewhere', async () => {
    const pool = {
      facilities: Array.from({ length: 3000 }, (_, i) => ({
        id: `F${String(i).padStart(5, '0')}`,
        stratum: i % 3 === 0 ? 'key' : 'general',
        area: String(i % 5),
        balls: 1 + (i % 4),
      })),
      inspectors: Array.from({ length: 60 }, (_, i) => ({
        id: `执法${i}`,
        tags: ['lead'],
        areas: [],
        avoid: [],
        load: 0,
      })),
    }
    const strata = [
      { id: 'key', quota: 30 },
      { id: 'general', quota: 20 },
    ]
    const seats = [{ role: 'lead', tag: 'lead' }]
    const seed = '7d'.repeat(32)
    const here = { simdKernel, poolRoot, drawFromSeed }
    const drawn = (by: typeof here) =>
      suites.map(suite => ({
        fast: by.simdKernel(suite, 1) !== undefined,
        root: by.poolRoot(suite, pool),
        draw: by.drawFromSeed({ suite, strata, seats }, pool, seed),
      }))
    const without = drawn(here)
    expect(without.map(({ fast }) => fast)).toEqual([false, false])

    vi.unstubAllGlobals()
    vi.resetModules()
    const elsewhere = {
      ...(await import('./lane-kernel.ts')),
      ...(await import('./commitment.ts')),
      ...(await import('./run-draw.ts')),
    }
    expect(drawn(elsewhere)).toEqual(without.map(each => ({ ...each, fast: true })))
  })
})
