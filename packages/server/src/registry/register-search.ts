import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database, Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { writeDownError } from '../platform/write-down-error.ts'
import { type SearchColumns, searchColumns } from '../search/index.ts'
import { type FacilityRow, facilityColumns } from './facility-row.ts'
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

const atOnce = 500

/**
 * Brings up to date what facilities and inspectors are found by, where they were written without it: rows older than
 * the columns, and those of statements that write a great many rows at once. In the caller's transaction.
 * @returns how many were brought up to date, at most 500 of each; 0 when all are
 */
export const refreshSearch = async (rows: Rows): Promise<number> => {
  const places = await rows
    .select(facilityColumns)
    .from(facilities)
    .where(sql`${facilities.searchRevision} is distinct from ${facilities.revision}`)
    .limit(atOnce)
  await write(
    rows,
    facilities,
    places.map(row => ({ ...row, ...facilitySearch(row) })),
  )
  const people = await rows
    .select()
    .from(inspectors)
    .where(sql`${inspectors.searchRevision} is distinct from ${inspectors.revision}`)
    .limit(atOnce)
  await write(
    rows,
    inspectors,
    people.map(row => ({ ...row, ...inspectorSearch(row) })),
  )
  return places.length + people.length
}

type Searched = SearchColumns & { readonly bureau: string; readonly id: string; readonly revision: number }

const write = async (rows: Rows, table: PgTable, found: readonly Searched[]): Promise<void> => {
  if (found.length === 0) return
  const values = found.map(({ bureau, id, revision, search, grams }) => ({
    bureau,
    id,
    revision,
    search,
    grams,
  }))
  await rows.execute(sql`
    update ${table} as t set search = v.search, grams = v.grams, search_revision = v.revision
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as v(bureau text, id text, revision bigint, search text, grams integer[])
    where t.bureau = v.bureau and t.id = v.id and t.revision = v.revision`)
}

const refreshAll = async (database: Database): Promise<void> => {
  // A portion a transaction, so that others have their turns between.
  while ((await database.transaction(refreshSearch)) > 0);
}

const lookMs = 5_000

/**
 * Keeps what the register is found by up to date, now and from then on.
 * @returns stops it, once what is under way is done
 */
export const keepSearchFresh = async ({ database }: Platform): Promise<() => Promise<void>> => {
  await refreshAll(database)
  let underWay: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    underWay = refreshAll(database)
      .catch(writeDownError)
      .finally(() => {
        busy = false
      })
  }, lookMs)
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
