import { sql } from 'drizzle-orm'
import { customType, integer, text, timestamp } from 'drizzle-orm/pg-core'

/** Raw bytes: hashes and sealed documents. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: value => Buffer.from(value),
  fromDriver: value => new Uint8Array(value),
})

/** An instant, kept with its zone and to the millisecond. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' })

/** What a row is found by (`searchColumns`); with a GIN index on `grams`. Empty only in rows older than the columns. */
export const searchable = {
  search: text().notNull().default(''),
  grams: integer().array().notNull().default(sql`'{}'`),
}
