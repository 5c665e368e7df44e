import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Amended,
  amendmentProblem,
  applyAmendments,
  commitmentHash,
  type Drawn,
  drawSeed,
  runDraw,
  workload,
} from '@mingqian/draw'
import {
  checkLargePool,
  checkSmallParts,
  facilitiesToKeep,
  type LargeDrawInput,
  LineFault,
  largePoolFacts,
  parseLargeDrawInput,
} from '@mingqian/draw/large'
import { sayWhatWasDrawn } from '../draw-summary.ts'
import { done, refused, unusable } from '../exit-codes.ts'
import { fileReason } from '../file-reason.ts'
import { faultLines, readJson } from '../json-file.ts'
import type { Say } from '../language.ts'
import { sayIfRefused } from '../refused-input.ts'
import { type LargePool, type Readers, readLargePool, startReaders, stopReaders } from './read-large-pool.ts'
import { writeLines } from './write-lines.ts'

export type LargeDrawOptions = {
  /** The folder for what comes out. */
  readonly output: string
  readonly threads: number
  /** Of each stratum, the number of reserves that are written. */
  readonly reserves: number
  /** Say on standard error where the time went. */
  readonly timings: boolean
}

const readInput = async (path: string, say: Say): Promise<LargeDrawInput | undefined> => {
  const read = await readJson(path)
  if (!read.ok) {
    console.error(say(read.problem))
    return undefined
  }
  const parsed = parseLargeDrawInput(read.value)
  if (parsed.ok) return parsed.value
  console.error(say({ zh: `${path} 不是一份抽签输入`, en: `${path} is not the input of a draw` }))
  console.error(faultLines(parsed.errors, say))
  return undefined
}

const readPool = async (
  path: string,
  input: LargeDrawInput,
  { reserves }: LargeDrawOptions,
  readers: Readers,
  say: Say,
): Promise<LargePool | undefined> => {
  const { commitment, secrets, beacon } = input
  try {
    const seed = drawSeed(commitment, secrets, beacon)
    const pool = await readLargePool(path, commitment, seed, facilitiesToKeep(input, reserves), readers)
    if (!(pool instanceof LineFault)) return pool
    const { line, expected } = pool
    console.error(
      say({
        zh: `${path} 第 ${line} 行：要求：${expected.zh}`,
        en: `${path}, line ${line}: expected ${expected.en}`,
      }),
    )
  } catch (error) {
    const why = fileReason(error)
    console.error(say({ zh: `无法读取 ${path}：${why.zh}`, en: `Can't read ${path}: ${why.en}` }))
  }
  return undefined
}

const withReaders = async (
  threads: number,
  action: (readers: Readers) => Promise<number>,
): Promise<number> => {
  const readers = startReaders(threads)
  try {
    return await action(readers)
  } finally {
    await stopReaders(readers)
  }
}

/** Prints what a commitment has to say of the pool, without a draw; answers the exit code. */
export const largePool = (folder: string, options: LargeDrawOptions, say: Say): Promise<number> =>
  withReaders(options.threads, readers => printFacts(folder, options, readers, say))

const printFacts = async (
  folder: string,
  options: LargeDrawOptions,
  readers: Readers,
  say: Say,
): Promise<number> => {
  const input = await readInput(join(folder, 'draw.json'), say)
  if (input === undefined) return unusable
  const nothingDrawn = { ...input, commitment: { ...input.commitment, strata: [] } }
  const pool = await readPool(join(folder, 'facilities.ndjson'), nothingDrawn, options, readers, say)
  if (pool === undefined) return unusable
  console.log(JSON.stringify(largePoolFacts(input, pool.parts)))
  return done
}

/** What `result.json` says. */
const resultOf = (
  { commitment, pool }: LargeDrawInput,
  { counts }: LargePool,
  { seed, root, lots }: Drawn,
) => ({
  draw: commitment.draw,
  suite: commitment.suite,
  commitment: commitmentHash(commitment),
  seed,
  root,
  lots: lots.length,
  strata: commitment.strata.map(({ id, quota }, i) => ({ id, quota, ...counts[i]! })),
  otherFacilities: counts.at(-1)!.facilities,
  workload: workload(pool.inspectors, lots),
  unstaffed: lots.filter(({ team }) => team.length === 0).map(({ index, facility }) => ({ index, facility })),
})

const write = (
  folder: string,
  drawn: Drawn,
  { amendedLots }: Amended & { readonly ok: true },
  reserves: number,
  result: unknown,
): void => {
  mkdirSync(folder, { recursive: true })
  writeLines(join(folder, 'lots.ndjson'), drawn.lots)
  writeLines(join(folder, 'amended-lots.ndjson'), amendedLots)
  writeLines(
    join(folder, 'reserves.ndjson'),
    [...drawn.reserves].flatMap(([stratum, ids]) =>
      ids.slice(0, reserves).map(facility => ({ stratum, facility })),
    ),
  )
  // The last one: where it stands, the draw is complete.
  writeFileSync(join(folder, 'result.json'), `${JSON.stringify(result, null, 1)}\n`)
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2)

/** Draws from a folder with `draw.json` and `facilities.ndjson` (docs/large-draws.md); answers the exit code. */
export const largeDraw = (folder: string, options: LargeDrawOptions, say: Say): Promise<number> =>
  withReaders(options.threads, readers => draw(folder, options, readers, say))

const draw = async (
  folder: string,
  options: LargeDrawOptions,
  readers: Readers,
  say: Say,
): Promise<number> => {
  const began = performance.now()
  const input = await readInput(join(folder, 'draw.json'), say)
  if (input === undefined) return unusable
  // What needs no facility is checked before ten million of them are read.
  if (sayIfRefused(checkSmallParts(input), say)) return refused

  const started = performance.now()
  const pool = await readPool(join(folder, 'facilities.ndjson'), input, options, readers, say)
  if (pool === undefined) return unusable
  if (sayIfRefused(checkLargePool(input, pool.parts), say)) return refused

  const read = performance.now()
  // Those who have not been kept are drawn in no case: the draw from those kept is the draw from all.
  const few = { ...input, pool: { ...input.pool, facilities: pool.kept } }
  const drawn = runDraw(few)
  const amended = applyAmendments(few, drawn)
  if (!amended.ok) {
    const why = amendmentProblem(amended.problem)
    console.error(
      say({
        zh: `第 ${amended.at + 1} 项变更无法执行：${why.zh}`,
        en: `Amendment ${amended.at + 1} can't be carried out: ${why.en}`,
      }),
    )
    return refused
  }

  const ready = performance.now()
  try {
    write(options.output, drawn, amended, options.reserves, resultOf(input, pool, drawn))
  } catch (error) {
    const why = fileReason(error)
    console.error(
      say({ zh: `无法写入 ${options.output}：${why.zh}`, en: `Can't write ${options.output}: ${why.en}` }),
    )
    return unusable
  }
  sayWhatWasDrawn(drawn, input.pool.inspectors, say)
  if (options.timings) {
    const ended = performance.now()
    console.error(
      [
        `start ${seconds(began)} s`,
        `draw.json ${seconds(started - began)} s`,
        `facilities ${seconds(read - started)} s`,
        ...pool.threads.map(
          ({ reading, working }, i) =>
            `  thread ${i + 1}: reading ${seconds(reading)} s, hashing and choosing ${seconds(working)} s`,
        ),
        `order, teams, sealed root ${seconds(ready - read)} s`,
        `writing ${seconds(ended - ready)} s`,
        `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
      ].join('\n'),
    )
  }
  return done
}
