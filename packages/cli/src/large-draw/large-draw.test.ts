import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canonicalJson, type DrawInput, freezePool, makeBundle, poolRoot, runDraw } from '@mingqian/draw'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const command = fileURLToPath(new URL('../../bin/mingqian.mjs', import.meta.url))

let home = ''
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'mingqian-large-'))
})
afterAll(() => rmSync(home, { recursive: true }))

const mingqian = (...args: readonly string[]) =>
  spawnSync(process.execPath, [command, '--lang', 'en', 'draw', ...args], { encoding: 'utf8' })

/** Two parts of the tree and a bit, ids of several kinds, further keys on some. */
const inputOf = (suite: 'sha256' | 'sm3', facilities = 34_000): DrawInput => {
  const pool = freezePool({
    facilities: Array.from({ length: facilities }, (_, i) => ({
      id: `${i % 5 === 0 ? '污染源' : '9115'}-${(i * 7919) % facilities}`,
      stratum: i % 50 === 0 ? 'key' : i % 49 === 0 ? 'excluded' : '一般',
      area: `1502${i % 10}`,
      balls: 1 + (i % 5),
      ...(i % 1000 === 1 ? { name: `“${i}”\n号` } : {}),
    })),
    inspectors: Array.from({ length: 90 }, (_, i) => ({
      id: `蒙B${i}`,
      tags: i % 2 === 0 ? ['lead', 'member'] : ['member'],
      areas: [`1502${i % 9}`],
      avoid: [`9115-${i}`],
      load: i % 3,
    })),
  })
  return {
    commitment: {
      protocol: 'mingqian/1',
      suite,
      draw: 'L',
      bureau: '150200',
      title: 'Large',
      committedAt: '2026-06-30T01:00:00Z',
      rules: { id: 'r', hash: '00'.repeat(32) },
      pool: { root: poolRoot(suite, pool), facilities, inspectors: 90 },
      strata: [
        { id: 'key', quota: 300 },
        { id: '一般', quota: 500 },
      ],
      seats: [
        { role: 'lead', tag: 'lead' },
        { role: 'member', tag: 'member' },
      ],
      witnesses: [],
      beacon: { source: 's', round: '1' },
    },
    pool,
    secrets: [],
    beacon: { source: 's', round: '1', value: '7' },
    amendments: [
      { kind: 'facility', index: 3 },
      { kind: 'facility', index: 800 },
      { kind: 'inspector', index: 1, role: 'member' },
    ],
  }
}

const lineOf = canonicalJson

/** Writes a draw's folder; `change` may spoil the lines. */
const folderOf = (name: string, input: DrawInput, change = (lines: string[]) => lines): string => {
  const folder = join(home, name)
  mkdirSync(folder)
  const { pool, ...rest } = input
  writeFileSync(join(folder, 'draw.json'), JSON.stringify({ ...rest, pool: { inspectors: pool.inspectors } }))
  const lines = change(pool.facilities.map(lineOf))
  writeFileSync(join(folder, 'facilities.ndjson'), lines.map(line => `${line}\n`).join(''))
  return folder
}

const readLines = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))

