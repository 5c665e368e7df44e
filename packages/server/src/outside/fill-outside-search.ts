import { eq } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import { fillSearch } from '../search/index.ts'
import { outsideVisits } from './tables.ts'
import { theVisit, visitSearch } from './visit-row.ts'

/** @see fillSearch */
export const fillOutsideSearch = (database: Database): Promise<void> =>
  fillSearch(
    database,
    (rows, limit) => rows.select().from(outsideVisits).where(eq(outsideVisits.search, '')).limit(limit),
    (rows, row) =>
      rows
        .update(outsideVisits)
        .set(visitSearch(row.facility, row.reference))
        .where(theVisit(row.bureau, row.id)),
  )
