import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { shanghaiDay } from '@mingqian/rules'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import type { ParsedTable, SheetResult, SheetRow } from '../registry/import/index.ts'
import { allInspectors, type RegisteredInspector } from '../registry/index.ts'
import { type CountedCourse, type RosterLine, readCourse } from './read-courses.ts'
import { parseRoster, type RosterEntry } from './roster.ts'

export type RosterFile = { readonly name: string; readonly bytes: Uint8Array }

const longestRead = 30_000
const resourceLimits = { maxOldGenerationSizeMb: 512 }

const tooMuch = () =>
  new Problem('too-large', {
    detail: { zh: '文件内容过多，名单应只有参训人员', en: 'A roster holds the people of one course only' },
  })

/** The sheet of a roster, read in a thread of its own. @throws Problem unreadable-file, too-large */
const readSheetApart = async (file: RosterFile): Promise<readonly SheetRow[]> => {
  const result = await new Promise<SheetResult>((resolve, reject) => {
    const worker = new Worker(new URL('./roster-worker.ts', import.meta.url), {
      workerData: { bytes: file.bytes, fileName: file.name },
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
      reject(new Error('the roster reader ended without an answer'))
    })
  })
  if (result.ok) return result.rows
  throw new Problem(result.problem.problem === 'too-large' ? 'too-large' : 'unreadable-file', {
    detail: result.problem.message,
  })
}

export type ReadRoster = {
  readonly digest: string
  readonly sheet: readonly SheetRow[]
  readonly table: ParsedTable<RosterEntry> & { readonly ok: true }
  readonly course: CountedCourse
  readonly roster: readonly RosterLine[]
  readonly people: ReadonlyMap<string, RegisteredInspector>
}

/** Reads a roster against the register as it stands. @throws Problem not-found, unreadable-file, too-large */
export const readRoster = async (
  rows: Rows,
  { clock }: Pick<Platform, 'clock'>,
  bureau: string,
  courseId: string,
  file: RosterFile,
): Promise<ReadRoster> => {
  const { course, roster } = await readCourse(rows, bureau, courseId)
  const sheet = await readSheetApart(file)
  const context = { bureau, today: shanghaiDay(clock.now()), classes: [] }
  const people = await allInspectors(rows, bureau)
  const table = parseRoster(sheet, context, course, people)
  if (!table.ok) throw new Problem('unreadable-file', { detail: table.problem.message })
  return {
    digest: createHash('sha256').update(file.bytes).digest('hex'),
    sheet,
    table,
    course,
    roster,
    people: new Map(people.map(person => [person.id, person])),
  }
}
