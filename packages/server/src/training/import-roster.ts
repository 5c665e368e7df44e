import type { ChangeContext } from '../changes/index.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import type { Language } from '../platform/text.ts'
import { type BadCell, rejectedRowsWorkbook } from '../registry/import/index.ts'
import { hasPassed } from './course.ts'
import { type ReadRoster, type RosterFile, readRoster } from './read-roster.ts'
import { bringInRoster, contentFrom } from './write-attendance.ts'

/** What bringing a roster in would do, row by row; nothing is written. */
export type RosterReport = {
  readonly fileName: string
  /** SHA-256 of the file, which the import itself names again. */
  readonly digest: string
  readonly rows: number
  readonly bad: readonly BadCell[]
  readonly good: readonly RosterEffect[]
}

/** What a good row does: `changed` and `unchanged` speak of somebody who is on the roster already. */
type RosterEffect = {
  readonly row: number
  readonly inspectorId: string
  readonly name: string
  readonly mark: number | null
  readonly passed: boolean
  readonly certificateNumber: string
  readonly effect: 'new' | 'changed' | 'unchanged'
}

const effects = ({ table, course, roster, people }: ReadRoster): readonly RosterEffect[] => {
  const lineOf = new Map(roster.map(line => [line.inspectorId, line]))
  return table.good.map(({ row, value }) => {
    const line = lineOf.get(value.inspectorId)
    const content = contentFrom(value, line)
    const { mark, certificateNumber } = content
    const passed = hasPassed(course, content)
    const same = line?.mark === mark && line.passed === passed && line.certificateNumber === certificateNumber
    return {
      row,
      inspectorId: value.inspectorId,
      name: people.get(value.inspectorId)?.name ?? value.inspectorId,
      mark,
      passed,
      certificateNumber,
      effect: line === undefined ? 'new' : same ? 'unchanged' : 'changed',
    }
  })
}

/** @throws Problem not-found, unreadable-file, too-large */
export const previewRoster = async (
  platform: Platform,
  bureau: string,
  courseId: string,
  file: RosterFile,
): Promise<RosterReport> => {
  const read = await readRoster(platform.database, platform, bureau, courseId, file)
  const { digest, table } = read
  return { fileName: file.name, digest, rows: table.rows, bad: table.bad, good: effects(read) }
}

/** The refused rows as an .xlsx to correct. @throws as the preview */
export const rejectedOfRoster = async (
  platform: Platform,
  bureau: string,
  courseId: string,
  file: RosterFile,
  language: Language,
): Promise<Uint8Array> => {
  const { sheet, table } = await readRoster(platform.database, platform, bureau, courseId, file)
  return rejectedRowsWorkbook(sheet, table, language)
}

/**
 * Brings a previewed roster in, in one transaction.
 * @param mode `all`: every row or none; `good`: the good rows, leaving the bad ones out
 * @throws Problem digest-mismatch, import-has-bad-rows, nothing-to-import, and those of the preview
 */
export const importRoster = async (
  platform: Platform,
  context: ChangeContext,
  courseId: string,
  file: RosterFile,
  { digest, mode }: { readonly digest: string; readonly mode: 'all' | 'good' },
): Promise<{ readonly added: number; readonly changed: number; readonly rejected: number }> => {
  const read = await readRoster(platform.database, platform, context.bureau, courseId, file)
  if (read.digest !== digest) throw new Problem('digest-mismatch')
  const { rows, good, bad } = read.table
  const rejected = rows - good.length
  if (mode === 'all' && bad.length > 0)
    throw new Problem('import-has-bad-rows', {
      detail: {
        zh: `共${rows}行，其中${rejected}行不合格`,
        en: `${rejected} of ${rows} rows are bad`,
      },
    })
  if (good.length === 0) throw new Problem('nothing-to-import')
  const done = await platform.database.transaction(transaction =>
    bringInRoster(
      transaction,
      platform.randomness,
      context,
      courseId,
      good.map(({ value }) => value),
    ),
  )
  return { ...done, rejected }
}
