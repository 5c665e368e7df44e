import { Worker } from 'node:worker_threads'
import { Problem } from '../platform/problems.ts'
import type { Text } from '../platform/text.ts'
import type { FileProblem, ParsedTable } from './import/index.ts'
import type { ImportValue, RegistryKind, Upload } from './read-upload.ts'
import type { SheetTask } from './sheet-worker.ts'

type TaskAnswer =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly problem: FileProblem }

type ReadTable<K extends RegistryKind> = ParsedTable<ImportValue<K>> & { readonly ok: true }

export type SheetReader = {
  /** @throws Problem unreadable-file or too-large, saying why */
  readonly readTable: <K extends RegistryKind>(upload: Upload<K>) => Promise<ReadTable<K>>
  /** The rows refused, as an .xlsx to correct. @throws as readTable */
  readonly rejectedRows: (upload: Upload<RegistryKind>, language: keyof Text) => Promise<Uint8Array>
}

const longestRead = 120_000
const resourceLimits = { maxOldGenerationSizeMb: 2048 }

const tooMuch = () =>
  new Problem('too-large', {
    detail: {
      zh: '文件内容过多，请分成几个文件导入',
      en: 'The file holds too much; import it in several files',
    },
  })

const inThread = (task: SheetTask): Promise<TaskAnswer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits,
    })
    const timer = setTimeout(() => {
      reject(tooMuch())
      void worker.terminate()
    }, longestRead)
    worker.once('message', resolve)
    worker.once('error', error => {
      reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error)
    })
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('the sheet reader ended without an answer'))
    })
  })

/** Reads uploads one after the other, each in a thread of its own, so that several large ones don't add up. */
export const openSheetReader = (): SheetReader => {
  let last: Promise<unknown> = Promise.resolve()
  const run = async (task: SheetTask): Promise<unknown> => {
    const turn = last.then(() => inThread(task))
    last = turn.catch(() => {})
    const read = await turn
    if (read.ok) return read.answer
    throw new Problem(read.problem.problem === 'too-large' ? 'too-large' : 'unreadable-file', {
      detail: read.problem.message,
    })
  }
  return {
    readTable: async <K extends RegistryKind>(upload: Upload<K>) =>
      (await run({ upload, rejectedIn: null })) as ReadTable<K>,
    rejectedRows: async (upload, language) => (await run({ upload, rejectedIn: language })) as Uint8Array,
  }
}
