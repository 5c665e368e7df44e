import { openedLotAt } from '../draws/index.ts'
import { type LotAddress, lockSignedRecord, markPublished, type StoredRecord } from '../inspections/index.ts'
import { appendToLog } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import { resultContent } from './result-content.ts'
import { results } from './tables.ts'

/**
 * Makes the result of a signed record public (work plan 七.6), once.
 * @throws Problem not-found, record-unsigned, already-published
 */
export const publishResult = async (
  rows: Rows,
  platform: Platform,
  request: LotAddress & { readonly person: Person },
): Promise<StoredRecord> => {
  const { bureau, drawId, index, person } = request
  const record = await lockSignedRecord(rows, request)
  const lot = await openedLotAt(rows, bureau, drawId, index)
  if (!lot) throw new Problem('not-found')
  const now = platform.clock.now()
  const content = resultContent(record, lot.root)
  const id = freshId(platform.randomness)
  const published = await markPublished(rows, request, now, person)
  const logIndex = await appendToLog(rows, now, { kind: 'result', id, result: content })
  await rows.insert(results).values({
    bureau,
    id,
    drawId,
    index,
    facilityName: content.facility.name,
    creditCode: content.facility.creditCode,
    violation: content.violation,
    content,
    publishedAt: now,
    logIndex,
  })
  return published
}
