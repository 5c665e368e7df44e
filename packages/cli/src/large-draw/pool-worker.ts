import { parentPort } from 'node:worker_threads'
import type { Bilingual, Commitment, PoolFacility } from '@mingqian/draw'
import { LineFault, largePoolReader, type PartSummary, type StratumCount } from '@mingqian/draw/large'
import { endTurns, partReader, type Turns } from './part-turns.ts'

/** What a thread is given. */
export type Task = {
  /** The open file, which all threads of the process share. */
  readonly file: number
  readonly turns: Turns
  readonly commitment: Pick<Commitment, 'suite' | 'strata'>
  readonly seed: string
  readonly keep: readonly number[]
}

/** What a thread has done when no part is left, with the milliseconds it took; or the line that stopped it. */
export type Share =
  | {
      readonly ok: true
      readonly parts: readonly PartSummary[]
      readonly kept: readonly PoolFacility[]
      readonly counts: readonly StratumCount[]
      readonly reading: number
      readonly working: number
    }
  | { readonly ok: false; readonly line: number; readonly expected: Bilingual }

const work = ({ file, turns, commitment, seed, keep }: Task): Share => {
  const next = partReader(file, turns)
  const reader = largePoolReader(commitment, seed, keep)
  const parts: PartSummary[] = []
  let reading = 0
  let working = 0
  try {
    for (;;) {
      const start = performance.now()
      const part = next()
      const read = performance.now()
      reading += read - start
      if (part === undefined) break
      parts.push(reader.read(part))
      working += performance.now() - read
    }
    return { ok: true, parts, kept: reader.kept(), counts: reader.counts(), reading, working }
  } catch (error) {
    endTurns(turns)
    // The others end the parts they have: an earlier line may be wrong too.
    if (error instanceof LineFault) return { ok: false, line: error.line, expected: error.expected }
    throw error
  }
}

// Threads are started before it is known what there is to do, so that they are ready when it is.
parentPort?.once('message', (task: Task) => parentPort?.postMessage(work(task)))
