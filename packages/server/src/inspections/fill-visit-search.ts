import { eq } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import { fillSearch } from '../search/index.ts'
import { recordAt } from './find-record.ts'
import { records } from './tables.ts'
import { visitSearch } from './visit.ts'

/** @see fillSearch */
export const fillVisitSearch = (database: Database): Promise<void> =>
  fillSearch(
    database,
    (rows, limit) =>
      rows
        .select({
          bureau: records.bureau,
          drawId: records.drawId,
          index: records.index,
          facility: records.facility,
        })
        .from(records)
        .where(eq(records.search, ''))
        .limit(limit),
    (rows, row) => rows.update(records).set(visitSearch(row.facility)).where(recordAt(row)),
  )
