import { and, asc, desc, gte, lt } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { logEntries } from './tables.ts'

/** Entries begin … end − 1, each with the canonical JSON that its leaf hash covers. */
export const readEntries = (rows: Rows, begin: number, end: number) =>
  rows
    .select()
    .from(logEntries)
    .where(and(gte(logEntries.index, begin), lt(logEntries.index, end)))
    .orderBy(asc(logEntries.index))

/** The newest entries before an index (all when absent), newest first. */
export const newestEntries = (rows: Rows, before: number | undefined, limit: number) =>
  rows
    .select()
    .from(logEntries)
    .where(before === undefined ? undefined : lt(logEntries.index, before))
    .orderBy(desc(logEntries.index))
    .limit(limit)
