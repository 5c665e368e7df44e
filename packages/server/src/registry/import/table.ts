import type { Text } from '@mingqian/rules'
import { cleanHeading, headingWithoutHints, saysNothing } from './clean-text.ts'
import type { BadCell, Finding } from './finding.ts'
import type { ReadingContext, ValueReader } from './read-value.ts'
import type { CellValue, FileProblem, SheetRow } from './sheet.ts'

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

interface GoodRow<T> {
  readonly row: number
  readonly value: T
}

export type ParsedTable<T> =
  | {
      readonly ok: true
      /** Data rows, good and bad. */
      readonly rows: number
      readonly good: readonly GoodRow<T>[]
      /** Every bad cell, in order of rows; a row may have several. */
      readonly bad: readonly BadCell[]
      readonly ignoredColumns: readonly string[]
      readonly warnings: readonly Text[]
      readonly headings: readonly CellValue[]
    }
  | { readonly ok: false; readonly problem: FileProblem }

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

const headingRowsSearched = 30

const missing: Finding = {
  problem: 'missing',
  message: { zh: '必填项为空', en: 'a mandatory value is missing' },
  expected: { zh: '填写该项', en: 'a value' },
}

const formulaError: Finding = {
  problem: 'format',
  message: { zh: '单元格公式出错', en: 'the formula of the cell has failed' },
  expected: { zh: '填写数值而不是出错的公式', en: 'a value instead of a failing formula' },
}

/** Field of each column of a row read as headings. Where two columns name one field, the nearer synonym wins. */
const matchHeadings = (columns: Columns, cells: readonly CellValue[]): ReadonlyMap<string, number> => {
  const best = new Map<string, { readonly at: number; readonly rank: number }>()
  cells.forEach((cell, at) => {
    if (cell === null) return
    for (const written of [cleanHeading(cell), headingWithoutHints(cell)]) {
      for (const [field, { headings }] of Object.entries(columns)) {
        const rank = headings.findIndex(heading => cleanHeading(heading) === written)
        if (rank < 0) continue
        const known = best.get(field)
        if (!known || rank < known.rank) best.set(field, { at, rank })
        return
      }
    }
  })
  return new Map([...best].map(([field, { at }]) => [field, at]))
}

/** The row of headings: the first with most known headings, or the lower one of headings on two rows. */
const findHeadings = (columns: Columns, rows: readonly SheetRow[]) => {
  let found: { readonly index: number; readonly fields: ReadonlyMap<string, number> } | undefined
  rows.slice(0, headingRowsSearched).forEach((row, index) => {
    const fields = matchHeadings(columns, row.cells)
    const best = found?.fields.size ?? 1
    if (fields.size > best || (found && index === found.index + 1 && fields.size === best))
      found = { index, fields }
  })
  return found
}

const isFootnote = (cell: string): boolean =>
  /^(?:注|说明|备注|填表|审核|制表|统计|单位负责人|合计|总计|小计)/.test(cell.trim())

/** Rows among the data that carry none: section titles, footnotes, headings repeated on every page. */
const isAside = (row: SheetRow, headings: readonly CellValue[]): boolean => {
  const filled = row.cells.filter(cell => cell !== null)
  const [first] = filled
  if (filled.length === 1 && first !== undefined && (isFootnote(first) || (row.span ?? 1) > 2)) return true
  const repeated = row.cells.filter((cell, at) => cell !== null && cell === headings[at]).length
  return repeated > 2 && repeated === filled.length
}

const rowList = (rows: readonly number[]) => rows.slice(0, 5).join('、') + (rows.length > 5 ? '…' : '')

