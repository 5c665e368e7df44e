import type { Text } from '@mingqian/rules'
import { type Headings, headingRowsSearched, headingsOf, isAside } from './find-headings.ts'
import type { BadCell, Finding } from './finding.ts'
import { rowReader } from './read-row.ts'
import type { ReadingContext, ValueReader } from './read-value.ts'
import { type CellValue, type FileProblem, type SheetRow, UnreadableSheet } from './sheet.ts'
import { objectToSwappedColumns } from './swapped-columns.ts'

/** A field of the register and how a sheet's column carries it. */
export interface Column<T> {
  /** Accepted headings; the first is the one our template uses. */
  readonly headings: readonly [string, ...string[]]
  readonly read: ValueReader<T>
  /** `column`: the file must have it and every cell be filled; `cell`: filled if the column is there. */
  readonly mandatory?: 'column' | 'cell'
}

export type Columns = Readonly<Record<string, Column<unknown>>>

/** What the columns of a row yield; a blank cell is undefined. */
export type RowValues<C extends Columns> = {
  readonly [F in keyof C]: C[F] extends Column<infer T> ? T | undefined : never
}

/** A data row with its cells as they stand: what it yields, or every bad cell of it. */
export type TableRow<T> = { readonly row: number; readonly cells: readonly CellValue[] } & (
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly bad: readonly BadCell[] }
)

interface GoodRow<T> {
  readonly row: number
  readonly value: T
}

/** What only shows when all rows have been read. */
export interface TableEnd {
  /** Data rows, good and bad. */
  readonly rows: number
  readonly ignoredColumns: readonly string[]
  readonly warnings: readonly Text[]
  readonly headings: readonly CellValue[]
}

export type ParsedTable<T> =
  | (TableEnd & {
      readonly ok: true
      readonly good: readonly GoodRow<T>[]
      /** Every bad cell, in order of rows; a row may have several. */
      readonly bad: readonly BadCell[]
    })
  | { readonly ok: false; readonly problem: FileProblem }

/**
 * Reads a table as its rows come; it keeps the keys of the rows it has seen and nothing else of them.
 * Both throw UnreadableSheet for a file without the needed columns, or with two exchanged.
 */
export interface TableReader<T> {
  /** The data rows among further rows of the sheet. The first rows are held back until the headings are found. */
  readonly take: (rows: readonly SheetRow[]) => readonly TableRow<T>[]
  /** The rows held back, if any, and what shows at the end. */
  readonly end: () => TableEnd & { readonly last: readonly TableRow<T>[] }
}

/** How a table becomes values of the register. */
export interface TableReading<C extends Columns, T> {
  readonly columns: C
  /**
   * Builds the value; `object` reports a finding about a field that only shows in the row as a whole, `has` says
   * whether the file has the field's column.
   */
  readonly build: (
    values: RowValues<C>,
    object: (field: keyof C & string, finding: Finding) => void,
    has: (field: keyof C & string) => boolean,
  ) => T
  /** Keys by which rows must differ, the fields they are made of (the first is named), and the register's keys. */
  readonly keys: readonly {
    readonly fields: readonly [keyof C & string, ...(keyof C & string)[]]
    readonly keyOf: (value: T) => string | undefined
    readonly existing?: ReadonlySet<string> | undefined
    readonly message: Text
  }[]
}

/** Rows below the headings that show whether two columns are exchanged. */
const rowsCompared = 100

const rowList = (rows: readonly number[]) => rows.slice(0, 5).join('、') + (rows.length > 5 ? '…' : '')

export const tableReader = <C extends Columns, T>(
  context: ReadingContext,
  reading: TableReading<C, T>,
): TableReader<T> => {
  const columns: Columns = reading.columns
  const asides: number[] = []
  const blanks: number[] = []
  let held: readonly SheetRow[] = []
  let headings: Headings | undefined
  let readRow: ((row: SheetRow) => TableRow<T>) | undefined
  let count = 0

  const isData = (found: Headings, sheetRow: SheetRow): boolean => {
    if (isAside(sheetRow, found.cells)) asides.push(sheetRow.row)
    else if (![...found.fields.values()].some(at => sheetRow.cells[at])) blanks.push(sheetRow.row)
    else return true
    return false
  }

  const readData = (rows: readonly SheetRow[]): readonly TableRow<T>[] => {
    const read: TableRow<T>[] = []
    for (const row of rows) if (headings && readRow && isData(headings, row)) read.push(readRow(row))
    count += read.length
    return read
  }

  const begin = (): readonly TableRow<T>[] => {
    const first = held
    held = []
    headings = headingsOf(columns, first)
    const below = first.slice(headings.above)
    objectToSwappedColumns(columns, headings, below, context)
    readRow = rowReader(context, reading, headings)
    return readData(below)
  }

  return {
    take: rows => {
      if (headings) return readData(rows)
      held = [...held, ...rows]
      return held.length < headingRowsSearched + rowsCompared ? [] : begin()
    },
    end: () => {
      const last = headings ? [] : begin()
      const { cells, fields } = headings as Headings
      const used = new Set(fields.values())
      const warnings = Object.entries(columns)
        .filter(([field, column]) => column.mandatory === 'cell' && !fields.has(field))
        .map(
          ([
            ,
            {
              headings: [heading],
            },
          ]): Text => ({
            zh: `表中没有“${heading}”列`,
            en: `There is no column ${heading}`,
          }),
        )
      if (asides.length > 0)
        warnings.push({
          zh: `第${rowList(asides)}行是小标题、说明或重复表头，未作为数据`,
          en: `Rows ${rowList(asides)} are titles, notes or repeated headings and not taken as data`,
        })
      if (blanks.length > 0)
        warnings.push({
          zh: `第${rowList(blanks)}行没有可导入的内容，已跳过`,
          en: `Rows ${rowList(blanks)} hold nothing to import and are skipped`,
        })
      return {
        last,
        rows: count,
        ignoredColumns: cells.flatMap((heading, at) =>
          heading !== null && !used.has(at) ? [heading.trim()] : [],
        ),
        warnings,
        headings: cells,
      }
    },
  }
}

/** Reads a sheet's rows into values; every bad cell is reported, and a file without the needed columns refused. */
export const parseTable = <C extends Columns, T>(
  rows: readonly SheetRow[],
  context: ReadingContext,
  reading: TableReading<C, T>,
): ParsedTable<T> => {
  try {
    const reader = tableReader(context, reading)
    const taken = reader.take(rows)
    const { last, ...end } = reader.end()
    const read = [...taken, ...last]
    return {
      ok: true,
      ...end,
      good: read.flatMap(each => (each.ok ? [{ row: each.row, value: each.value }] : [])),
      bad: read.flatMap(each => (each.ok ? [] : each.bad)),
    }
  } catch (error) {
    if (error instanceof UnreadableSheet) return { ok: false, problem: error.problem }
    throw error
  }
}
