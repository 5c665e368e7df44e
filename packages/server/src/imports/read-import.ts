import { shanghaiDay } from '@mingqian/rules'
import { and, eq, sql } from 'drizzle-orm'
import { registerChanges } from '../changes/tables.ts'
import { type KeyClass, keyClassDecidedBy } from '../directory/index.ts'
import type { Database, Rows } from '../platform/database.ts'
import { inChunks } from '../platform/in-chunks.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem, problems } from '../platform/problems.ts'
import type { Text } from '../platform/text.ts'
import { writeDownError } from '../platform/write-down-error.ts'
import { drawnClasses, type TableEnd } from '../registry/import/index.ts'
import { freshCodes } from '../registry/index.ts'
import { facilities, inspectors } from '../registry/tables.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import type { Importer } from './compare-facility.ts'
import { countRows } from './counts.ts'
import { objectToTakenNumbers } from './fresh-numbers.ts'
import type { FileKind, ImportFacts } from './import.ts'
import { keptFile } from './import-file.ts'
import { readFile } from './read-file.ts'
import type { ReadPiece, ReadRow } from './read-table.ts'
import { likelyMapping } from './saved-mappings.ts'
import { stageEntries } from './stage-entries.ts'
import { type KnownNames, knownNames, stageFacilities } from './stage-facilities.ts'
import { stageInspectors } from './stage-inspectors.ts'
import type { StagedRow } from './staged-row.ts'
import { stage, unstage } from './staging.ts'
import { imports } from './tables.ts'

export type ImportRow = typeof imports.$inferSelect

const rowsAtOnce = 400

const theImport = (bureau: string, id: string) => and(eq(imports.bureau, bureau), eq(imports.id, id))

type Stager = (rows: Rows, read: readonly ReadRow[]) => Promise<readonly StagedRow[]>

const isGood = (row: ReadRow): row is Extract<ReadRow, { ok: true }> => row.ok

/** Says of rows what they are to the register, by the kind of list they are of. */
const stagerFor = async (database: Database, importer: Importer, kind: FileKind): Promise<Stager> => {
  const { bureau } = importer
  if (kind === 'facilities') {
    const names: KnownNames = await knownNames(database, bureau)
    const freshCode = await freshCodes(database, facilities, 'W', bureau, [])
    return (rows, read) => stageFacilities(rows, importer, read.filter(isGood) as never, names, freshCode)
  }
  if (kind === 'inspectors') {
    const freshCode = await freshCodes(database, inspectors, 'R', bureau, [])
    return (rows, read) => stageInspectors(rows, importer, read.filter(isGood) as never, freshCode)
  }
  return (rows, read) => stageEntries(rows, importer, kind, read.filter(isGood) as never)
}

const badRows = (read: readonly ReadRow[]): readonly StagedRow[] =>
  read.flatMap(one =>
    one.ok
      ? []
      : [
          {
            row: one.row,
            verdict: 'bad',
            title: '',
            outcome: null,
            candidates: [],
            findings: one.bad,
            cells: one.cells,
          } as const,
        ],
  )

/** Columns of counts that became records of their own. */
const countsInstead = (headings: readonly string[]): readonly Text[] => {
  const counts = headings.filter(heading => /投诉|信访|违法|处罚/.test(heading))
  if (counts.length === 0) return []
  const named = counts.join('、')
  return [
    {
      zh: `“${named}”未导入：投诉、违法和处罚须逐件导入（选择“投诉举报”“违法行为与处罚”等种类），由系统按记录计算`,
      en: `${named} is not imported: complaints, violations and penalties are imported one by one under their own kinds and counted from there`,
    },
  ]
}

const byDirectory = ({ edition }: KeyClass): Text => ({
  zh: `重点排污单位以${edition}版名录为准，文件中的监管类别不会使单位列入或退出重点`,
  en: `The directory, edition ${edition}, decides who is a key facility; the file's classes make or unmake none`,
})

const factsOf = (
  kind: FileKind,
  { headings, ignoredColumns, warnings }: TableEnd,
  keyClass: KeyClass | null,
): ImportFacts => ({
  columns: headings,
  headings: headings.flatMap(heading => (heading ? [heading.trim()] : [])),
  ignoredColumns,
  warnings: [
    ...warnings,
    ...(kind === 'facilities' ? countsInstead(ignoredColumns) : []),
    ...(keyClass ? [byDirectory(keyClass)] : []),
  ],
  sample: [],
})

