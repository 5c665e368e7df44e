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
    | 'encrypted'
    | 'not-a-workbook'
    | 'damaged'
    | 'encoding'
    | 'no-headings'
    | 'missing-column'
    | 'swapped-columns'
  readonly message: Text
  /** Row of the headings and the columns that are missing or swapped. */
  readonly row?: number
  readonly columns?: readonly string[]
}

export type SheetResult =
  | { readonly ok: true; readonly rows: readonly SheetRow[] }
  | { readonly ok: false; readonly problem: FileProblem }

/** Limits that keep a hostile or careless file from taking the server down. */
export const sheetLimits = {
  fileBytes: 50_000_000,
  /** A worksheet is read piece by piece and may be large; what else is read is kept. */
  worksheetBytes: 800_000_000,
  partBytes: 200_000_000,
  rows: 200_000,
  columns: 256,
} as const

/** Rows of a sheet in their order, and how far the reading has come. */
export interface SheetChunk {
  readonly rows: readonly SheetRow[]
  /** Bytes read so far of all the bytes there are, for a progress bar. */
  readonly done: number
  readonly total: number
}

/** Thrown while a file is read; `openSheet`, `readSheet` and `parseTable` turn it into an answer. */
export class UnreadableSheet extends Error {
  readonly problem: FileProblem
  constructor(
    problem: FileProblem['problem'],
    zh: string,
    en: string,
    place: Pick<FileProblem, 'row' | 'columns'> = {},
  ) {
    super(en)
    this.problem = { problem, message: { zh, en }, ...place }
  }
}

export const damaged = () =>
  new UnreadableSheet(
    'damaged',
    '文件已损坏或不完整，请重新保存后再导入',
    'The file is damaged or incomplete; save it again and retry',
  )

export const encrypted = () =>
  new UnreadableSheet(
    'encrypted',
    '工作簿设有打开密码，请在Excel或WPS中取消密码、另存为.xlsx后再导入',
    'The workbook is protected by a password; remove it, save as .xlsx and retry',
  )

export const tooManyRows = () =>
  new UnreadableSheet(
    'too-many-rows',
    `数据超过${sheetLimits.rows}行，请分成几个文件导入`,
    `More than ${sheetLimits.rows} rows; import in several files`,
  )
