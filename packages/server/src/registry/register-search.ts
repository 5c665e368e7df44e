import { and, eq } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import { fillSearch, type SearchColumns, searchColumns } from '../search/index.ts'
import type { FacilityRow } from './facility-row.ts'
import { facilities, inspectors } from './tables.ts'

/** What a facility is found by; to be written with whatever changes one of these. */
export const facilitySearch = (
  facility: Pick<FacilityRow, 'id' | 'name' | 'creditCode' | 'address'> & {
    readonly formerNames: readonly string[]
  },
): SearchColumns =>
  searchColumns(
    [facility.name, ...facility.formerNames],
    [facility.id, facility.creditCode, facility.address],
  )

/** What an inspector is found by. */
export const inspectorSearch = (
  inspector: Pick<typeof inspectors.$inferInsert, 'id' | 'name' | 'certificate' | 'unit'>,
): SearchColumns =>
  searchColumns([inspector.name], [inspector.id, inspector.certificate, inspector.unit ?? ''])

/** @see fillSearch */
export const fillRegisterSearch = async (database: Database): Promise<void> => {
  await fillSearch(
    database,
    (rows, limit) => rows.select().from(facilities).where(eq(facilities.search, '')).limit(limit),
    (rows, row) =>
      rows
        .update(facilities)
        .set(facilitySearch(row))
        .where(and(eq(facilities.bureau, row.bureau), eq(facilities.id, row.id))),
  )
  await fillSearch(
    database,
    (rows, limit) => rows.select().from(inspectors).where(eq(inspectors.search, '')).limit(limit),
    (rows, row) =>
      rows
        .update(inspectors)
        .set(inspectorSearch(row))
        .where(and(eq(inspectors.bureau, row.bureau), eq(inspectors.id, row.id))),
  )
}
