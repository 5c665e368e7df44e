import type { ByteSource } from './byte-source.ts'
import {
  type CellValue,
  type SheetChunk,
  type SheetRow,
  sheetLimits,
  tooManyRows,
  UnreadableSheet,
} from './sheet.ts'
import { decodedPieces, encodingOf } from './text-encoding.ts'

/** The separator that occurs most often outside quotes at the beginning of the file. */
const separatorOf = (text: string): string => {
  const start = text.slice(0, 4000).replace(/"[^"]*"/g, '')
  const count = (separator: string) => start.split(separator).length
  return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best))
}

/** Ways of keeping a text from being taken for a number or a formula in a CSV: ="0123" and a leading apostrophe. */
const plain = (field: string): CellValue => {
  const value = field.replace(/^="(.*)"$/s, '$1').replace(/^'(?=[-+=@0-9A-Z\t\r])/, '')
  return value.trim() === '' ? null : value
}

/** Characters of a record; a cell of Excel holds 32,767, so a longer record is a quote that nobody closed. */
const longestRecord = 2_000_000

const openQuote = (record: number) =>
  new UnreadableSheet(
    'damaged',
    `第${record}行有引号没有闭合，请检查该行后再导入`,
    `A quotation mark in row ${record} is never closed; correct the row and retry`,
  )

/**
 * Takes a CSV apart by RFC 4180, quoted line breaks included, as its text comes. A row's number is that of its record,
 * as Excel shows it. The returned function gives the records that are complete, the last one when it is told so.
 */
const csvParser = () => {
  let separator: string | undefined
  let text = ''
  let record = 1
  let count = 0

  /** The record at a place and where the next begins; undefined if more text must come first. */
  const recordAt = (from: number, last: boolean) => {
    const cells: CellValue[] = []
    let at = from
    for (;;) {
      let field = ''
      if (text[at] === '"') {
        let end = text.indexOf('"', at + 1)
        while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
        // A quote at the very end may be the first of two.
        if (!last && (end < 0 || end + 1 >= text.length)) return undefined
        if (end < 0) end = text.length
        field = text.slice(at + 1, end).replaceAll('""', '"')
        at = Math.min(end + 1, text.length)
      }
      const start = at
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
      // A line break of two characters may be cut in two.
      if (!last && at + 1 >= text.length) return undefined
      field += text.slice(start, at)
      if (cells.length < sheetLimits.columns) cells.push(plain(field))
      if (text[at] !== separator)
        return { cells, next: at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1) }
      at += 1
      if (at >= text.length) return last ? { cells, next: at } : undefined
    }
  }

  return (more: string, last: boolean): readonly SheetRow[] => {
    text += more
    separator ??= separatorOf(text)
    const rows: SheetRow[] = []
    let at = 0
    while (at < text.length) {
      const found = recordAt(at, last)
      if (!found) break
      if (found.cells.some(cell => cell !== null)) {
        if (++count > sheetLimits.rows) throw tooManyRows()
        rows.push({ row: record, cells: found.cells })
      }
      record += 1
      at = found.next
    }
    text = text.slice(at)
    if (text.length > longestRecord) throw openQuote(record)
    return rows
  }
}

/** Opens a text table, whose rows can then be gone through. Throws UnreadableSheet, as going through the rows may. */
export const openCsv = (source: ByteSource): (() => Iterable<SheetChunk>) => {
  const encoding = encodingOf(source)
  return function* () {
    const parse = csvParser()
    for (const { text, done } of decodedPieces(source, encoding))
      yield { rows: parse(text, false), done, total: source.length }
    yield { rows: parse('', true), done: source.length, total: source.length }
  }
}
