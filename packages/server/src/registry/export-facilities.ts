import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { inLots } from '../exports/index.ts'
import type { Platform } from '../platform/platform.ts'
import { type FacilityFilter, facilitiesWanted } from './facility-filter.ts'
import { type FacilitySort, orderOf } from './facility-order.ts'
import { facilityColumns } from './facility-row.ts'
import { type ListedFacility, listed } from './read-facilities.ts'
import { facilities } from './tables.ts'

/** The ids of all facilities that fit on a day (ISO), in the list's order, as one statement sees them. */
export const facilityIds = async (
  { database }: Platform,
  bureau: string,
  day: string,
  filter: FacilityFilter,
  { sort, order }: { readonly sort: FacilitySort; readonly order: 'asc' | 'desc' },
): Promise<readonly string[]> => {
  const direction = order === 'asc' ? asc : desc
  const found = await database
    .select({ id: facilities.id })
    .from(facilities)
    .where(facilitiesWanted(bureau, day, filter))
    .orderBy(direction(orderOf(sort).by), direction(facilities.id))
  return found.map(({ id }) => id)
}

/** Facilities by their ids, lot by lot in the order given; those that are gone meanwhile are left out. */
export const facilitiesInLots = (
  platform: Platform,
  bureau: string,
  day: string,
  ids: readonly string[],
): AsyncGenerator<ListedFacility> =>
  inLots(ids, async lot => {
    const found = await platform.database
      .select(facilityColumns)
      .from(facilities)
      .where(and(eq(facilities.bureau, bureau), sql`${facilities.id} = any(${sql.param(lot)}::text[])`))
    const byId = new Map(found.map(row => [row.id, row]))
    return listed(
      platform,
      bureau,
      day,
      lot.flatMap(id => byId.get(id) ?? []),
    )
  })
