import type { Rows } from '../platform/database.ts'
import { type Category, inOrder } from './categories.ts'
import { decisionsOf } from './decision.ts'
import { type EditionKey, editionInForce } from './edition.ts'
import { type ListedFacility, listOf } from './entries.ts'

/** How a facility stands in a category against the edition in force; `open` is listed there and not decided here. */
export const standings = ['new', 'kept', 'dropped', 'open'] as const
export type Standing = (typeof standings)[number]

export type Difference = {
  readonly facilityId: string
  readonly category: Category
  readonly standing: Standing
  /** Why it is dropped or taken up, where somebody wrote it. */
  readonly reason: string
}

const pairKey = (facilityId: string, category: Category) => `${category}/${facilityId}`

/**
 * What decisions change in a list, facility by facility and category by category, ordered by facility.
 * @param before the list that is in force; empty before there is one
 */
export const differencesOf = (
  before: readonly ListedFacility[],
  decisions: readonly {
    readonly facilityId: string
    readonly category: Category
    readonly listed: boolean
    readonly reason: string
  }[],
): readonly Difference[] => {
  const decided = new Map(decisions.map(each => [pairKey(each.facilityId, each.category), each]))
  const listed = new Set<string>()
  const former = before.flatMap(({ id, listings }) =>
    listings.map(({ category }): Difference => {
      const key = pairKey(id, category)
      listed.add(key)
      const decision = decided.get(key)
      const standing = decision ? (decision.listed ? 'kept' : 'dropped') : 'open'
      return { facilityId: id, category, standing, reason: decision?.reason ?? '' }
    }),
  )
  const added = decisions.flatMap(({ facilityId, category, listed: isListed, reason }): Difference[] =>
    isListed && !listed.has(pairKey(facilityId, category))
      ? [{ facilityId, category, standing: 'new', reason }]
      : [],
  )
  const order = (one: Difference, other: Difference) =>
    one.facilityId < other.facilityId ? -1 : one.facilityId > other.facilityId ? 1 : 0
  return [...former, ...added].sort(order)
}

/** What an edition under work changes in the one in force. */
export const differencesToForce = async (rows: Rows, edition: EditionKey): Promise<readonly Difference[]> => {
  const inForce = await editionInForce(rows, edition.bureau)
  return differencesOf(inForce ? await listOf(rows, inForce) : [], await decisionsOf(rows, edition))
}

/** What one published list has that another has not. */
export const changesBetween = (
  before: readonly ListedFacility[],
  after: readonly ListedFacility[],
): {
  readonly added: readonly { readonly facility: ListedFacility; readonly categories: readonly Category[] }[]
  readonly removed: readonly { readonly facility: ListedFacility; readonly categories: readonly Category[] }[]
} => {
  const beyond = (some: readonly ListedFacility[], others: readonly ListedFacility[]) => {
    const known = new Map(
      others.map(({ id, listings }) => [id, new Set(listings.map(({ category }) => category))]),
    )
    return some.flatMap(facility => {
      const own = facility.listings.map(({ category }) => category)
      const categories = inOrder(own.filter(category => !known.get(facility.id)?.has(category)))
      return categories.length > 0 ? [{ facility, categories }] : []
    })
  }
  return { added: beyond(after, before), removed: beyond(before, after) }
}
