import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import type { Platform } from './platform.ts'
import { writeDownError } from './write-down-error.ts'

// PGlite is a single process: no autovacuum counts the rows for the planner or marks pages that an index alone may
// answer for. Without either, lists of a hundred thousand rows are read by the wrong plans.

const lookMs = 60_000

/** Pages a small table may grow by before it is worth a look: what the planner guesses of it does not matter. */
const smallGrowth = 32

/** Tables that have grown or changed by a fifth since they were last looked at. */
const untidyTables = async (database: Database): Promise<readonly string[]> => {
  const { rows } = await database.execute<{ name: string }>(sql`
    with sized as (
      select c.oid, c.relname, c.reltuples, c.relpages, c.relallvisible,
        (pg_relation_size(c.oid) / current_setting('block_size')::integer)::integer as pages
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = 'public'
    )
    select quote_ident(relname) as name from sized
    where pages > ${smallGrowth}
      and (reltuples < 0 or abs(pages - relpages) > greatest(${smallGrowth}, relpages / 5)
        or relallvisible < relpages / 2)
    order by pages`)
  return rows.map(({ name }) => name)
}

/**
 * Counts and cleans the tables that have changed much: what autovacuum does on PostgreSQL.
 * @returns the tables it tidied
 */
export const tidyDatabase = async (database: Database): Promise<readonly string[]> => {
  const tables = await untidyTables(database)
  for (const table of tables) await database.execute(sql.raw(`vacuum (analyze) ${table}`))
  return tables
}

/**
 * Tidies the built-in database now and then every minute, where there is something to tidy.
 * @returns stops it, once what is under way is done
 */
export const keepTidy = async ({ config, database }: Platform): Promise<() => Promise<void>> => {
  if (config.databaseUrl !== null) return async () => {}
  await tidyDatabase(database)
  let underWay: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    underWay = underWay.then(() => tidyDatabase(database)).catch(writeDownError)
  }, lookMs)
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
