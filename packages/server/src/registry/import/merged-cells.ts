import { type CellValue, damaged, sheetLimits } from './sheet.ts'

/** A merged range; rows as the sheet numbers them, columns from 0. */
export interface Merge {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

/** Zero-based column of a reference such as AB12, or -1. */
export const columnOf = (reference: string): number => {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}

const rowOf = (reference: string): number => Number(/[0-9]+$/.exec(reference)?.[0] ?? 0)

const parseMerge = (reference: string): Merge => {
  const [from = '', to = from] = reference.split(':')
  return { fromRow: rowOf(from), toRow: rowOf(to), fromColumn: columnOf(from), toColumn: columnOf(to) }
}

const longestTag = 1000

/** In text a `<` is always escaped, so this matches tags alone. */
const mergeTag = /<(?:[\w.-]+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([A-Z0-9:]+)["']/g

/**
 * The merged ranges of a worksheet part, in order of their first rows. They stand behind the rows but are needed to
 * read them, so the part is gone through once for them alone: its bytes are searched, not walked as XML.
 */
export const findMerges = (pieces: Iterable<Uint8Array>): readonly Merge[] => {
  const merges: Merge[] = []
  const decoder = new TextDecoder()
  let before: Uint8Array = new Uint8Array()
  let text: string | undefined
  for (const piece of pieces) {
    if (text === undefined) {
      const bytes = Buffer.concat([before, piece])
      const at = bytes.indexOf('mergeCell')
      before = bytes.subarray(-9)
      if (at < 0) continue
      text = decoder.decode(bytes.subarray(at), { stream: true })
    } else text += decoder.decode(piece, { stream: true })
    for (const [, reference = ''] of text.matchAll(mergeTag)) {
      if (merges.length < sheetLimits.rows) merges.push(parseMerge(reference))
    }
    const tag = text.lastIndexOf('<')
    text = tag > text.lastIndexOf('>') ? text.slice(tag, tag + longestTag) : ''
  }
  return merges.sort((one, other) => one.fromRow - other.fromRow)
}

type Cells = (CellValue | undefined)[]

/** Excel refuses ranges that overlap; another program may write one twice, but not thousands. */
const mostOverlaps = 1000

/**
 * Fills a value merged downwards into the rows below it, as a reader sees it (a street over its facilities), and says
 * over how many columns a row's first value is merged. Rows come in their order, and only rows that hold something of
 * their own; a value merged sideways stays where it is.
 */
export const mergeFiller = (merges: readonly Merge[]) => {
  const open = new Map<number, { readonly toRow: number; readonly value: CellValue }>()
  let next = 0
  let overlaps = 0
  return (row: number, cells: Cells): number | undefined => {
    for (const [column, { toRow, value }] of open) {
      if (row > toRow) open.delete(column)
      else cells[column] ??= value
    }
    let span: number | undefined
    const first = cells.findIndex(value => value !== undefined)
    for (; (merges[next]?.fromRow ?? Number.POSITIVE_INFINITY) <= row; next++) {
      const { fromRow, toRow, fromColumn, toColumn } = merges[next] as Merge
      if (fromRow < row) continue
      const width = toColumn - fromColumn + 1
      if (width > 1 && first === fromColumn) span = width
      const value = toRow > fromRow ? cells[fromColumn] : undefined
      if (value === undefined) continue
      if (open.has(fromColumn) && ++overlaps > mostOverlaps) throw damaged()
      else open.set(fromColumn, { toRow, value })
    }
    return span
  }
}
