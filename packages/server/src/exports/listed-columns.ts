import { z } from '@hono/zod-openapi'
import type { Text } from '../platform/text.ts'
import { exportQuery } from '../platform/workbooks/answer-rows.ts'
import type { ExportColumn } from '../platform/workbooks/columns.ts'

/** A column of a list as a table shows it; `key` is its name in the list's address, its views and its column choice. */
export type ListedColumn<Row> = ExportColumn<Row> & { readonly key: string }

/** What an exported list is asked with beside its own filters: the format, and the columns in their order. */
export const listExportQuery = {
  ...exportQuery.shape,
  columns: z
    .string()
    .max(1000)
    .regex(/^[A-Za-z,]*$/)
    .default('')
    .transform(names => names.split(',').filter(name => name !== '')),
}

/** The columns named, in that order; all of them where none is named that there is. */
export const chosenColumns = <Row>(
  columns: readonly ListedColumn<Row>[],
  keys: readonly string[],
): readonly ListedColumn<Row>[] => {
  const chosen = keys.flatMap(key => columns.filter(column => column.key === key))
  return chosen.length > 0 ? chosen : columns
}

/** Makes the columns of one kind of row: what they are called in both languages, how wide, and what they show. */
export const columnsFor = <Row>() => ({
  text: (
    key: string,
    zh: string,
    en: string,
    width: number,
    of: (row: Row) => Text | string | null,
  ): ListedColumn<Row> => ({ key, title: { zh, en }, width, of }),
  /** ISO days. */
  day: (key: string, zh: string, en: string, of: (row: Row) => string | null): ListedColumn<Row> => ({
    key,
    title: { zh, en },
    width: 14,
    kind: 'day',
    of,
  }),
  number: (
    key: string,
    zh: string,
    en: string,
    width: number,
    of: (row: Row) => number | null,
  ): ListedColumn<Row> => ({ key, title: { zh, en }, width, kind: 'number', of }),
})
