import { and, asc, eq, sql } from 'drizzle-orm'
import { ballFactsOn, noFacts } from '../dossiers/index.ts'
import { exclusionsOn } from '../exclusions/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { type FacilityOnDay, facilityOf, type RegisteredFacility } from './facility.ts'
import { type FacilityRow, facilityColumns } from './facility-row.ts'
import { maskedPhone, unsealPhone } from './phone.ts'
import { facilities } from './tables.ts'

/** Facilities with what their records say of them on a day. */
export const facilitiesOnDay = async (
  rows: Rows,
  bureau: string,
  day: string,
  found: readonly FacilityRow[],
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
    .select(facilityColumns)
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
    .select(facilityColumns)
    .from(facilities)
    .where(and(eq(facilities.bureau, bureau), sql`${facilities.id} = any(${sql.param(ids)}::text[])`))
  return new Map(found.map(row => [row.id, facilityOf(row)]))
}

const rowOf = async (rows: Rows, bureau: string, id: string) => {
  const [row] = await rows
    .select(facilityColumns)
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

export const listed = async (
  platform: Platform,
  bureau: string,
  day: string,
  found: readonly FacilityRow[],
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
