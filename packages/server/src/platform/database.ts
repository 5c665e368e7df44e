import { fileURLToPath } from 'node:url'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { ConfigError } from './config.ts'
import { startPglite } from './pglite-connection.ts'

export type Database = NodePgDatabase
/** What reads and writes rows: the database itself or a transaction on it. */
export type Rows = Pick<Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute'>

export type OpenDatabase = { readonly database: Database; readonly close: () => Promise<void> }

/** Where the rows live: PostgreSQL by address, PGlite in a directory, or PGlite in memory (tests). */
export type DatabasePlace = { readonly url: string } | { readonly directory: string } | 'memory'

// The same as in drizzle.config.ts: columns are named in the database as they are in TypeScript, in snake case.
const casing = 'snake_case'

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

// A statement that waits this long behind another on PGlite's one session has met a deadlock of our own making:
// code that asks the database for rows inside a transaction on it. The longest honest transaction is the applying of a
// large import, which takes ten seconds, and much longer on a machine that has more to do.
const connectionTimeoutMillis = 120_000

// Any number: nodes that start together on one PostgreSQL migrate one after the other.
const migrationLock = 7_020_160_801

// Not the address, which may hold a password.
const noConnection = (error: Error): never => {
  const reason = 'code' in error && error.message === '' ? String(error.code) : error.message
  throw new ConfigError(
    `无法连接 DATABASE_URL 所指的数据库 can't connect to the database of DATABASE_URL: ${reason}`,
  )
}

/**
 * PostgreSQL may be restarted under us. What was asked of a lost connection fails by itself, and the pool opens others;
 * without a listener the event would end the process.
 */
const surviveLostConnections = (pool: pg.Pool): void => {
  pool.on('error', () => console.error('[error] a connection to the database was lost'))
  pool.on('connect', client => client.on('error', () => {}))
}

/**
 * Opens the database and brings its schema up to date.
 * @throws ConfigError if there is no connection to a PostgreSQL
 */
export const openDatabase = async (place: DatabasePlace): Promise<OpenDatabase> => {
  if (place !== 'memory' && 'url' in place) {
    const pool = new pg.Pool({ connectionString: place.url, max: 10, connectionTimeoutMillis })
    surviveLostConnections(pool)
    const holder = await pool.connect().catch(noConnection)
    try {
      await holder.query('select pg_advisory_lock($1)', [migrationLock])
      await migrate(drizzle(holder), { migrationsFolder })
    } finally {
      await holder.query('select pg_advisory_unlock($1)', [migrationLock])
      holder.release()
    }
    return { database: drizzle(pool, { casing }), close: () => pool.end() }
  }
  const pglite = await startPglite(place === 'memory' ? undefined : place.directory)
  const pool = new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    user: 'postgres',
    database: 'postgres',
    stream: pglite.stream,
    connectionTimeoutMillis,
  })
  const database = drizzle(pool, { casing })
  await migrate(database, { migrationsFolder })
  return {
    database,
    close: async () => {
      await pool.end()
      await pglite.close()
    },
  }
}

const sqlState = (error: unknown): unknown => {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
}

/** Whether a statement failed because a row with that key exists already. */
export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === '23505'

/** Whether a statement failed because a row that it names does not exist, or one that others name would go. */
export const isForeignKeyViolation = (error: unknown): boolean => sqlState(error) === '23503'

/** Whether a text held a character that PostgreSQL keeps in no text: U+0000. */
export const isUnstorableText = (error: unknown): boolean =>
  ['22021', '22P05'].includes(String(sqlState(error)))
