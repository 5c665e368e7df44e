import type { ByteSource } from './byte-source.ts'
import { serialDay } from './date-style.ts'
import { findMerges } from './merged-cells.ts'
import { type CellValue, damaged, type SheetChunk, type SheetRow } from './sheet.ts'
import { openWorkbookParts, type WorkbookParts } from './unpack-workbook.ts'
import { dateStyles, firstVisibleSheet, sharedStrings, unescapeControls } from './workbook-parts.ts'
import { readRows } from './worksheet.ts'

/** Digits as a person would have typed them: Excel stores 109.82 as 109.81999999999999 and may use exponents. */
const digits = (stored: string): string => {
  const number = Number(stored)
  return Number.isFinite(number) && (/[eE]/.test(stored) || stored.length > 15)
    ? String(Number(number.toPrecision(15)))
    : stored
}

const cellReader = (parts: WorkbookParts, epoch1904: boolean) => {
  const strings = sharedStrings(parts)
  const isDate = dateStyles(parts)
  return (type: string, style: number, text: string): CellValue => {
    switch (type) {
      case 's':
        return strings.get(Number(text)) ?? null
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
}

const rowsAtATime = 500

/**
 * Opens an .xlsx workbook's first visible sheet, whose rows can then be gone through. All of the file has been unpacked
 * once by then, so a damaged one is known before its first row. Throws UnreadableSheet, as going through the rows may.
 */
export const openWorkbook = (source: ByteSource): (() => Iterable<SheetChunk>) => {
  const parts = openWorkbookParts(source)
  const { path, epoch1904 } = firstVisibleSheet(parts)
  const total = parts.size(path)
  if (total === undefined) throw damaged()
  const merges = findMerges(parts.pieces(path))
  const cellValue = cellReader(parts, epoch1904)
  return function* () {
    let done = 0
    const counted = function* () {
      for (const piece of parts.pieces(path)) {
        done += piece.length
        yield piece
      }
    }
    let rows: SheetRow[] = []
    for (const group of readRows(counted(), merges, cellValue)) {
      for (const row of group) rows.push(row)
      if (rows.length < rowsAtATime && done < total) continue
      yield { rows, done, total }
      rows = []
    }
    if (rows.length > 0) yield { rows, done, total }
  }
}
