import type { Text } from '@mingqian/rules'

/** What a cell holds, as text: digits as typed, dates as ISO days, null for an empty cell. */
export type CellValue = string | null

/** A row that holds something, under the number that the sheet itself shows beside it. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly CellValue[]
  /** Columns that the row's first value is merged over; a title or a note spans several. */
  readonly span?: number
}

/** Why a file as a whole cannot be imported. */
export interface FileProblem {
  readonly problem:
    | 'empty'
    | 'too-large'
    | 'too-many-rows'
    | 'old-format'
    | 'not-a-workbook'
    | 'damaged'
    | 'encoding'
    | 'no-headings'
    | 'missing-column'
  readonly message: Text
  /** Row and columns for a missing column. */
  readonly row?: number
  readonly columns?: readonly string[]
}

export type SheetResult =
  | { readonly ok: true; readonly rows: readonly SheetRow[] }
  | { readonly ok: false; readonly problem: FileProblem }

/** Limits that keep a hostile or careless file from taking the server down. */
export const sheetLimits = {
  fileBytes: 32_000_000,
  unpackedBytes: 200_000_000,
  rows: 200_000,
  columns: 256,
} as const

/** Thrown inside the readers only; `readSheet` turns it into an answer. */
export class UnreadableSheet extends Error {
  readonly problem: FileProblem
  constructor(problem: FileProblem['problem'], zh: string, en: string) {
    super(en)
    this.problem = { problem, message: { zh, en } }
  }
}

export const damaged = () =>
  new UnreadableSheet(
    'damaged',
    '文件已损坏或不完整，请重新保存后再导入',
    'The file is damaged or incomplete; save it again and retry',
  )

export const tooManyRows = () =>
  new UnreadableSheet(
    'too-many-rows',
    `数据超过${sheetLimits.rows}行，请分成几个文件导入`,
    `More than ${sheetLimits.rows} rows; import in several files`,
  )
