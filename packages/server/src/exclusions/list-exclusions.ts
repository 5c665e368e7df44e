import { addDays } from '@mingqian/rules'
import { and, count, desc, eq, gt, ilike, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { containingPattern } from '../platform/containing-pattern.ts'
import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import { instantSchema } from '../platform/schemas.ts'
// A reference of the schema, as in tables.ts.
import { facilities } from '../registry/tables.ts'
import type { ExclusionReason, ExclusionState } from './exclusion.ts'
import { inForceOn } from './in-force.ts'
import { exclusions } from './tables.ts'

export type ExclusionFilter = {
  readonly state?: ExclusionState | undefined
  readonly reason?: ExclusionReason | undefined
  /** In force, and over within so many days: 1 is tomorrow. */
  readonly endsWithin?: number | undefined
  /** `missing`: those that wait without evidence and so can't be approved. */
  readonly evidence?: 'missing' | undefined
  /** The facility's id. */
  readonly facility?: string | undefined
  /** Part of the facility's name, or its whole number or credit code. */
  readonly q?: string | undefined
}

/** The same as `exclusionStateOn`, in SQL. */
const stateOn = (day: string): SQL<ExclusionState> => sql<ExclusionState>`case
  when ${exclusions.approved} is null then 'waiting'
  when ${exclusions.approved} <> 'approved' then ${exclusions.approved}
  when ${exclusions.until} <= ${day}::date or ${exclusions.until} <= ${exclusions.since} then 'over'
  when ${exclusions.since} > ${day}::date then 'coming'
  else 'in-force' end`

const wantedBy = (bureau: string, day: string, filter: Omit<ExclusionFilter, 'state'>) => {
  const q = filter.q?.trim()
  return and(
    eq(exclusions.bureau, bureau),
    filter.reason ? eq(exclusions.reason, filter.reason) : undefined,
    filter.endsWithin === undefined
      ? undefined
      : and(inForceOn(bureau, day), lte(exclusions.until, addDays(day, filter.endsWithin))),
    filter.evidence ? and(isNull(exclusions.approved), sql`trim(${exclusions.evidence}) = ''`) : undefined,
    filter.facility ? eq(exclusions.facilityId, filter.facility) : undefined,
    q
      ? or(
          ilike(facilities.name, containingPattern(q)),
          eq(facilities.creditCode, q.toUpperCase()),
          eq(facilities.id, q),
        )
      : undefined,
  )
}

const columns = {
  exclusion: exclusions,
  facility: {
    id: facilities.id,
    name: facilities.name,
    class: facilities.class,
    area: facilities.area,
    address: facilities.address,
  },
}

/** An exclusion and the facility it takes out. */
export type ListedExclusion = {
  readonly exclusion: typeof exclusions.$inferSelect
  readonly facility: {
    readonly id: string
    readonly name: string
    readonly class: string
    readonly area: string
    readonly address: string
  }
}

const withFacility = (rows: Rows) =>
  rows
    .select(columns)
    .from(exclusions)
    .innerJoin(
      facilities,
      and(eq(facilities.bureau, exclusions.bureau), eq(facilities.id, exclusions.facilityId)),
    )
    .$dynamic()

// What waits stands first; then, as within it, what was asked for last.
const place = sql<number>`case when ${exclusions.approved} is null then 0 else 1 end`

const beyond = (after: string | undefined): SQL | undefined => {
  const [rank, at, id] = readCursor(after, 3) ?? []
  if (typeof rank !== 'number' || typeof id !== 'string' || !instantSchema.safeParse(at).success)
    return undefined
  return or(
    gt(place, rank),
    and(
      eq(place, rank),
      sql`(${exclusions.requestedAt}, ${exclusions.id}) < (${at as string}::timestamptz, ${id})`,
    ),
  )
}

/** Exclusions as they stand on a day, a page at a time, and how many there are of each state under the same filters. */
export const listExclusions = async (
  rows: Rows,
  bureau: string,
  day: string,
  {
    state,
    after,
    limit,
    ...filter
  }: ExclusionFilter & { readonly after?: string | undefined; readonly limit: number },
) => {
  const others = wantedBy(bureau, day, filter)
  const wanted = and(others, state ? eq(stateOn(day), state) : undefined)
  const found: readonly ListedExclusion[] = await withFacility(rows)
    .where(and(wanted, beyond(after)))
    .orderBy(place, desc(exclusions.requestedAt), desc(exclusions.id))
    .limit(limit + 1)
  const counted = await rows
    .select({ state: stateOn(day).as('state'), n: count() })
    .from(exclusions)
    .innerJoin(
      facilities,
      and(eq(facilities.bureau, exclusions.bureau), eq(facilities.id, exclusions.facilityId)),
    )
    .where(others)
    .groupBy(sql`1`)
  const byState: Partial<Record<ExclusionState, number>> = Object.fromEntries(
    counted.map(each => [each.state, each.n]),
  )
  const total = state ? (byState[state] ?? 0) : counted.reduce((sum, { n }) => sum + n, 0)
  const rankOf = ({ exclusion }: ListedExclusion) => (exclusion.approved === null ? 0 : 1)
  return {
    ...cutPage(found, limit, row => [rankOf(row), row.exclusion.requestedAt.toISOString(), row.exclusion.id]),
    total,
    byState,
  }
}

/** Those of the ids that exist, with their facilities, in the order of the ids. */
export const listedExclusions = async (
  rows: Rows,
  bureau: string,
  ids: readonly string[],
): Promise<readonly ListedExclusion[]> => {
  const found: readonly ListedExclusion[] = await withFacility(rows).where(
    and(eq(exclusions.bureau, bureau), sql`${exclusions.id} = any(${sql.param(ids)}::text[])`),
  )
  const byId = new Map(found.map(row => [row.exclusion.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}
