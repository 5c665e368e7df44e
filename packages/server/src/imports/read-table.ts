import {
  type BadCell,
  type Columns,
  type FacilityImport,
  type FileProblem,
  facilityColumns,
  facilityReading,
  headingRowsSearched,
  type InspectorImport,
  inspectorColumns,
  inspectorReading,
  openSheet,
  type ReadingContext,
  type SheetRow,
  type TableEnd,
  type TableReading,
  tableReader,
  UnreadableSheet,
} from '../registry/import/index.ts'
import { type EntryImport, entryColumns, entryReading } from './entry-columns.ts'
import type { FileKind } from './import.ts'
import { type Mapping, suggestMapping, withMapping } from './mapping.ts'

type ReadValue = FacilityImport | InspectorImport | EntryImport

/** A row as it was read: what it says, and which fields its file has but it leaves empty. */
export type ReadRow =
  | {
      readonly row: number
      readonly cells: readonly (string | null)[]
      readonly ok: true
      readonly value: ReadValue
      readonly given: readonly string[]
      readonly blank: readonly string[]
    }
  | {
      readonly row: number
      readonly cells: readonly (string | null)[]
      readonly ok: false
      readonly bad: readonly BadCell[]
    }

/** A file that is no list of the kind, with its headings if somebody could say what they mean. */
type Unread = {
  readonly problem: FileProblem
  readonly headings: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly suggested: Readonly<Record<string, string>>
}

export type ReadPiece =
  | { readonly at: 'rows'; readonly rows: readonly ReadRow[]; readonly done: number; readonly total: number }
  | { readonly at: 'end'; readonly end: TableEnd }
  | { readonly at: 'unread'; readonly unread: Unread }

export const columnsOf = (kind: FileKind): Columns => {
  if (kind === 'facilities') return facilityColumns
  return kind === 'inspectors' ? inspectorColumns : entryColumns(kind)
}

const readingOf = (kind: FileKind, context: ReadingContext): TableReading<Columns, ReadValue> => {
  const reading =
    kind === 'facilities'
      ? facilityReading(context)
      : kind === 'inspectors'
        ? inspectorReading(context)
        : entryReading(kind, context)
  return reading as unknown as TableReading<Columns, ReadValue>
}

/** What a file that can't be read yet has to show to who would map its columns. */
const unread = (kind: FileKind, problem: FileProblem, first: readonly SheetRow[]): Unread => {
  const mappable = problem.problem === 'no-headings' || problem.problem === 'missing-column'
  const at =
    problem.row === undefined
      ? first.findIndex(({ cells }) => cells.filter(Boolean).length > 1)
      : first.findIndex(({ row }) => row === problem.row)
  const cells = (mappable && first[at]?.cells) || []
  const headings = cells.map(cell => cell?.trim() ?? '')
  return {
    problem,
    headings: headings.filter(Boolean),
    sample: first
      .slice(at + 1, at + 4)
      .map(row => headings.flatMap((heading, column) => (heading ? [row.cells[column] ?? ''] : []))),
    suggested: suggestMapping(columnsOf(kind), headings.filter(Boolean)),
  }
}

export type ReadTask = {
  readonly kind: FileKind
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly context: ReadingContext
  readonly mapping: Mapping
}

/** A list piece by piece, as fast as it is asked for. */
export function* readTable({ kind, fileName, bytes, context, mapping }: ReadTask): Generator<ReadPiece> {
  const first: SheetRow[] = []
  try {
    const opening = openSheet(bytes, fileName)
    if (!opening.ok) {
      yield { at: 'unread', unread: unread(kind, opening.problem, []) }
      return
    }
    const reading = readingOf(kind, context)
    const columns = withMapping(reading.columns, mapping)
    // What a row leaves empty is known when its value is built, and goes along with it.
    const table = tableReader(context, {
      columns,
      build: (values, object, has) => {
        const given = Object.keys(values).filter(field => values[field] !== undefined)
        const known = new Set(given)
        const blank = Object.keys(columns).filter(field => has(field) && !known.has(field))
        return { value: reading.build(values, object, has), given, blank }
      },
      keys: reading.keys.map(key => ({ ...key, keyOf: (one: { value: ReadValue }) => key.keyOf(one.value) })),
    })
    const rowsOf = (rows: ReturnType<typeof table.take>): readonly ReadRow[] =>
      rows.map(read => (read.ok ? { row: read.row, cells: read.cells, ok: true, ...read.value } : read))
    for (const { rows, done, total } of opening.sheet.chunks()) {
      if (first.length < headingRowsSearched) first.push(...rows.slice(0, headingRowsSearched))
      yield { at: 'rows', rows: rowsOf(table.take(rows)), done, total }
    }
    const { last, ...end } = table.end()
    if (last.length > 0) yield { at: 'rows', rows: rowsOf(last), done: 1, total: 1 }
    yield { at: 'end', end }
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error
    yield { at: 'unread', unread: unread(kind, error.problem, first) }
  }
}
