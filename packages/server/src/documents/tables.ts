import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { size, tableLine, textWidth } from './gb-t-9704.ts'
import type { Column, Table as TableBlock } from './official-document.ts'
import { fixed, run } from './paragraphs.ts'

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

/** Whole twips that sum up to the text width, so that no program has to guess. */
const columnWidths = (columns: readonly Column[]): number[] => {
  const parts = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((textWidth * width) / parts))
  const rest = textWidth - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width, at) => (at === 0 ? width + rest : width))
}

/** Tables up to this length stay on one page. */
const rowsKeptWhole = 14

/** A table as wide as the text area, whose head is repeated on every page and whose rows stay whole. */
export const dataTable = ({ columns, rows, total }: TableBlock): Table => {
  const widths = columnWidths(columns)
  const whole = rows.length <= rowsKeptWhole
  const cell = (text: string, at: number, strong: boolean, keepNext: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { top: 40, bottom: 40, left: 60, right: 60 },
      children: [
        new Paragraph({
          keepNext,
          alignment: strong ? AlignmentType.CENTER : alignments[columns[at]?.align ?? 'left'],
          spacing: fixed(tableLine),
          children: [run(text, strong ? 'first' : 'body', { size: size.table })],
        }),
      ],
    })
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, at) => cell(title, at, true, true)),
      }),
      ...rows.map((row, nth) => {
        const last = nth === rows.length - 1
        return new TableRow({
          cantSplit: true,
          children: row.map((text, at) => cell(text, at, total === true && last, whole && !last)),
        })
      }),
    ],
  })
}
