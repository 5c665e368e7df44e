import { type SQL, sql } from 'drizzle-orm'
import type { DatabaseRecord } from './staged-row.ts'

// Rows travel to the database as JSON, many in one statement: jsonb_populate_record makes rows of them.

const columnName = (key: string): string => key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

const columnValue = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  return value instanceof Date ? value.toISOString() : (value ?? null)
}

/** A row, or some of its columns, as `jsonb_populate_record` takes them. */
export const databaseRecord = (row: Readonly<Record<string, unknown>>): DatabaseRecord =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [columnName(key), columnValue(value)]))

/** The same made of the stored columns of a change, in the database. */
export const storedAsRecord = (stored: SQL): SQL => sql`(
  select coalesce(jsonb_object_agg(
    lower(regexp_replace(key, '([A-Z])', '_\\1', 'g')),
    case
      when jsonb_typeof(value) = 'object' and value ? 'sealed' then to_jsonb('\\x' || encode(decode(value->>'sealed', 'base64'), 'hex'))
      when jsonb_typeof(value) = 'object' and value ? 'instant' then value->'instant'
      else value
    end
  ), '{}'::jsonb)
  from jsonb_each(${stored})
)`
