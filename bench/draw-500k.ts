import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PoolFacility } from '@mingqian/draw'
import { lowestTickets, rankStrata } from '../packages/draw/src/rank.ts'
import { runLargeDraw, writeLargePool } from './large-pool.ts'
import { median } from './median.ts'

/*
 * Drawing from 500,000 facilities, by turns with PostgreSQL ordering the same tickets. PostgreSQL is that of
 * DATABASE_URL, or the local one as its user postgres.
 */
const facilities = 500_000
const lots = 5_000
const strata = [
  { id: 'key', quota: lots / 4 },
  { id: 'general', quota: lots - lots / 4 },
]
const rounds = 5

const psql = (script: string): string | undefined => {
  const url = process.env.DATABASE_URL
  const args = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1']
  const [program, all] = url
    ? (['psql', [url, ...args]] as const)
    : (['runuser', ['-u', 'postgres', '--', 'psql', ...args]] as const)
  const { status, stdout, stderr, error } = spawnSync(program, all, {
    input: script,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status === 0) return stdout
  console.log(`PostgreSQL              skipped: ${(error?.message ?? stderr).trim().split('\n')[0]}`)
  return undefined
}

const folder = mkdtempSync(join(tmpdir(), 'mingqian-bench-'))
try {
  const pool = writeLargePool(join(folder, 'draw'), facilities, lots, 2000)
  runLargeDraw(pool, 2)
  const { seed } = JSON.parse(readFileSync(join(pool.folder, 'result', 'result.json'), 'utf8')) as {
    seed: string
  }
  console.log(`facilities              ${facilities} with ${pool.balls} balls, a ticket each; ${lots} lots`)

  const all = readFileSync(join(pool.folder, 'facilities.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): PoolFacility => JSON.parse(line))
  const rows = all.flatMap(({ id, balls, stratum }) =>
    Array.from({ length: balls }, (_, ball) => `${id}\t${ball + 1}\t${stratum}`),
  )
  const table = 'mingqian_bench_tickets'
  const load = [
    `drop table if exists ${table};`,
    `create unlogged table ${table} (id text not null, ball integer not null, stratum text not null);`,
    '\\timing on',
    `copy ${table} from stdin;`,
    ...rows,
    '\\.',
    '\\timing off',
    `vacuum analyze ${table};`,
    '',
  ].join('\n')
  // `Time: 1234.567 ms (00:01.235)`: the statement alone, without psql's start.
  const timed = (script: string): number | undefined => {
    const time = /Time: ([\d.]+) ms/.exec(psql(script) ?? '')?.[1]
    return time === undefined ? undefined : Number(time)
  }
  const ready = timed(load)
  const ticket = `sha256(convert_to('${seed}/facility/' || id || '/' || ball, 'UTF8'))`
  const first = psql(`select id from ${table} where stratum = 'key' order by ${ticket} limit 1;`)
  const [firstLot] = readFileSync(join(pool.folder, 'result', 'lots.ndjson'), 'utf8').split('\n', 1)
  if (first !== undefined && first.trim() !== JSON.parse(firstLot!).facility)
    throw new Error(`PostgreSQL draws ${first.trim()} first, we ${firstLot}`)

  const ours: number[] = []
  const ranking: number[] = []
  const theirs: number[] = []
  const theirsRead: number[] = []
  for (let round = 0; round < rounds; round++) {
    ours.push(runLargeDraw(pool, 2).time)
    const start = performance.now()
    rankStrata(all, strata, lowestTickets('sha256', seed, all))
    ranking.push(performance.now() - start)
    if (ready === undefined) continue
    const read = timed(load)
    const query = timed(
      `\\timing on\nselect count(*) from (select id, ball from ${table} order by ${ticket} limit ${lots}) best;\n`,
    )
    if (read === undefined || query === undefined) continue
    theirs.push(query)
    theirsRead.push(read + query)
  }
  const line = (name: string, times: readonly number[]) =>
    console.log(
      `${name.padEnd(24)}${(median(times) / 1000).toFixed(2)} s, best ${(Math.min(...times) / 1000).toFixed(2)}, worst ${(Math.max(...times) / 1000).toFixed(2)}`,
    )
  line('mingqian draw', ours)
  line('tickets, order alone', ranking)
  if (theirs.length > 0) {
    line('PostgreSQL, query alone', theirs)
    line('PostgreSQL, read, query', theirsRead)
    const ratios = (times: readonly number[], peer: readonly number[]) =>
      `${(median(times) / median(peer)).toFixed(2)} at the median, ${(Math.min(...times) / Math.min(...peer)).toFixed(2)} at best`
    console.log(`tickets, order alone    ${ratios(ranking, theirs)} × PostgreSQL's query alone`)
    console.log(
      `whole process           ${ratios(ours, theirsRead)} × PostgreSQL reading the tickets and the query`,
    )
    console.log(`whole process           ${ratios(ours, theirs)} × PostgreSQL's query alone`)
    psql(`drop table ${table};`)
  }
  console.log(
    `(${rounds} rounds; Node ${process.versions.node}; ours is the whole process with reading, the pool's root and the teams in two threads, the second line tickets and full order in one thread; theirs reads by COPY into an unlogged table and queries with its own parallel workers)`,
  )
} finally {
  rmSync(folder, { recursive: true })
}
