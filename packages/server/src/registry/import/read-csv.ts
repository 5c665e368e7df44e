import { type CellValue, type SheetRow, sheetLimits, tooManyRows, UnreadableSheet } from './sheet.ts'

/** Text of a CSV: UTF-8 or UTF-16 by its mark, else UTF-8 if it is that, else GB18030 as Chinese Excel saves it. */
const decodeText = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\u0000')) return text
    } catch {
      // Not in this encoding; the next one is tried.
    }
  }
  throw new UnreadableSheet(
    'encoding',
    '文件不是文本表格，或编码无法识别（支持UTF-8和GB18030）',
    'Not a text table, or in an unknown encoding (UTF-8 and GB18030 are read)',
  )
}

/** The separator that occurs most often outside quotes at the beginning of the file. */
const separatorOf = (text: string): string => {
  const start = text.slice(0, 4000).replace(/"[^"]*"/g, '')
  const count = (separator: string) => start.split(separator).length
  return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best))
}

/** Excel's ways of keeping digits as text in a CSV: ="0123" and a leading apostrophe. */
const plain = (field: string): CellValue => {
  const value = field.replace(/^="(.*)"$/s, '$1').replace(/^'(?=[0-9A-Z])/, '')
  return value.trim() === '' ? null : value
}

/** Rows of a CSV by RFC 4180, quoted line breaks included. A row's number is that of its record, as Excel shows it. */
export const readCsv = (bytes: Uint8Array): readonly SheetRow[] => {
  const text = decodeText(bytes)
  const separator = separatorOf(text)
  const rows: SheetRow[] = []
  let cells: CellValue[] = []
  let record = 1
  let at = 0
  const endRecord = () => {
    if (cells.some(cell => cell !== null)) rows.push({ row: record, cells })
    if (rows.length > sheetLimits.rows) throw tooManyRows()
    cells = []
    record += 1
  }
  while (at < text.length) {
    let field = ''
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1)
      while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
      if (end < 0) end = text.length
      field = text.slice(at + 1, end).replaceAll('""', '"')
      at = Math.min(end + 1, text.length)
    }
    const start = at
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
    field += text.slice(start, at)
    if (cells.length < sheetLimits.columns) cells.push(plain(field))
    if (text[at] === separator) {
      at += 1
      if (at < text.length) continue
    } else if (text[at] === '\r' && text[at + 1] === '\n') at += 2
    else at += 1
    endRecord()
  }
  return rows
}
