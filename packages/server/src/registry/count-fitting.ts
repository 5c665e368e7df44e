import { newestRevision } from '../changes/index.ts'
import { countRows, type Total } from '../platform/count-rows.ts'
import type { Rows } from '../platform/database.ts'
import { type FacilityFilter, facilitiesWanted } from './facility-filter.ts'
import { facilities } from './tables.ts'

const given = (filter: FacilityFilter) => Object.entries(filter).filter(([, value]) => value !== undefined)

/** One plain condition an index counts by itself; words, and conditions together, have rows looked at one by one. */
const extentOf = (filter: FacilityFilter) => (given(filter).length > 1 || filter.q ? 'bounded' : 'all')

/** How many facilities fit on a day (ISO): all of them, or up to a bound where that would take long. */
export const countFitting = (
  rows: Rows,
  bureau: string,
  day: string,
  filter: FacilityFilter,
): Promise<Total> => countRows(rows, facilities, facilitiesWanted(bureau, day, filter), extentOf(filter))

const mostRemembered = 200

/** The days of visits are no part of the change trail: what is filtered by them is counted each time. */
const tellsOfVisits = ({ visited, visitedSince, notVisitedSince }: FacilityFilter) =>
  visited !== undefined || visitedSince !== undefined || notVisitedSince !== undefined

const keyOf = (bureau: string, day: string, filter: FacilityFilter): string =>
  JSON.stringify([bureau, day, given(filter).sort()])

/**
 * Counts facilities, remembering each count until the register changes: everybody who turns a page would have the same
 * rows counted again.
 */
export const rememberingCounter = (): typeof countFitting => {
  const known = new Map<string, { readonly revision: number; readonly total: Total }>()
  return async (rows, bureau, day, filter) => {
    if (tellsOfVisits(filter)) return countFitting(rows, bureau, day, filter)
    const key = keyOf(bureau, day, filter)
    const revision = await newestRevision(rows, bureau)
    const found = known.get(key)
    if (found?.revision === revision) return found.total
    const total = await countFitting(rows, bureau, day, filter)
    known.delete(key)
    known.set(key, { revision, total })
    const [oldest] = known.keys()
    if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest)
    return total
  }
}
