import { and, asc, count, desc, eq, gte, lt, min } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { logEntries } from './tables.ts'

const columns = { index: logEntries.index, body: logEntries.body, at: logEntries.at }

/** Entries begin … end − 1, each with the canonical JSON that its leaf hash covers. */
export const readEntries = (rows: Rows, begin: number, end: number) =>
  rows
    .select(columns)
    .from(logEntries)
    .where(and(gte(logEntries.index, begin), lt(logEntries.index, end)))
    .orderBy(asc(logEntries.index))

export type LogFilter = { readonly kind?: string | undefined; readonly draw?: string | undefined }

const fitting = ({ kind, draw }: LogFilter) =>
  and(
    kind === undefined ? undefined : eq(logEntries.kind, kind),
    draw === undefined ? undefined : eq(logEntries.draw, draw),
  )

/** The newest entries before an index (all when absent) that fit a filter, newest first. */
export const newestEntries = (
  rows: Rows,
  before: number | undefined,
  limit: number,
  filter: LogFilter = {},
) =>
  rows
    .select(columns)
    .from(logEntries)
    .where(and(before === undefined ? undefined : lt(logEntries.index, before), fitting(filter)))
    .orderBy(desc(logEntries.index))
    .limit(limit)

export const countEntries = async (rows: Rows, filter: LogFilter): Promise<number> => {
  const [found] = await rows.select({ n: count() }).from(logEntries).where(fitting(filter))
  return found?.n ?? 0
}

/** The kinds and the draws that entries are about, each in the order of its first entry. */
export const entrySubjects = async (rows: Rows) => {
  const listed = async (column: typeof logEntries.kind | typeof logEntries.draw) =>
    (
      await rows
        .select({ value: column, first: min(logEntries.index) })
        .from(logEntries)
        .groupBy(column)
        .orderBy(asc(min(logEntries.index)))
    ).flatMap(({ value }) => (value === null ? [] : [value]))
  return { kinds: await listed(logEntries.kind), draws: await listed(logEntries.draw) }
}
