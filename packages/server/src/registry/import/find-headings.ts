import { cleanHeading, headingWithoutHints } from './clean-text.ts'
import { type CellValue, type SheetRow, UnreadableSheet } from './sheet.ts'
import type { Columns } from './table.ts'

/** Rows from the top among which the headings are looked for. */
export const headingRowsSearched = 30

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

/** The headings of a table, and where it has each field. */
export interface Headings {
  /** How many rows stand above the data, the headings included. */
  readonly above: number
  readonly cells: readonly CellValue[]
  readonly fields: ReadonlyMap<string, number>
  /** A field's heading as written. */
  readonly of: (field: string) => string
}

/** The headings among a table's first rows. Throws UnreadableSheet if there are none, or a needed one is missing. */
export const headingsOf = (columns: Columns, rows: readonly SheetRow[]): Headings => {
  const found = findHeadings(columns, rows)
  if (!found) {
    const expected = Object.values(columns)
      .filter(column => column.mandatory === 'column')
      .map(column => column.headings[0])
    throw new UnreadableSheet(
      'no-headings',
      `找不到表头，表头至少应有：${expected.join('、')}`,
      `No headings found; at least these are expected: ${expected.join(', ')}`,
      { columns: expected },
    )
  }
  const { index, fields } = found
  const { row, cells } = rows[index] as SheetRow
  const absent = Object.entries(columns)
    .filter(([field, column]) => column.mandatory === 'column' && !fields.has(field))
    .map(([, column]) => column.headings[0])
  if (absent.length > 0)
    throw new UnreadableSheet(
      'missing-column',
      `第${row}行表头缺少：${absent.join('、')}`,
      `The headings in row ${row} lack: ${absent.join(', ')}`,
      { row, columns: absent },
    )
  const of = (field: string): string => {
    const at = fields.get(field)
    return (at !== undefined && cells[at]?.trim()) || (columns[field]?.headings[0] ?? field)
  }
  return { above: index + 1, cells, fields, of }
}

const isFootnote = (cell: string): boolean =>
  /^(?:注|说明|备注|填表|审核|制表|统计|单位负责人|合计|总计|小计)/.test(cell.trim())

/** Rows among the data that carry none: section titles, footnotes, headings repeated on every page. */
export const isAside = (row: SheetRow, headings: readonly CellValue[]): boolean => {
  const filled = row.cells.filter(cell => cell !== null)
  const [first] = filled
  if (filled.length === 1 && first !== undefined && (isFootnote(first) || (row.span ?? 1) > 2)) return true
  const repeated = row.cells.filter((cell, at) => cell !== null && cell === headings[at]).length
  return repeated > 2 && repeated === filled.length
}
