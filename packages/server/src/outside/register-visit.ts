import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { freshId } from '../platform/randomness.ts'
import { outsideVisits } from './tables.ts'
import { contentOf, type VisitEntry } from './visit-content.ts'
import { columnsOf, type OutsideVisit } from './visit-row.ts'

/**
 * Registers a visit outside the random regime (四). Nothing else is written: the facility stays as due as it was, and
 * nobody's load grows.
 * @throws Problem bad-input, visit-team
 */
export const registerVisit = async (
  rows: Rows,
  platform: Platform,
  request: { readonly bureau: string; readonly person: Person },
  entry: VisitEntry,
): Promise<OutsideVisit> => {
  const content = await contentOf(rows, platform, request, entry)
  const [row] = await rows
    .insert(outsideVisits)
    .values({
      ...columnsOf(content),
      bureau: request.bureau,
      id: freshId(platform.randomness),
      registeredAt: platform.clock.now(),
      registeredById: request.person.id,
      registeredBy: request.person.name,
    })
    .returning()
  return row as OutsideVisit
}
