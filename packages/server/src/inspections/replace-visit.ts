import type { Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { type LotAddress, recordAt } from './find-record.ts'
import { records } from './tables.ts'

/**
 * Refuses where the record of a lot is signed: what has been inspected is not replaced.
 * @throws Problem record-signed
 */
export const refuseSigned = async (rows: Rows, lot: LotAddress): Promise<void> => {
  const [record] = await rows
    .select({ state: records.state })
    .from(records)
    .where(recordAt(lot))
    .for('update')
  if (record?.state === 'signed' || record?.state === 'published') throw new Problem('record-signed')
}

/**
 * Ends the visit of a lot that is replaced, if it was opened: it is no inspection, is counted nowhere, and can be
 * neither written nor signed.
 * @throws Problem record-signed
 */
export const replaceVisit = async (rows: Rows, lot: LotAddress, at: Date): Promise<void> => {
  await refuseSigned(rows, lot)
  await rows.update(records).set({ state: 'replaced', updatedAt: at }).where(recordAt(lot))
}
