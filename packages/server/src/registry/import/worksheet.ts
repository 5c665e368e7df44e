import type { Merge } from './merged-cells.ts'
import { columnOf, mergeFiller } from './merged-cells.ts'
import { walkXml } from './read-xml.ts'
import { type CellValue, damaged, type SheetRow, sheetLimits, tooManyRows } from './sheet.ts'

/**
 * Rows with values of a worksheet part, in groups as its pieces come; a group may be empty. A lone cell far below
 * costs nothing, and a row that is only formatted is none.
 */
export function* readRows(
  pieces: Iterable<Uint8Array>,
  merges: readonly Merge[],
  cellValue: (type: string, style: number, text: string) => CellValue,
): Generator<readonly SheetRow[]> {
  const fill = mergeFiller(merges)
  let rows: SheetRow[] = []
  let count = 0
  let row = 0
  let column = -1
  let cells: (CellValue | undefined)[] = []
  let type = 'n'
  let style = 0
  let text = ''
  let collecting = false
  let inPhonetic = false

  const endRow = () => {
    if (cells.length === 0) return
    if (++count > sheetLimits.rows) throw tooManyRows()
    const span = fill(row, cells)
    rows.push({ row, cells: Array.from(cells, value => value ?? null), ...(span && { span }) })
    cells = []
  }

  const walk = walkXml(pieces, {
    open: (name, attribute) => {
      if (name === 'row') {
        const number = Number(attribute('r') ?? row + 1)
        // Rows stand in their order (ECMA-376, 18.3.1.73); Excel takes a file for damaged in which they do not.
        if (!(number > row)) throw damaged()
        row = number
        column = -1
      } else if (name === 'c') {
        const reference = attribute('r')
        column = reference ? columnOf(reference) : column + 1
        type = attribute('t') ?? 'n'
        style = Number(attribute('s') ?? 0)
        text = ''
      } else if (name === 'rPh') inPhonetic = true
      else if (name === 'v' || name === 't') collecting = !inPhonetic
    },
    text: found => {
      if (collecting) text += found
    },
    close: name => {
      if (name === 'v' || name === 't') collecting = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'c' && text !== '' && column >= 0 && column < sheetLimits.columns) {
        const value = cellValue(type, style, text)
        if (value !== null && value.trim() !== '') cells[column] = value
      } else if (name === 'row') endRow()
    },
  })
  for (const _ of walk) {
    yield rows
    rows = []
  }
}
