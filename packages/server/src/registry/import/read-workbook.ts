import { serialDay } from './date-style.ts'
import type { CellValue, SheetRow } from './sheet.ts'
import { damaged } from './sheet.ts'
import { unpackWorkbook } from './unpack-workbook.ts'
import { dateStyles, firstVisibleSheet, sharedStrings, unescapeControls } from './workbook-parts.ts'
import { fillMergedRows, readCells } from './worksheet.ts'

/** Digits as a person would have typed them: Excel stores 109.82 as 109.81999999999999 and may use exponents. */
const digits = (stored: string): string => {
  const number = Number(stored)
  return Number.isFinite(number) && (/[eE]/.test(stored) || stored.length > 15)
    ? String(Number(number.toPrecision(15)))
    : stored
}

/** The rows of an .xlsx workbook's first visible sheet. Throws UnreadableSheet. */
export const readWorkbook = (bytes: Uint8Array): readonly SheetRow[] => {
  const parts = unpackWorkbook(bytes)
  const { path, epoch1904 } = firstVisibleSheet(parts)
  const sheet = parts.get(path)
  if (sheet === undefined) throw damaged()
  const strings = sharedStrings(parts.get('xl/sharedstrings.xml'))
  const isDate = dateStyles(parts.get('xl/styles.xml'))
  const cellValue = (type: string, style: number, text: string): CellValue => {
    switch (type) {
      case 's':
        return strings[Number(text)] ?? null
      case 'n':
        return (isDate[style] && serialDay(Number(text), epoch1904)) || digits(text)
      case 'b':
        return text === '1' ? 'TRUE' : 'FALSE'
      case 'd':
        return text.slice(0, 10)
      default:
        return unescapeControls(text)
    }
  }
  const { rows, merges } = readCells(sheet, cellValue)
  fillMergedRows(rows, merges)
  const spans = new Map<number, number>()
  for (const merge of merges) {
    const span = merge.toColumn - merge.fromColumn + 1
    const cells = rows.get(merge.fromRow)
    const first = cells?.findIndex(value => value !== undefined)
    if (span > 1 && first === merge.fromColumn) spans.set(merge.fromRow, span)
  }
  return [...rows]
    .sort(([one], [other]) => one - other)
    .map(([row, cells]) => {
      const span = spans.get(row)
      return { row, cells: Array.from(cells, value => value ?? null), ...(span && { span }) }
    })
}
