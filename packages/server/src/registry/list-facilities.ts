import { and, asc, desc, eq, inArray, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { Platform } from '../platform/platform.ts'
import { type FacilityFilter, facilitiesWanted } from './facility-filter.ts'
import { type FacilitySort, orderOf } from './facility-order.ts'
import { type FacilityRow, facilityColumns } from './facility-row.ts'
import { cleanCode, cleanText } from './import/clean-text.ts'
import { listed } from './read-facilities.ts'
import { isKey } from './search-text.ts'
import { facilities } from './tables.ts'

type FacilityList = FacilityFilter & {
  readonly sort: FacilitySort
  readonly order: 'asc' | 'desc'
}

export type FacilityPage = FacilityList & {
  readonly after?: string | undefined
  readonly limit: number
}

const mostExact = 10

/** Words in Chinese, numbers and codes; a few letters are the initials of a name. */
const mayBeWhole = /\p{Script=Han}|\d|.{6}/u

/** Facilities whose number, credit code or name is exactly what was typed: they come first, whatever else has it in it. */
const exactlyTyped = async (rows: Rows, filter: FacilityPage, wanted: SQL | undefined) => {
  if (!filter.q || !mayBeWhole.test(filter.q) || filter.sort !== 'code' || filter.limit <= mostExact)
    return []
  const code = cleanCode(filter.q)
  const meant = or(
    inArray(facilities.id, [...new Set([filter.q, code])]),
    eq(facilities.creditCode, code),
    eq(facilities.name, cleanText(filter.q)),
  )
  return rows
    .select(facilityColumns)
    .from(facilities)
    .where(and(wanted, meant))
    .orderBy(asc(facilities.id))
    .limit(mostExact)
}

/** The facilities that come after a key in the order of the list, so many at most. */
const facilitiesAfter = (
  rows: Rows,
  { sort, order }: FacilityList,
  wanted: SQL | undefined,
  key: readonly [string, string] | null,
  limit: number,
): Promise<FacilityRow[]> => {
  const { by } = orderOf(sort)
  const beyond = order === 'asc' ? sql`>` : sql`<`
  const unseen = key ? sql`(${by}, ${facilities.id}) ${beyond} (${key[0]}, ${key[1]})` : undefined
  const direction = order === 'asc' ? asc : desc
  return rows
    .select(facilityColumns)
    .from(facilities)
    .where(and(wanted, unseen))
    .orderBy(direction(by), direction(facilities.id))
    .limit(limit)
}

const keyOf = ({ after, sort }: FacilityPage): readonly [string, string] | null => {
  const [value, id] = readCursor(after, 2) ?? []
  return orderOf(sort).isValue(value) && isKey(id) ? [value, id] : null
}

/**
 * A page of the register as it stands on a day. Rows of equal sort value are ordered by id, which the cursor carries as well.
 */
export const listFacilities = async (platform: Platform, bureau: string, day: string, page: FacilityPage) => {
  const { database } = platform
  const wanted = facilitiesWanted(bureau, day, page)
  const exact = await exactlyTyped(database, page, wanted)
  const others =
    exact.length === 0
      ? wanted
      : and(
          wanted,
          notInArray(
            facilities.id,
            exact.map(row => row.id),
          ),
        )
  const key = keyOf(page)
  const leading = key ? [] : exact
  const room = page.limit - leading.length
  const found = await facilitiesAfter(database, page, others, key, room + 1)
  const cut = cutPage(found, room, row => [orderOf(page.sort).of(row), row.id])
  const items = await listed(platform, bureau, day, [...leading, ...cut.items])
  return { items, next: cut.next }
}
