import type { Sheet } from './sheet.ts'

/** What a spreadsheet would take for a formula when it opens the file. */
const formula = /^[=+\-@\t\r]/

/** Digits that a spreadsheet would round to fifteen. */
const longNumber = /^\d{12,}$/

const cell = (value: string | number | null): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // A tab before them keeps such cells what they are, texts; whoever reads the file trims it.
  const text = formula.test(value) || longNumber.test(value) ? `\t${value}` : value
  return /[",\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (cells: readonly (string | number | null)[]) => `${cells.map(cell).join(',')}\r\n`

/** A sheet as CSV (RFC 4180) in UTF-8, with the byte order mark by which Excel knows that. */
export const writeCsv = async function* ({ columns, rows }: Sheet): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(`\uFEFF${line(columns.map(column => column.title))}`)
  for await (const lot of rows) yield encoder.encode(lot.map(line).join(''))
}
