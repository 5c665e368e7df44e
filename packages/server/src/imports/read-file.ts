import { Worker } from 'node:worker_threads'
import { Problem } from '../platform/problems.ts'
import type { ReadPiece, ReadTask } from './read-table.ts'

const longestPiece = 60_000
// A file within its limits needs a tenth of this; what needs more was made to.
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 }

const tooMuch = () =>
  new Problem('too-large', {
    detail: {
      zh: '文件内容过多，请分成几个文件导入',
      en: 'The file holds too much; import it in several files',
    },
  })

const asProblem = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error

/**
 * A file piece by piece, read in a thread of its own.
 * @throws Problem too-large if the file takes more memory or time than any honest one
 */
export async function* readFile(task: ReadTask): AsyncGenerator<ReadPiece> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits,
  })
  let waiting: PromiseWithResolvers<ReadPiece | null> | undefined
  worker.on('message', (piece: ReadPiece | null) => waiting?.resolve(piece))
  worker.on('error', error => waiting?.reject(asProblem(error)))
  worker.on('exit', () => waiting?.reject(new Error('the reader ended without an answer')))
  const next = async (): Promise<ReadPiece | null> => {
    waiting = Promise.withResolvers()
    const timer = setTimeout(() => waiting?.reject(tooMuch()), longestPiece)
    worker.postMessage('next')
    try {
      return await waiting.promise
    } finally {
      clearTimeout(timer)
    }
  }
  try {
    for (let piece = await next(); piece !== null; piece = await next()) yield piece
  } finally {
    // Whatever it still says is for nobody.
    waiting = undefined
    await worker.terminate()
  }
}
