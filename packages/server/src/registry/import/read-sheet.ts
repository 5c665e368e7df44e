import type { ByteSource } from './byte-source.ts'
import { openSheet } from './open-sheet.ts'
import { type SheetResult, type SheetRow, UnreadableSheet } from './sheet.ts'

/** All rows of a workbook (.xlsx) or text table (.csv) at once. Never throws on bad input. */
export const readSheet = (file: ByteSource | Uint8Array, fileName: string): SheetResult => {
  const opening = openSheet(file, fileName)
  if (!opening.ok) return opening
  const rows: SheetRow[] = []
  try {
    for (const chunk of opening.sheet.chunks()) for (const row of chunk.rows) rows.push(row)
  } catch (error) {
    if (error instanceof UnreadableSheet) return { ok: false, problem: error.problem }
    throw error
  }
  return { ok: true, rows }
}
