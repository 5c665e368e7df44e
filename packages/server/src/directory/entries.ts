import { documentHash } from '@mingqian/draw'
import { and, asc, count, eq, gt, ilike, or, sql } from 'drizzle-orm'
import { containingPattern } from '../platform/containing-pattern.ts'
import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import { type Category, categories, inOrder } from './categories.ts'
import { type EditionKey, editionName } from './edition.ts'
import { directoryEntries } from './tables.ts'

/** A facility as a published edition lists it, with all its categories. What it says is what it was on that day. */
export type ListedFacility = {
  readonly id: string
  readonly name: string
  readonly creditCode: string
  readonly area: string
  readonly address: string
  readonly industry: string
  readonly listings: readonly { readonly category: Category; readonly grounds: readonly string[] }[]
}

export const inEdition = ({ bureau, year, amendment }: EditionKey) =>
  and(
    eq(directoryEntries.bureau, bureau),
    eq(directoryEntries.year, year),
    eq(directoryEntries.amendment, amendment),
  )

type Row = typeof directoryEntries.$inferSelect

const categoryOf = (row: Row): Category => categories.find(each => each === row.category) ?? 'other'

/** Rows of one edition, those of a facility side by side, as facilities. */
const facilitiesOf = (found: readonly Row[]): readonly ListedFacility[] => {
  const byId = new Map<string, Row[]>()
  for (const row of found) byId.set(row.facilityId, [...(byId.get(row.facilityId) ?? []), row])
  return [...byId.values()].flatMap(own => {
    const [first] = own
    if (!first) return []
    const grounds = new Map(own.map(row => [categoryOf(row), row.grounds]))
    return [
      {
        id: first.facilityId,
        name: first.name,
        creditCode: first.creditCode,
        area: first.area,
        address: first.address,
        industry: first.industry,
        listings: inOrder(grounds.keys()).map(category => ({
          category,
          grounds: grounds.get(category) ?? [],
        })),
      },
    ]
  })
}

/** The whole list of an edition, by number of the facility. */
export const listOf = async (rows: Rows, edition: EditionKey): Promise<readonly ListedFacility[]> =>
  facilitiesOf(
    await rows
      .select()
      .from(directoryEntries)
      .where(inEdition(edition))
      .orderBy(asc(directoryEntries.facilityId), asc(directoryEntries.category)),
  )

/** Facilities of each category, and of the whole list, where one is counted once. */
export const countList = async (
  rows: Rows,
  edition: EditionKey,
): Promise<{
  readonly facilities: number
  readonly byCategory: Readonly<Partial<Record<Category, number>>>
}> => {
  const found = await rows
    .select({ category: directoryEntries.category, n: count() })
    .from(directoryEntries)
    .where(inEdition(edition))
    .groupBy(directoryEntries.category)
  const [all] = await rows
    .select({ n: sql<number>`count(distinct ${directoryEntries.facilityId})::int` })
    .from(directoryEntries)
    .where(inEdition(edition))
  return {
    facilities: all?.n ?? 0,
    byCategory: Object.fromEntries(found.map(({ category, n }) => [category, n])),
  }
}

export type ListFilter = {
  readonly q?: string | undefined
  readonly category?: Category | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** A page of an edition's list, by number of the facility. */
export const pageOfList = async (rows: Rows, edition: EditionKey, filter: ListFilter) => {
  const pattern = filter.q ? containingPattern(filter.q) : undefined
  const wanted = and(
    inEdition(edition),
    filter.category ? eq(directoryEntries.category, filter.category) : undefined,
    pattern
      ? or(
          ilike(directoryEntries.name, pattern),
          ilike(directoryEntries.creditCode, pattern),
          ilike(directoryEntries.address, pattern),
        )
      : undefined,
  )
  const [after] = readCursor(filter.after, 1) ?? []
  const ids = await rows
    .selectDistinct({ id: directoryEntries.facilityId })
    .from(directoryEntries)
    .where(and(wanted, typeof after === 'string' ? gt(directoryEntries.facilityId, after) : undefined))
    .orderBy(asc(directoryEntries.facilityId))
    .limit(filter.limit + 1)
  const page = cutPage(ids, filter.limit, ({ id }) => [id])
  const [total] = await rows
    .select({ n: sql<number>`count(distinct ${directoryEntries.facilityId})::int` })
    .from(directoryEntries)
    .where(wanted)
  const found = await rows
    .select()
    .from(directoryEntries)
    .where(
      and(
        inEdition(edition),
        sql`${directoryEntries.facilityId} = any(${sql.param(page.items.map(({ id }) => id))}::text[])`,
      ),
    )
    .orderBy(asc(directoryEntries.facilityId), asc(directoryEntries.category))
  return { items: facilitiesOf(found), next: page.next, total: total?.n ?? 0 }
}

/** The list in the form its hash covers: canonical JSON (RFC 8785) of this. Holds nothing that is not public. */
export const canonicalList = (edition: EditionKey, facilities: readonly ListedFacility[]) => ({
  bureau: edition.bureau,
  edition: editionName(edition),
  facilities: facilities.map(({ listings, ...facts }) => ({
    ...facts,
    categories: listings.map(({ category, grounds }) => ({ category, grounds: [...grounds] })),
  })),
  year: edition.year,
})

export const listHash = (edition: EditionKey, facilities: readonly ListedFacility[]): string =>
  documentHash('sha256', canonicalList(edition, facilities))
