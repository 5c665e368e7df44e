import { readXml } from './read-xml.ts'
import { type CellValue, damaged, sheetLimits, tooManyRows } from './sheet.ts'

/** Zero-based column of a reference such as AB12, or -1. */
const columnOf = (reference: string): number => {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}

const rowOf = (reference: string): number => Number(/[0-9]+$/.exec(reference)?.[0] ?? 0)

/** A merged range; rows as the sheet numbers them, columns from 0. */
interface Merge {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

const parseMerge = (reference: string): Merge => {
  const [from = '', to = from] = reference.split(':')
  return { fromRow: rowOf(from), toRow: rowOf(to), fromColumn: columnOf(from), toColumn: columnOf(to) }
}

/** Rows with values, and merged ranges, of a worksheet part. Sparse: a lone cell far below costs nothing. */
export const readCells = (
  xml: string,
  cellValue: (type: string, style: number, text: string) => CellValue,
) => {
  const rows = new Map<number, (CellValue | undefined)[]>()
  const merges: Merge[] = []
  let row = 0
  let column = -1
  let cells: (CellValue | undefined)[] = []
  let type = 'n'
  let style = 0
  let text = ''
  let collecting = false
  let inPhonetic = false
  readXml(xml, {
    open: (name, attribute) => {
      if (name === 'row') {
        row = Number(attribute('r') ?? row + 1)
        column = -1
        cells = rows.get(row) ?? []
      } else if (name === 'c') {
        const reference = attribute('r')
        column = reference ? columnOf(reference) : column + 1
        type = attribute('t') ?? 'n'
        style = Number(attribute('s') ?? 0)
        text = ''
      } else if (name === 'rPh') inPhonetic = true
      else if (name === 'v' || name === 't') collecting = !inPhonetic
      else if (name === 'mergeCell' && merges.length < sheetLimits.rows)
        merges.push(parseMerge(attribute('ref') ?? ''))
    },
    text: found => {
      if (collecting) text += found
    },
    close: name => {
      if (name === 'v' || name === 't') collecting = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'c' && text !== '' && column >= 0 && column < sheetLimits.columns) {
        const value = cellValue(type, style, text)
        if (value === null || value.trim() === '') return
        cells[column] = value
        if (!rows.has(row)) rows.set(row, cells)
        if (rows.size > sheetLimits.rows) throw tooManyRows()
      }
    },
  })
  return { rows, merges }
}

/**
 * Fills a value merged downwards into the rows below it, as a reader sees it (a street over its facilities).
 * Only rows that hold something of their own are filled; a value merged sideways stays where it is.
 */
export const fillMergedRows = (
  rows: Map<number, (CellValue | undefined)[]>,
  merges: readonly Merge[],
): void => {
  const present = [...rows.keys()].sort((a, b) => a - b)
  // Merged ranges never overlap in a sound file, so each row and column is filled at most once.
  let fillable = present.length * sheetLimits.columns
  for (const { fromRow, toRow, fromColumn } of merges) {
    const value = toRow > fromRow ? rows.get(fromRow)?.[fromColumn] : undefined
    if (value === undefined) continue
    let low = 0
    let high = present.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((present[middle] ?? 0) <= fromRow) low = middle + 1
      else high = middle
    }
    for (let index = low; index < present.length && (present[index] ?? 0) <= toRow; index++) {
      if (--fillable < 0) throw damaged()
      const cells = rows.get(present[index] ?? 0)
      if (cells && cells[fromColumn] === undefined) cells[fromColumn] = value
    }
  }
}
