import type { Language } from '../text.ts'
import { type ExportColumn, type Rows, shown } from './columns.ts'
import { inPieces } from './in-pieces.ts'

/** A text that a spreadsheet would run as a formula (CWE-1236); the apostrophe keeps it text, and is not shown. */
const asText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** A field by RFC 4180, 2.5 to 2.7. */
const field = (value: string | number | undefined): string => {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = asText(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const record = (values: readonly (string | number | undefined)[]): string =>
  `${values.map(field).join(',')}\r\n`

/** A CSV as Excel and WPS open it without a question: UTF-8 with its mark, CRLF, quoted by RFC 4180. */
export async function* writeCsv<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: Rows<Row>,
  language: Language,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(`\ufeff${record(columns.map(({ title }) => title[language]))}`)
  const pieces = inPieces(rows, row => record(columns.map(column => shown(column, row, language))))
  for await (const piece of pieces) yield encoder.encode(piece)
}