const newestChange = async (rows: Rows): Promise<number> => {
  const [newest] = await rows
    .select({ revision: sql<string | null>`max(${registerChanges.revision})` })
    .from(registerChanges)
  return Number(newest?.revision ?? 0)
}

/** Why a job failed, for the office. */
export const reasonOf = (error: unknown): Text => {
  if (!(error instanceof Problem)) {
    writeDownError(error instanceof Error ? error : new Error('not an error'))
    return { zh: problems['server-error'].zh, en: problems['server-error'].en }
  }
  return error.detail ?? { zh: problems[error.code].zh, en: problems[error.code].en }
}

/**
 * Reads an import's file and stages its rows, some hundreds in each of many short transactions, so that others get
 * their turns on the one session of the built-in database. Ends in `previewed`, `mapping` or `failed`.
 * @param isCancelled asked between the pieces
 */
export const readImport = async (
  platform: Platform,
  row: ImportRow,
  isCancelled: () => boolean,
): Promise<void> => {
  const { database, vault, clock } = platform
  const { bureau, id, options } = row
  const kind = row.kind as FileKind
  const set = (values: Partial<typeof imports.$inferInsert>, rows: Rows = database) =>
    rows
      .update(imports)
      .set({ ...values, beat: clock.now() })
      .where(theImport(bureau, id))
  try {
    await unstage(database, bureau, id)
    await set({ readFrom: await newestChange(database), done: 0 })
    const at = clock.now()
    const today = shanghaiDay(at)
    const keyClass = kind === 'facilities' ? await keyClassDecidedBy(database, platform, bureau) : null
    const by = { id: row.byId, name: row.by }
    const importer: Importer = { platform, bureau, at, by, today, options, keyClass }
    const classes = drawnClasses(await ruleSetInForce(database, bureau, today))
    const stager = await stagerFor(database, importer, kind)
    const bytes = await keptFile(platform, bureau, id)
    const take = async (piece: ReadPiece): Promise<void> => {
      switch (piece.at) {
        case 'rows':
          // A piece may hold thousands of short rows; each statement takes memory that is never given back.
          for (const chunk of inChunks(piece.rows, rowsAtOnce))
            await database.transaction(async rows => {
              const staged = [...(await stager(rows, chunk)), ...badRows(chunk)]
              await stage(rows, vault, { bureau, importId: id }, staged)
            })
          await set({ done: piece.done, total: piece.total })
          return
        case 'unread': {
          const { problem, headings, sample, suggested } = piece.unread
          if (headings.length === 0)
            throw new Problem(problem.problem === 'too-large' ? 'too-large' : 'unreadable-file', {
              detail: problem.message,
            })
          const known = await likelyMapping(database, bureau, kind, headings)
          await set({
            state: 'mapping',
            problem: problem.message,
            mapping: {
              columns: { ...suggested, ...known.columns, ...row.mapping.columns },
              values: { ...known.values, ...row.mapping.values },
            },
            facts: { columns: [], headings, sample, ignoredColumns: [], warnings: [] },
          })
          return
        }
        case 'end': {
          // The built-in database does not by itself, and without figures it may go through all rows once for each row.
          await database.execute(sql`analyze import_rows`)
          if (kind === 'facilities' || kind === 'inspectors') await objectToTakenNumbers(database, bureau, id)
          const counts = await countRows(database, bureau, id, kind, options)
          if (counts.rows === 0)
            throw new Problem('unreadable-file', {
              detail: { zh: '表头之下没有数据行', en: 'There are no rows below the headings' },
            })
          await set({ state: 'previewed', counts, facts: factsOf(kind, piece.end, keyClass), problem: null })
          return
        }
        default:
          piece satisfies never
      }
    }
    for await (const piece of readFile({
      kind,
      fileName: row.fileName,
      bytes,
      context: { bureau, today, classes },
      mapping: row.mapping,
    })) {
      if (isCancelled()) return
      await take(piece)
    }
  } catch (error) {
    if (isCancelled()) return
    await set({ state: 'failed', problem: reasonOf(error) })
    await unstage(database, bureau, id)
  }
}
