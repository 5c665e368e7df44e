import type { Language, Text } from '../platform/text.ts'

/** What a cell shows: a text, a number, a word in the reader's language, or nothing. */
export type Cell = string | number | Text | null

/** A column of a list as a sheet shows it; `key` is its name in the list's address. */
export type SheetColumn<Row> = {
  readonly key: string
  readonly title: Text
  /** In characters. */
  readonly width: number
  readonly of: (row: Row) => Cell
}

/** A sheet that is written as its rows come: none of it is held. */
export type Sheet = {
  readonly title: string
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: AsyncIterable<readonly (readonly (string | number | null)[])[]>
}

export const sheetFormats = ['xlsx', 'csv'] as const
export type SheetFormat = (typeof sheetFormats)[number]

const said = (cell: Cell, language: Language): string | number | null =>
  cell === null || typeof cell !== 'object' ? cell : cell[language]

/** The columns named, in that order; all of them where none is named that there is. */
export const chosenColumns = <Row>(
  columns: readonly SheetColumn<Row>[],
  keys: readonly string[],
): readonly SheetColumn<Row>[] => {
  const chosen = keys.flatMap(key => columns.filter(column => column.key === key))
  return chosen.length > 0 ? chosen : columns
}

/** Rows that come in lots, as a sheet in one language. */
export const sheetOf = <Row>(
  title: string,
  columns: readonly SheetColumn<Row>[],
  lots: AsyncIterable<readonly Row[]>,
  language: Language,
): Sheet => ({
  title,
  columns: columns.map(column => ({ title: column.title[language], width: column.width })),
  rows: (async function* () {
    for await (const lot of lots) yield lot.map(row => columns.map(column => said(column.of(row), language)))
  })(),
})
