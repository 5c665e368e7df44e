import { type SQL, sql } from 'drizzle-orm'
import { daySchema } from '../platform/schemas.ts'
import type { FacilityRow } from './facility-row.ts'
import { facilities } from './tables.ts'

const neverVisited = '0001-01-01'

/** Day of the last visit where never comes before all days; indexed as it stands here. */
export const visitedKey = sql<string>`coalesce(${facilities.lastVisitedOn}, '0001-01-01'::date)`

type Order = {
  readonly by: SQL
  readonly of: (row: FacilityRow) => string
  /** Whether part of a cursor can be a value of it: cursors come back from outside. */
  readonly isValue: (part: unknown) => part is string
}

const isWord = (part: unknown): part is string => typeof part === 'string' && /^\P{Cc}*$/u.test(part)
const isDay = (part: unknown): part is string => daySchema.safeParse(part).success

const orders = {
  code: { by: sql`${facilities.id}`, of: row => row.id, isValue: isWord },
  name: { by: sql`${facilities.name}`, of: row => row.name, isValue: isWord },
  creditCode: { by: sql`${facilities.creditCode}`, of: row => row.creditCode, isValue: isWord },
  class: { by: sql`${facilities.class}`, of: row => row.class, isValue: isWord },
  area: { by: sql`${facilities.area}`, of: row => row.area, isValue: isWord },
  industry: { by: sql`${facilities.industry}`, of: row => row.industry, isValue: isWord },
  visited: { by: visitedKey, of: row => row.lastVisitedOn ?? neverVisited, isValue: isDay },
} as const satisfies Readonly<Record<string, Order>>

export type FacilitySort = keyof typeof orders

/** What the register can be ordered by; each has an index that ends with the facility's number. */
export const facilitySorts = Object.keys(orders) as [FacilitySort, ...FacilitySort[]]

export const orderOf = (sort: FacilitySort): Order => orders[sort]
