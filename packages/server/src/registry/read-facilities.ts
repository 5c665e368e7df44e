import { type AnyColumn, and, asc, count, desc, eq, not, type SQL, sql } from 'drizzle-orm'
import { ballFactsOn, noFacts } from '../dossiers/index.ts'
import { exclusionsOn, isExcludedOn } from '../exclusions/index.ts'
import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { type FacilityOnDay, facilityOf, type RegisteredFacility } from './facility.ts'
import { maskedPhone, unsealPhone } from './phone.ts'
import { containing, isKey } from './search-text.ts'
import { facilities } from './tables.ts'

/** Facilities with what their records say of them on a day. */
export const facilitiesOnDay = async (
  rows: Rows,
  bureau: string,
  day: string,
  found: readonly (typeof facilities.$inferSelect)[],
  ids?: readonly string[],
): Promise<readonly FacilityOnDay[]> => {
  const facts = await ballFactsOn(rows, bureau, day, ids)
  const excluded = await exclusionsOn(rows, bureau, day, ids)
  return found.map(row => ({
    ...facilityOf(row),
    ballFacts: facts.get(row.id) ?? noFacts,
    exclusion: excluded.get(row.id) ?? null,
  }))
}

/** All facilities of the bureau as they stand on a day (ISO), those that take no part included, ordered by id. */
export const allFacilities = async (
  rows: Rows,
  bureau: string,
  day: string,
): Promise<readonly FacilityOnDay[]> => {
  const found = await rows
    .select()
    .from(facilities)
    .where(eq(facilities.bureau, bureau))
    .orderBy(asc(facilities.id))
  return facilitiesOnDay(rows, bureau, day, found)
}

/** Those of the ids that are in the register. */
export const facilitiesByIds = async (
  rows: Rows,
  bureau: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RegisteredFacility>> => {
  const found = await rows
    .select()
    .from(facilities)
    .where(and(eq(facilities.bureau, bureau), sql`${facilities.id} = any(${sql.param(ids)}::text[])`))
  return new Map(found.map(row => [row.id, facilityOf(row)]))
}

const rowOf = async (rows: Rows, bureau: string, id: string) => {
  const [row] = await rows
    .select()
    .from(facilities)
    .where(and(eq(facilities.bureau, bureau), eq(facilities.id, id)))
  if (!row) throw new Problem('not-found')
  return row
}

/** A facility as it stands on a day (ISO). @throws Problem not-found */
export const readFacility = async (
  rows: Rows,
  bureau: string,
  id: string,
  day: string,
): Promise<FacilityOnDay> => {
  const [facility] = await facilitiesOnDay(rows, bureau, day, [await rowOf(rows, bureau, id)], [id])
  return facility as FacilityOnDay
}

/**
 * Whom the team of a lot asks for at a facility, the phone number in clear.
 * @throws Problem not-found
 */
export const facilityContact = async (
  platform: Platform,
  rows: Rows,
  bureau: string,
  id: string,
): Promise<{ readonly contact: string; readonly phone: string | null }> => {
  const row = await rowOf(rows, bureau, id)
  return {
    contact: row.contact,
    phone: unsealPhone(platform.vault, { kind: 'facility', bureau, id }, row.phoneSealed),
  }
}

/** A facility as the office sees it. */
export type ListedFacility = { readonly facility: FacilityOnDay; readonly phone: string | null }

const listed = async (
  platform: Platform,
  bureau: string,
  day: string,
  found: readonly (typeof facilities.$inferSelect)[],
): Promise<readonly ListedFacility[]> => {
  const ids = found.map(({ id }) => id)
  const standing = await facilitiesOnDay(platform.database, bureau, day, found, ids)
  return standing.map((facility, place) => ({
    facility,
    phone: maskedPhone(
      platform.vault,
      { kind: 'facility', bureau, id: facility.id },
      found[place]?.phoneSealed ?? null,
    ),
  }))
}

export const facilitySorts = ['code', 'name', 'class'] as const
type FacilitySort = (typeof facilitySorts)[number]

const sortColumns = {
  code: facilities.id,
  name: facilities.name,
  class: facilities.class,
} satisfies Record<FacilitySort, AnyColumn>
const sortValue = (row: typeof facilities.$inferSelect, sort: FacilitySort): string =>
  ({ code: row.id, name: row.name, class: row.class })[sort]

export type FacilityFilter = {
  readonly q?: string | undefined
  readonly class?: string | undefined
  readonly state?: 'active' | 'excluded' | undefined
  readonly area?: string | undefined
  /** What a part of the system above the register asks of a facility, by the column of its id. */
  readonly also?: ((id: AnyColumn) => SQL | undefined) | undefined
  readonly sort: FacilitySort
  readonly order: 'asc' | 'desc'
  readonly after?: string | undefined
  readonly limit: number
}

const wantedBy = (bureau: string, day: string, filter: FacilityFilter): SQL | undefined => {
  const excluded = isExcludedOn(bureau, day, sql`${facilities.id}`)
  return and(
    eq(facilities.bureau, bureau),
    containing(filter.q, [facilities.name, facilities.creditCode, facilities.id, facilities.address]),
    filter.class ? eq(facilities.class, filter.class) : undefined,
    filter.area ? eq(facilities.area, filter.area) : undefined,
    filter.also?.(facilities.id),
    filter.state === 'active' ? not(excluded) : undefined,
    filter.state === 'excluded' ? excluded : undefined,
  )
}

/** A page of the register as it stands on a day. Rows of equal sort value are ordered by id, which the cursor carries as well. */
export const listFacilities = async (
  platform: Platform,
  bureau: string,
  day: string,
  filter: FacilityFilter,
) => {
  const { database } = platform
  const { sort, order, limit } = filter
  const wanted = wantedBy(bureau, day, filter)
  const column = sortColumns[sort]
  const [value, id] = readCursor(filter.after, 2) ?? []
  const beyond = order === 'asc' ? sql`>` : sql`<`
  const unseen =
    isKey(value) && isKey(id) ? sql`(${column}, ${facilities.id}) ${beyond} (${value}, ${id})` : undefined
  const direction = order === 'asc' ? asc : desc
  const found = await database
    .select()
    .from(facilities)
    .where(and(wanted, unseen))
    .orderBy(direction(column), direction(facilities.id))
    .limit(limit + 1)
  const [total] = await database.select({ n: count() }).from(facilities).where(wanted)
  const page = cutPage(found, limit, row => [sortValue(row, sort), row.id])
  const items = await listed(platform, bureau, day, page.items)
  return { items, next: page.next, total: total?.n ?? 0 }
}
