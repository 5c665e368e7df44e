import { and, count, desc, eq, ilike, or, sql } from 'drizzle-orm'
import { containingPattern } from '../platform/containing-pattern.ts'
import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import { results } from './tables.ts'

export type PublishedResult = typeof results.$inferSelect

export type ResultFilter = {
  readonly bureau: string
  /** Part of a facility's name or of its credit code. */
  readonly q?: string | undefined
  readonly violation?: boolean | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Published results, newest first, a page at a time. */
export const findResults = async (rows: Rows, filter: ResultFilter) => {
  const pattern = filter.q && containingPattern(filter.q)
  const wanted = and(
    eq(results.bureau, filter.bureau),
    pattern ? or(ilike(results.facilityName, pattern), ilike(results.creditCode, pattern)) : undefined,
    filter.violation === undefined ? undefined : eq(results.violation, filter.violation),
  )
  const [at, id] = readCursor(filter.after, 2) ?? []
  const beyond =
    typeof at === 'string' && Date.parse(at) && typeof id === 'string'
      ? sql`(${results.publishedAt}, ${results.id}) < (${at}::timestamptz, ${id})`
      : undefined
  const found = await rows
    .select()
    .from(results)
    .where(and(wanted, beyond))
    .orderBy(desc(results.publishedAt), desc(results.id))
    .limit(filter.limit + 1)
  const [total] = await rows.select({ n: count() }).from(results).where(wanted)
  return {
    ...cutPage(found, filter.limit, row => [row.publishedAt.toISOString(), row.id]),
    total: total?.n ?? 0,
  }
}

export const findResult = async (rows: Rows, bureau: string, id: string): Promise<PublishedResult | null> => {
  const [result] = await rows
    .select()
    .from(results)
    .where(and(eq(results.bureau, bureau), eq(results.id, id)))
  return result ?? null
}

/** The published results of a draw, by lot. */
export const resultsOfDraw = (rows: Rows, bureau: string, drawId: string) =>
  rows
    .select({ id: results.id, index: results.index, violation: results.violation })
    .from(results)
    .where(and(eq(results.bureau, bureau), eq(results.drawId, drawId)))
    .orderBy(results.index)