describe('mingqian draw of a folder', () => {
  it.each([
    ['sha256', 1],
    ['sha256', 3],
    ['sm3', 2],
  ] as const)('draws what the same pool in one document gives, under %s in %i threads', (suite, threads) => {
    const input = inputOf(suite)
    const folder = folderOf(`${suite}-${threads}`, input)
    const output = join(folder, 'result')
    const { status, stdout, stderr } = mingqian(
      folder,
      '-o',
      output,
      '--threads',
      String(threads),
      '--reserves',
      '7',
      '--timings',
    )
    expect(stderr).toContain(`thread ${threads}:`)
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })

    const drawn = runDraw(input)
    const bundle = makeBundle(input, drawn)
    expect(readLines(join(output, 'lots.ndjson'))).toEqual(drawn.lots)
    expect(readLines(join(output, 'amended-lots.ndjson'))).toEqual(bundle.amendedLots)
    const reserves = [...drawn.reserves].flatMap(([stratum, ids]) =>
      ids.slice(0, 7).map(facility => ({ stratum, facility })),
    )
    expect(readLines(join(output, 'reserves.ndjson'))).toEqual(reserves)
    const { facilities } = input.pool
    const countOf = (stratum: string) => {
      const members = facilities.filter(each => each.stratum === stratum)
      return { facilities: members.length, balls: members.reduce((sum, { balls }) => sum + balls, 0) }
    }
    const unstaffed = drawn.lots.filter(({ team }) => team.length === 0)
    // Nobody serves area 15029.
    expect(unstaffed.length).toBeGreaterThan(0)
    const result = JSON.parse(readFileSync(join(output, 'result.json'), 'utf8'))
    expect(result).toMatchObject({
      seed: drawn.seed,
      root: drawn.root,
      lots: 800,
      strata: [
        { id: 'key', quota: 300, ...countOf('key') },
        { id: '一般', quota: 500, ...countOf('一般') },
      ],
      otherFacilities: countOf('excluded').facilities,
      workload: { inspectors: 90, visits: 2 * (800 - unstaffed.length) },
      unstaffed: unstaffed.map(({ index, facility }) => ({ index, facility })),
    })
    expect(stderr).toContain(`${unstaffed.length} drawn facilities can't be given a full team`)
    expect(stderr).toContain('90 inspectors')

    const facts = mingqian(folder, '--pool-root')
    expect(JSON.parse(facts.stdout)).toEqual(input.commitment.pool)
  })

  it('takes a last line without a newline, and an empty pool', () => {
    const few = inputOf('sha256', 20)
    const folder = folderOf('no-newline', { ...few, amendments: [] })
    const path = join(folder, 'facilities.ndjson')
    writeFileSync(path, readFileSync(path, 'utf8').trimEnd())
    expect(mingqian(folder, '-o', join(folder, 'result')).status).toBe(0)

    const none = folderOf('empty', { ...inputOf('sha256', 0), amendments: [] })
    expect(mingqian(none, '-o', join(none, 'result')).status).toBe(0)
    expect(readFileSync(join(none, 'result', 'lots.ndjson'), 'utf8')).toBe('')
  })

  it.each([
    [
      'the first wrong line of several, in whichever thread',
      (lines: string[]) => [33_000, 20_000, 30_000].reduce((all, i) => all.with(i, '{}'), lines),
      20_001,
      /id: to be present/,
    ],
    ['an empty line', (lines: string[]) => lines.toSpliced(30_000, 0, ''), 30_001, /JSON object/],
    ['an empty line at the end', (lines: string[]) => [...lines, ''], 34_001, /JSON object/],
    [
      'a line far too long',
      (lines: string[]) => lines.with(17_000, `{"area":"${'x'.repeat(3_000_000)}"`),
      17_001,
      /at most 16384 bytes/,
    ],
    [
      'two lines in the wrong order where parts meet',
      (lines: string[]) => lines.with(16_383, lines[16_384]!).with(16_384, lines[16_383]!),
      16_385,
      /order of their UTF-8 bytes/,
    ],
  ] as const)('names %s', (_, change, line, expected) => {
    const folder = folderOf(`bad-${line}-${expected.source.length}`, inputOf('sha256'), change)
    const { status, stderr } = mingqian(folder, '-o', join(folder, 'result'))
    expect(stderr).toContain(`line ${line}: expected`)
    expect(stderr).toMatch(expected)
    expect(status).toBe(2)
    expect(existsSync(join(folder, 'result'))).toBe(false)
  })

  it('draws from no pool but the committed one', () => {
    const left = folderOf('left-out', inputOf('sha256', 1000), lines => lines.toSpliced(500, 1))
    const less = mingqian(left, '-o', join(left, 'result'))
    expect(less.status).toBe(1)
    expect(less.stderr).toMatch(/✗ pool-counts[\s\S]*✗ pool-root/)

    const ball = folderOf('a-ball', inputOf('sha256', 1000), lines =>
      lines.map((line, i) => (i === 7 ? line.replace(/"balls":\d/, '"balls":9') : line)),
    )
    const more = mingqian(ball, '-o', join(ball, 'result'))
    expect(more.status).toBe(1)
    expect(more.stderr).toMatch(/✗ pool-root/)
    expect(more.stderr).not.toMatch(/pool-counts/)
    expect(existsSync(join(ball, 'result'))).toBe(false)
  })

  it('says what is missing', () => {
    const folder = folderOf('missing', inputOf('sha256', 100))
    expect(mingqian(folder).stderr).toContain('Name a folder for the result with -o')
    expect(mingqian(folder, '-o', join(folder, 'result'), '--threads', '0').status).toBe(2)
    rmSync(join(folder, 'facilities.ndjson'))
    expect(mingqian(folder, '-o', join(folder, 'result')).stderr).toMatch(
      /facilities\.ndjson: there is no such file/,
    )
    rmSync(join(folder, 'draw.json'))
    const gone = mingqian(folder, '-o', join(folder, 'result'))
    expect(gone.stderr).toMatch(/draw\.json: there is no such file/)
    expect(gone.status).toBe(2)
  })
})
