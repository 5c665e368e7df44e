import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Commitment, PoolInspector } from '@mingqian/draw'
import { draftCommitment, numbers } from './facilities.ts'

export const command = fileURLToPath(new URL('../packages/cli/bin/mingqian.mjs', import.meta.url))

/** Characters that are written at once. */
const enough = 1 << 22

export type LargePool = {
  readonly folder: string
  readonly facilities: number
  /** Balls of all facilities: the number of tickets. */
  readonly balls: number
}

/** 100 areas, as a country of large cities has them. */
const areaOf = (i: number): string => `15${String(i % 100).padStart(4, '0')}`

/** Inspectors of 100 areas, half of whom may lead a team. */
export const inspectorsOf = (count: number, facilities: number): PoolInspector[] => {
  const next = numbers(7)
  return Array.from({ length: count }, (_, i) => ({
    areas: [areaOf(i)],
    avoid: [idOf(next(facilities))],
    id: `BENCH${String(i).padStart(5, '0')}`,
    load: next(3),
    tags: Math.floor(i / 100) % 2 === 0 ? ['lead', 'member'] : ['member'],
  }))
}

const idOf = (i: number): string => `91150203MA${String(i).padStart(8, '0')}`

/**
 * Writes the folder of a draw (docs/large-draws.md) with so many facilities of 1 to 5 balls, and the commitment to
 * draw so many lots, a quarter of them from the 2 % of key facilities. Always the same.
 */
export const writeLargePool = (
  folder: string,
  facilities: number,
  lots: number,
  inspectorCount: number,
): LargePool => {
  mkdirSync(folder)
  const next = numbers(20260701)
  const file = openSync(join(folder, 'facilities.ndjson'), 'w')
  let text = ''
  let balls = 0
  for (let i = 0; i < facilities; i++) {
    const ballsHere = 1 + next(5)
    balls += ballsHere
    const stratum = next(100) < 2 ? 'key' : 'general'
    text += `{"area":"${areaOf(next(100))}","balls":${ballsHere},"id":"${idOf(i)}","stratum":"${stratum}"}\n`
    if (text.length < enough) continue
    writeSync(file, text)
    text = ''
  }
  writeSync(file, text)
  closeSync(file)

  const inspectors = inspectorsOf(inspectorCount, facilities)
  const strata = [
    { id: 'key', quota: lots / 4 },
    { id: 'general', quota: lots - lots / 4 },
  ]
  const { commitment, secrets, beacon } = draftCommitment('sha256', `bench-${facilities}`, strata)
  const write = (pool: Commitment['pool']) => {
    const input = {
      commitment: { ...commitment, pool },
      pool: { inspectors },
      secrets,
      beacon,
      amendments: [],
    }
    writeFileSync(join(folder, 'draw.json'), JSON.stringify(input))
  }
  write({ root: '', facilities: 0, inspectors: 0 })
  const facts = spawnSync(process.execPath, [command, 'draw', folder, '--pool-root'], { encoding: 'utf8' })
  if (facts.status !== 0) throw new Error(facts.stderr)
  write(JSON.parse(facts.stdout))
  return { folder, facilities, balls }
}

export type LargeDraw = {
  /** Milliseconds of the whole process. */
  readonly time: number
  /** What `--timings` says. */
  readonly timings: string
  readonly peakMebibytes: number
  readonly root: string
}

/** Runs `mingqian draw` on the folder as a process of its own. */
export const runLargeDraw = ({ folder }: LargePool, threads: number): LargeDraw => {
  const output = join(folder, 'result')
  const args = [
    command,
    'draw',
    folder,
    '-o',
    output,
    '--threads',
    String(threads),
    '--timings',
    '--lang',
    'en',
  ]
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const time = performance.now() - start
  if (status !== 0) throw new Error(`mingqian draw ended with ${status}: ${stderr}`)
  const { root } = JSON.parse(readFileSync(join(output, 'result.json'), 'utf8')) as { root: string }
  const peakMebibytes = Number(/peak memory (\d+) MiB/.exec(stderr)![1])
  return { time, timings: stderr, peakMebibytes, root }
}