/** Reads a sheet's rows into values; every bad cell is reported, and a file without the needed columns refused. */
export const parseTable = <C extends Columns, T>(
  rows: readonly SheetRow[],
  context: ReadingContext,
  reading: TableReading<C, T>,
): ParsedTable<T> => {
  const columns: Columns = reading.columns
  const found = findHeadings(columns, rows)
  const needed = Object.values(columns).filter(column => column.mandatory === 'column')
  if (!found) {
    const expected = needed.map(column => column.headings[0])
    return {
      ok: false,
      problem: {
        problem: 'no-headings',
        message: {
          zh: `找不到表头，表头至少应有：${expected.join('、')}`,
          en: `No headings found; at least these are expected: ${expected.join(', ')}`,
        },
        columns: expected,
      },
    }
  }
  const { index: headingIndex, fields } = found
  const headingRow = rows[headingIndex] as SheetRow
  const absent = Object.entries(columns)
    .filter(([field, column]) => column.mandatory === 'column' && !fields.has(field))
    .map(([, column]) => column.headings[0])
  if (absent.length > 0)
    return {
      ok: false,
      problem: {
        problem: 'missing-column',
        message: {
          zh: `第${headingRow.row}行表头缺少：${absent.join('、')}`,
          en: `The headings in row ${headingRow.row} lack: ${absent.join(', ')}`,
        },
        row: headingRow.row,
        columns: absent,
      },
    }

  const headings = headingRow.cells
  const headingOf = (field: string): string => {
    const at = fields.get(field)
    return (at !== undefined && headings[at]?.trim()) || (columns[field]?.headings[0] ?? field)
  }
  const used = new Set(fields.values())
  const good: GoodRow<T>[] = []
  const bad: BadCell[] = []
  const asides: number[] = []
  const blanks: number[] = []
  const seen = reading.keys.map(() => new Map<string, number>())
  let count = 0

  for (const sheetRow of rows.slice(headingIndex + 1)) {
    const { row, cells } = sheetRow
    if (isAside(sheetRow, headings)) {
      asides.push(row)
      continue
    }
    if (![...used].some(at => cells[at] !== null && cells[at] !== undefined)) {
      blanks.push(row)
      continue
    }
    count += 1
    const findings: BadCell[] = []
    const raw = (field: string) => cells[fields.get(field) ?? -1] ?? ''
    const failed = new Set<string>()
    const object = (field: string, { problem, message, expected }: Finding) => {
      failed.add(field)
      findings.push({ row, column: headingOf(field), value: raw(field), problem, message, expected })
    }
    const values: Record<string, unknown> = {}
    for (const [field, column] of Object.entries(columns)) {
      const written = raw(field)
      if (written === '' || saysNothing(written)) {
        if (column.mandatory && fields.has(field)) object(field, missing)
        continue
      }
      if (/^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(written)) {
        object(field, formulaError)
        continue
      }
      const result = column.read(written, context)
      if (result.ok) values[field] = result.value
      else object(field, result)
    }
    const value = reading.build(values as RowValues<C>, object, field => fields.has(field))
    reading.keys.forEach(({ fields, keyOf, existing, message }, at) => {
      // A key is compared even if another cell of the row is wrong, so that one correction suffices.
      if (fields.some(field => failed.has(field))) return
      const [field] = fields
      const key = keyOf(value)
      if (key === undefined) return
      const first = seen[at]?.get(key)
      if (first !== undefined)
        object(field, {
          problem: 'duplicate',
          message: { zh: `与第${first}行重复：${message.zh}`, en: `same as row ${first}: ${message.en}` },
          expected: { zh: '每个对象只列一行', en: 'one row for each' },
        })
      else {
        seen[at]?.set(key, row)
        if (existing?.has(key))
          object(field, {
            problem: 'duplicate',
            message: { zh: `名录库中已有：${message.zh}`, en: `already in the register: ${message.en}` },
            expected: { zh: '尚未入库的对象', en: 'one that is not in the register yet' },
          })
      }
    })
    if (findings.length > 0) bad.push(...findings)
    else good.push({ row, value })
  }

  const warnings = Object.entries(columns)
    .filter(([field, column]) => column.mandatory === 'cell' && !fields.has(field))
    .map(([, column]): Text => {
      const [heading] = column.headings
      return { zh: `表中没有“${heading}”列`, en: `There is no column ${heading}` }
    })
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
    ok: true,
    rows: count,
    good,
    bad,
    ignoredColumns: headings.flatMap((heading, at) =>
      heading !== null && !used.has(at) ? [heading.trim()] : [],
    ),
    warnings,
    headings,
  }
}
