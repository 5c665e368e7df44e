import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from './database.ts'
import type { Platform } from './platform.ts'
import type { Text } from './text.ts'

// What happens to a facility is known to many parts; each tells its own as happenings, and the timeline joins them.

/** By which a timeline is narrowed down. */
export const happeningKinds = [
  'draw',
  'visit',
  'outside-visit',
  'enforcement',
  'file',
  'directory',
  'exclusion',
  'document',
  'change',
] as const
export type HappeningKind = (typeof happeningKinds)[number]

/** Where the whole of it is to be seen. */
type HappeningLink =
  | { readonly to: 'draw'; readonly id: string }
  | { readonly to: 'visit'; readonly drawId: string; readonly index: number }
  | { readonly to: 'outside-visit'; readonly id: string }
  | { readonly to: 'entry'; readonly id: string }
  | { readonly to: 'document'; readonly id: string }
  | { readonly to: 'exclusion'; readonly id: string }

/** Something that happened to a facility. */
export type Happening = {
  /** Told apart by it from all others of its source; ASCII. */
  readonly id: string
  readonly kind: HappeningKind
  /** When; of what is known by its day only, the first instant of that day. */
  readonly at: Date
  /** ISO day, where only that is known. */
  readonly day: string | null
  readonly title: Text
  readonly facts: readonly { readonly label: Text; readonly value: Text }[]
  /** What was changed from what to what; null is blank. */
  readonly changes: readonly {
    readonly label: Text
    readonly from: Text | null
    readonly to: Text | null
  }[]
  readonly by: string | null
  readonly link: HappeningLink | null
}

/** What lies before a place in the timeline: earlier ones, and of those at the same instant all, none or some. */
export type Before = {
  readonly at: Date
  readonly tie: 'all' | 'none' | { readonly below: string }
}

export type HappeningQuery = {
  readonly bureau: string
  readonly facilityId: string
  readonly kinds: ReadonlySet<HappeningKind>
  /** Null for the newest. */
  readonly before: Before | null
  readonly limit: number
}

/** A part's happenings, ordered by instant and id, the newest first; ids are compared by their bytes. */
export type HappeningSource = {
  /** Stands in cursors; ASCII. */
  readonly id: string
  readonly kinds: readonly HappeningKind[]
  readonly read: (rows: Rows, platform: Platform, query: HappeningQuery) => Promise<readonly Happening[]>
}

/** The first instant of a day in Shanghai. @param day ISO day */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/** The same of a column of days. */
export const startOfDayColumn = (day: SQL): SQL => sql`(${day}::timestamp at time zone 'Asia/Shanghai')`

/** Holds of rows that lie before a place in the timeline. */
export const liesBefore = (before: Before | null, at: SQL, id: SQL): SQL | undefined => {
  if (!before) return undefined
  const instant = sql`${before.at.toISOString()}::timestamptz`
  if (before.tie === 'all') return sql`${at} <= ${instant}`
  if (before.tie === 'none') return sql`${at} < ${instant}`
  return sql`(${at}, ${id} collate "C") < (${instant}, ${before.tie.below})`
}

/** The order of a source's rows. */
export const newestFirst = (at: SQL, id: SQL): SQL => sql`${at} desc, ${id} collate "C" desc`

const isBefore = ({ at, id }: Happening, before: Before): boolean => {
  const difference = at.getTime() - before.at.getTime()
  if (difference !== 0) return difference < 0
  return before.tie === 'all' || (before.tie !== 'none' && id < before.tie.below)
}

/** The page of a query from happenings that are few and all in hand. */
export const happeningsPage = (
  all: readonly Happening[],
  { before, limit }: Pick<HappeningQuery, 'before' | 'limit'>,
): readonly Happening[] =>
  all
    .filter(one => before === null || isBefore(one, before))
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
    .slice(0, limit)
