import { and, arrayContains, asc, desc, eq, gte, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import { inLots } from '../exports/index.ts'
import { countRows } from '../platform/count-rows.ts'
import type { Database, Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import { daySchema } from '../platform/schemas.ts'
import { foundBy } from '../search/index.ts'
import type { OutsideKind } from './matter.ts'
import { outsideVisitChanges, outsideVisits } from './tables.ts'
import type { OutsideVisit } from './visit-row.ts'

export const standings = ['valid', 'withdrawn'] as const

export type VisitFilter = {
  readonly kind?: OutsideKind | undefined
  /** First and last day, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly facility?: string | undefined
  readonly inspector?: string | undefined
  readonly violation?: 'yes' | 'no' | undefined
  readonly state?: (typeof standings)[number] | undefined
  /** Part of the facility's name or of the reference, of their pinyin initials, of the credit code or id. */
  readonly q?: string | undefined
}

const wantedBy = (bureau: string, person: Person, filter: VisitFilter) => {
  return and(
    eq(outsideVisits.bureau, bureau),
    person.role === 'inspector'
      ? arrayContains(outsideVisits.inspectors, [person.inspectorId ?? ''])
      : undefined,
    filter.kind ? eq(outsideVisits.kind, filter.kind) : undefined,
    filter.from ? gte(outsideVisits.visitedOn, filter.from) : undefined,
    filter.to ? lte(outsideVisits.visitedOn, filter.to) : undefined,
    filter.facility ? eq(outsideVisits.facilityId, filter.facility) : undefined,
    filter.inspector ? arrayContains(outsideVisits.inspectors, [filter.inspector]) : undefined,
    filter.violation ? eq(outsideVisits.violation, filter.violation === 'yes') : undefined,
    filter.state === 'valid' ? isNull(outsideVisits.withdrawnAt) : undefined,
    filter.state === 'withdrawn' ? isNotNull(outsideVisits.withdrawnAt) : undefined,
    foundBy(filter.q, outsideVisits),
  )
}

const newestFirst = [desc(outsideVisits.visitedOn), desc(outsideVisits.id)]

type Asking = { readonly bureau: string; readonly person: Person }

/** Visits outside the regime that a person may read of, newest first, a page at a time. */
export const listVisits = async (
  rows: Rows,
  { bureau, person }: Asking,
  filter: VisitFilter & { readonly after?: string | undefined; readonly limit: number },
) => {
  const wanted = wantedBy(bureau, person, filter)
  const [day, id] = readCursor(filter.after, 2) ?? []
  const beyond =
    daySchema.safeParse(day).success && typeof id === 'string'
      ? sql`(${outsideVisits.visitedOn}, ${outsideVisits.id}) < (${day}::date, ${id})`
      : undefined
  const found = await rows
    .select()
    .from(outsideVisits)
    .where(and(wanted, beyond))
    .orderBy(...newestFirst)
    .limit(filter.limit + 1)
  const total = await countRows(rows, outsideVisits, wanted, 'bounded')
  return { ...cutPage(found, filter.limit, row => [row.visitedOn, row.id]), ...total }
}

/** All of them, newest first, read lot by lot: for a sheet. */
export const visitsInLots = async (
  database: Database,
  { bureau, person }: Asking,
  filter: VisitFilter,
): Promise<AsyncGenerator<OutsideVisit>> => {
  const keys = await database
    .select({ id: outsideVisits.id })
    .from(outsideVisits)
    .where(wantedBy(bureau, person, filter))
    .orderBy(...newestFirst)
  return inLots(keys, lot =>
    database
      .select()
      .from(outsideVisits)
      .where(
        and(
          eq(outsideVisits.bureau, bureau),
          sql`${outsideVisits.id} = any(${sql.param(lot.map(({ id }) => id))}::text[])`,
        ),
      )
      .orderBy(...newestFirst),
  )
}

/** The corrections of a visit, in the order they were made. */
export const changesOf = (rows: Rows, bureau: string, visitId: string) =>
  rows
    .select()
    .from(outsideVisitChanges)
    .where(and(eq(outsideVisitChanges.bureau, bureau), eq(outsideVisitChanges.visitId, visitId)))
    .orderBy(asc(outsideVisitChanges.revision))
