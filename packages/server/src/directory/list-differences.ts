import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import { facilitiesByIds } from '../registry/index.ts'
import type { Category } from './categories.ts'
import { differencesToForce, type Standing } from './differences.ts'
import { type EditionKey, editionInForce } from './edition.ts'
import { listOf } from './entries.ts'

export type DifferenceFilter = {
  readonly standing?: Standing | undefined
  readonly category?: Category | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** A page of what an edition under work changes, by number of the facility; names are the register's, or the list's. */
export const listDifferences = async (rows: Rows, edition: EditionKey, filter: DifferenceFilter) => {
  const wanted = (await differencesToForce(rows, edition)).filter(
    ({ standing, category }) =>
      (!filter.standing || standing === filter.standing) &&
      (!filter.category || category === filter.category),
  )
  const [after, of] = readCursor(filter.after, 2) ?? []
  const from =
    typeof after === 'string' && typeof of === 'string'
      ? wanted.findIndex(each => each.facilityId === after && each.category === of) + 1
      : 0
  const page = cutPage(wanted.slice(from, from + filter.limit + 1), filter.limit, each => [
    each.facilityId,
    each.category,
  ])
  const ids = [...new Set(page.items.map(({ facilityId }) => facilityId))]
  const registered = await facilitiesByIds(rows, edition.bureau, ids)
  const missing = ids.some(id => !registered.has(id))
  const inForce = missing ? await editionInForce(rows, edition.bureau) : null
  const former = new Map((inForce ? await listOf(rows, inForce) : []).map(({ id, name }) => [id, name]))
  return {
    ...page,
    items: page.items.map(each => ({
      ...each,
      name: registered.get(each.facilityId)?.name ?? former.get(each.facilityId) ?? each.facilityId,
    })),
    total: wanted.length,
  }
}
