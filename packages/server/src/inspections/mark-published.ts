import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import { Problem } from '../platform/problems.ts'
import { type LotAddress, recordAt, type StoredRecord } from './find-record.ts'
import { records } from './tables.ts'

/**
 * The signed record that is about to be published, locked until the transaction ends.
 * @throws Problem not-found when there is no visit; record-unsigned; already-published
 */
export const lockSignedRecord = async (rows: Rows, lot: LotAddress): Promise<StoredRecord> => {
  const [record] = await rows.select().from(records).where(recordAt(lot)).for('update')
  if (!record) throw new Problem('not-found')
  if (record.state === 'published') throw new Problem('already-published')
  if (record.state !== 'signed') throw new Problem('record-unsigned')
  return record
}

/** Notes on a record that its result is public. The signed record itself stays as it is. */
export const markPublished = async (
  rows: Rows,
  lot: LotAddress,
  at: Date,
  by: Person,
): Promise<StoredRecord> => {
  const [published] = await rows
    .update(records)
    .set({ state: 'published', publishedAt: at, publishedBy: by.name })
    .where(recordAt(lot))
    .returning()
  return published as StoredRecord
}
