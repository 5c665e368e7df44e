import type { Language, Text } from '../text.ts'

/**
 * A column of an exported table. `text` stays text whatever it looks like (credit codes, telephone numbers); `number` and
 * `day` (an ISO day) are a spreadsheet's own numbers and dates, which it can sort and reckon with.
 */
export type ExportColumn<Row> = {
  readonly title: Text
  /** In characters. */
  readonly width: number
} & (
  | { readonly kind?: 'text'; readonly of: (row: Row) => Text | string | null | undefined }
  | { readonly kind: 'day'; readonly of: (row: Row) => string | null | undefined }
  | { readonly kind: 'number'; readonly of: (row: Row) => number | null | undefined }
)

export type Rows<Row> = Iterable<Row> | AsyncIterable<Row>

/** What a cell shows; undefined if it is empty. */
export const shown = <Row>(
  column: ExportColumn<Row>,
  row: Row,
  language: Language,
): string | number | undefined => {
  const value = column.of(row)
  if (value === null || value === undefined || value === '') return undefined
  return typeof value === 'object' ? value[language] : value
}
