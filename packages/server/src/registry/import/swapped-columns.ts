import { saysNothing } from './clean-text.ts'
import type { Headings } from './find-headings.ts'
import type { ReadingContext } from './read-value.ts'
import { type SheetRow, UnreadableSheet } from './sheet.ts'
import type { Column, Columns } from './table.ts'

/** Fewer rows may be wrong by chance. */
const fewestRows = 3
const most = 0.8
const few = 0.2

const shareRead = (cells: readonly string[], column: Column<unknown>, context: ReadingContext): number =>
  cells.filter(cell => column.read(cell, context).ok).length / cells.length

/**
 * Throws UnreadableSheet if two columns hold each other's values: most of their cells can be read once exchanged and
 * few as they stand. If only one of them can't be read as it stands (free text takes anything), its values must also
 * differ from row to row, for a column may be filled with one wrong word throughout.
 */
export const objectToSwappedColumns = (
  columns: Columns,
  headings: Headings,
  rows: readonly SheetRow[],
  context: ReadingContext,
): void => {
  const candidates = [...headings.fields].flatMap(([field, at]) => {
    const column = columns[field]
    const filled = rows.flatMap(({ row, cells }) => {
      const cell = cells[at]
      return cell && !saysNothing(cell) ? [{ row, cell }] : []
    })
    if (!column || filled.length < fewestRows) return []
    const cells = filled.map(({ cell }) => cell)
    const varied = new Set(cells).size > cells.length / 2
    return [{ field, column, cells, first: filled[0], varied, right: shareRead(cells, column, context) }]
  })
  for (const wrong of candidates) {
    if (wrong.right > few) continue
    for (const other of candidates) {
      if (other === wrong || !(other.right <= few || wrong.varied)) continue
      if (shareRead(wrong.cells, other.column, context) < most) continue
      if (shareRead(other.cells, wrong.column, context) < most) continue
      const [one, two] = [headings.of(wrong.field), headings.of(other.field)]
      throw new UnreadableSheet(
        'swapped-columns',
        `“${one}”和“${two}”两列的内容看起来填反了（如第${wrong.first?.row}行“${one}”为“${wrong.first?.cell}”），请对调后重新导入`,
        `The columns ${one} and ${two} look swapped (row ${wrong.first?.row} has “${wrong.first?.cell}” under ${one}); exchange them and retry`,
        { columns: [one, two] },
      )
    }
  }
}
