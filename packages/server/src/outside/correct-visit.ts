import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { outsideVisitChanges, outsideVisits } from './tables.ts'
import { changesBetween, contentOf, type VisitEntry } from './visit-content.ts'
import { columnsOf, contentOfRow, lockVisit, type OutsideVisit, theVisit } from './visit-row.ts'

type ChangeRequest = {
  readonly bureau: string
  readonly id: string
  readonly person: Person
  /** Why it is changed; kept for good. */
  readonly reason: string
}

/**
 * Corrects a registered visit, and keeps who changed what from what to what.
 * @param revision the one the correction began from
 * @throws Problem not-found, visit-withdrawn, visit-of-others, visit-changed, visit-unchanged, bad-input, visit-team
 */
export const correctVisit = async (
  rows: Rows,
  platform: Platform,
  request: ChangeRequest & { readonly revision: number; readonly visit: VisitEntry },
): Promise<OutsideVisit> => {
  const { bureau, id, person } = request
  const row = await lockVisit(rows, bureau, id, person)
  if (row.revision !== request.revision) throw new Problem('visit-changed')
  const before = contentOfRow(row)
  const after = await contentOf(rows, platform, request, request.visit, before)
  const changes = changesBetween(before, after)
  if (changes.length === 0) throw new Problem('visit-unchanged')
  const revision = row.revision + 1
  await rows.insert(outsideVisitChanges).values({
    bureau,
    visitId: id,
    revision,
    at: platform.clock.now(),
    byId: person.id,
    by: person.name,
    reason: request.reason,
    changes,
  })
  const [corrected] = await rows
    .update(outsideVisits)
    .set({ ...columnsOf(after), revision })
    .where(theVisit(bureau, id))
    .returning()
  return corrected as OutsideVisit
}

/**
 * Withdraws a visit that was registered wrongly. It stays, marked, and counts in no statistic.
 * @throws Problem not-found, visit-withdrawn, visit-of-others
 */
export const withdrawVisit = async (
  rows: Rows,
  platform: Platform,
  request: ChangeRequest,
): Promise<OutsideVisit> => {
  await lockVisit(rows, request.bureau, request.id, request.person)
  const [withdrawn] = await rows
    .update(outsideVisits)
    .set({
      withdrawnAt: platform.clock.now(),
      withdrawnBy: request.person.name,
      withdrawalReason: request.reason,
    })
    .where(theVisit(request.bureau, request.id))
    .returning()
  return withdrawn as OutsideVisit
}
