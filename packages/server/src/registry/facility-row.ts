import { getTableColumns } from 'drizzle-orm'
import { facilities } from './tables.ts'

const { search: _search, grams: _grams, searchRevision: _searched, ...columns } = getTableColumns(facilities)

/** All of a facility's columns but those it is found by, which are a third of its row and nobody reads. */
export const facilityColumns = columns

export type FacilityRow = Omit<typeof facilities.$inferSelect, 'search' | 'grams' | 'searchRevision'>
