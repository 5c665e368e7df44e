import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { connect, freshDirectory, setUpBureau, startProcess } from '../e2e/server-process.ts'
import { median } from './median.ts'
import { type Ask, clerk } from './registry/clerks.ts'
import { loadRegister } from './registry/load.ts'

const facilities = Number(process.argv[2] ?? 100_000)
const clerks = 10
const asksEach = Number(process.argv[3] ?? 150)
const warmUp = 5

const extent = {
  facilities,
  inspectors: Math.max(20, Math.round(facilities / 50)),
  visits: 2 * facilities,
  outsideVisits: Math.round(facilities / 5),
}

/** Megabytes the process holds, now or at most so far; not known but on Linux. */
const megabytes = (pid: number | undefined, which: 'VmRSS' | 'VmHWM'): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(new RegExp(`${which}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN

const line = (name: string, times: readonly number[]) => {
  const sorted = [...times].sort((a, b) => a - b)
  const cells = [at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), sorted.at(-1) ?? Number.NaN]
  console.log(
    `${name.padEnd(30)}${String(times.length).padStart(6)}${cells.map(ms => ms.toFixed(0).padStart(8)).join('')}`,
  )
}

type Caller = Awaited<ReturnType<typeof connect>>

const timed = async (caller: Caller, path: string): Promise<number> => {
  const start = performance.now()
  const { status, text } = await caller.get(path)
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`)
  return performance.now() - start
}

const inTurn = async (caller: Caller, path: string, times: number): Promise<number> => {
  const taken: number[] = []
  for (let time = 0; time < times; time++) taken.push(await timed(caller, path))
  return median(taken)
}

/** A directory to keep: filled if it is empty, used as it is otherwise. */
const kept = process.argv[4]
const directory = kept ?? freshDirectory()
mkdirSync(directory, { recursive: true })
const start = () => startProcess(directory, { args: ['--empty'], clock: '2026-12-28T01:00:00Z' })
try {
  if (!existsSync(join(directory, 'database'))) {
    const first = await start()
    await setUpBureau(first.url, [{ username: 'office', role: 'office' }])
    await first.stop()
    const loading = performance.now()
    await loadRegister(directory, extent)
    console.log(`loaded in ${((performance.now() - loading) / 1000).toFixed(0)} s`)
  }
  console.log(
    `${extent.facilities} facilities, ${extent.inspectors} inspectors, ${extent.visits} visits, ${extent.outsideVisits} outside the regime`,
  )

  const starting = performance.now()
  const server = await start()
  console.log(`the server is ready after ${((performance.now() - starting) / 1000).toFixed(1)} s`)
  try {
    const office = await connect(server.url, 'office')
    const taken = new Map<string, number[]>()
    const all: number[] = []
    const work = async (number: number) => {
      const next = clerk(number + 1, facilities)
      for (let turn = 0; turn < warmUp + asksEach; turn++) {
        const { kind, path }: Ask = next()
        const ms = await timed(office, path)
        if (turn < warmUp) continue
        all.push(ms)
        taken.set(kind, [...(taken.get(kind) ?? []), ms])
      }
    }
    const began = performance.now()
    await Promise.all(Array.from({ length: clerks }, (_, number) => work(number)))
    const seconds = (performance.now() - began) / 1000

    console.log(`\n${clerks} clerks at once, each asking again as soon as answered; milliseconds`)
    console.log(
      `${''.padEnd(30)}${['asked', 'median', 'p90', 'p99', 'most'].map((word, n) => word.padStart(n === 0 ? 6 : 8)).join('')}`,
    )
    for (const [kind, times] of [...taken].sort(([a], [b]) => a.localeCompare(b))) line(kind, times)
    line('all', all)
    console.log(`${((clerks * (warmUp + asksEach)) / seconds).toFixed(0)} answers a second`)
    const { pid } = server.child
    console.log(
      `memory of the server: ${megabytes(pid, 'VmRSS').toFixed(0)} MB, ${megabytes(pid, 'VmHWM').toFixed(0)} MB at most`,
    )

    const alone = await inTurn(office, '/api/facilities?limit=50', 30)
    const health = await inTurn(office, '/healthz', 30)
    const session = await inTurn(office, '/api/session', 30)
    console.log(
      `\none clerk alone: first page ${alone.toFixed(1)} ms = ${(alone / health).toFixed(1)} × /healthz (${health.toFixed(1)} ms), ${(alone / session).toFixed(1)} × /api/session (${session.toFixed(1)} ms)`,
    )
    console.log(
      `ten clerks: ${(median(all) / health).toFixed(1)} × /healthz at the median; ${clerks} queueing for one worker is ${clerks} × by itself`,
    )
  } finally {
    await server.stop()
  }
} finally {
  if (!kept) rmSync(directory, { recursive: true, force: true })
}
