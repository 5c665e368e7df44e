import { z } from '@hono/zod-openapi'
import { type AnyColumn, ilike, or, type SQL } from 'drizzle-orm'
import { cleanText } from './import/clean-text.ts'

/** What somebody types to find something, cleaned as an import cleans what it writes. */
export const searchTextSchema = z.string().max(100).transform(cleanText).optional()

/** The key of something in the register, from an address; PostgreSQL takes no NUL. */
export const keySchema = z
  .string()
  .max(100)
  .regex(/^\P{Cc}+$/u)

/** Holds where one of the columns contains the text, whatever wildcards it has. */
export const containing = (text: string | undefined, columns: readonly AnyColumn[]): SQL | undefined => {
  if (!text) return undefined
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return or(...columns.map(column => ilike(column, pattern)))
}
