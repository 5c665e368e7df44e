import { closeSync, fstatSync, openSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Commitment, PoolFacility } from '@mingqian/draw'
import { faultBetweenParts, LineFault, type PartSummary, type StratumCount } from '@mingqian/draw/large'
import { startTurns } from './part-turns.ts'
import type { Share, Task } from './pool-worker.ts'

export type LargePool = {
  readonly parts: readonly PartSummary[]
  readonly kept: readonly PoolFacility[]
  readonly counts: readonly StratumCount[]
  /** Milliseconds of each thread: waiting for its turn and reading; working on what it read. */
  readonly threads: readonly { readonly reading: number; readonly working: number }[]
}

/** Threads that are getting ready to read. */
export type Readers = readonly Worker[]

/** Starts threads, before it is known what they are to read: getting ready takes them some tenths of a second. */
export const startReaders = (threads: number): Readers =>
  Array.from({ length: threads }, () => new Worker(new URL('./pool-worker.ts', import.meta.url)))

export const stopReaders = (readers: Readers): Promise<unknown> =>
  Promise.all(readers.map(reader => reader.terminate()))

const run = (reader: Worker, task: Task): Promise<Share> =>
  new Promise((resolve, reject) => {
    reader.once('message', resolve)
    reader.once('error', reject)
    reader.postMessage(task)
  })

const sum = (counts: readonly (readonly StratumCount[])[]): readonly StratumCount[] =>
  counts[0]!.map((_, i) => ({
    facilities: counts.reduce((total, each) => total + each[i]!.facilities, 0),
    balls: counts.reduce((total, each) => total + each[i]!.balls, 0),
  }))

/**
 * Reads a file of facilities, one a line, in several threads, which have nothing left to do then.
 * @param keep of each committed stratum, how many facilities with the lowest tickets are wanted
 * @returns the first line that is not as it has to be, if there is one
 * @throws what the system says if the file can't be read
 */
export const readLargePool = async (
  path: string,
  commitment: Commitment,
  seed: string,
  keep: readonly number[],
  readers: Readers,
): Promise<LargePool | LineFault> => {
  const file = openSync(path, 'r')
  try {
    if (!fstatSync(file).isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' })
    const { suite, strata } = commitment
    const task: Task = { file, turns: startTurns(), commitment: { suite, strata }, seed, keep }
    const shares = await Promise.all(readers.map(reader => run(reader, task)))
    const done = shares.flatMap(share => (share.ok ? [share] : []))
    const parts = done.flatMap(share => share.parts).sort((a, b) => a.firstLine - b.firstLine)
    const faults = shares.flatMap(share => (share.ok ? [] : [new LineFault(share.line, share.expected)]))
    const between = faultBetweenParts(parts)
    const [first] = [...faults, ...(between ? [between] : [])].sort((a, b) => a.line - b.line)
    if (first) return first
    return {
      parts,
      kept: done.flatMap(share => share.kept),
      counts: sum(done.map(share => share.counts)),
      threads: done.map(({ reading, working }) => ({ reading, working })),
    }
  } finally {
    closeSync(file)
  }
}
