import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { type LotAddress, lockUnsignedRecord, recordAt, type StoredRecord } from './find-record.ts'
import type { RecordBody } from './record-body.ts'
import { records } from './tables.ts'

/**
 * Saves the record as its writer has it, finished or not.
 * @param revision the one the writer began from: what a colleague saved meanwhile is not overwritten
 * @throws Problem not-found, record-signed, record-changed
 */
export const saveRecord = async (
  rows: Rows,
  platform: Platform,
  request: LotAddress & { readonly person: Person; readonly revision: number; readonly body: RecordBody },
): Promise<StoredRecord> => {
  const record = await lockUnsignedRecord(rows, request, request.person)
  if (record.revision !== request.revision) throw new Problem('record-changed')
  const [saved] = await rows
    .update(records)
    .set({
      state: 'draft',
      revision: record.revision + 1,
      body: request.body,
      violation: request.body.violation,
      updatedAt: platform.clock.now(),
    })
    .where(recordAt(request))
    .returning()
  return saved as StoredRecord
}
