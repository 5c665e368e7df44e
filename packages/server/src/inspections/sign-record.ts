import { canonicalJson, documentHash, toHex } from '@mingqian/draw'
import { shanghaiDay } from '@mingqian/rules'
import { appendToLog } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { markVisited } from '../registry/index.ts'
import { type LotAddress, lockUnsignedRecord, recordAt, type StoredRecord } from './find-record.ts'
import { missingFields } from './missing-fields.ts'
import { photosOf } from './read-record.ts'
import type { RecordBody } from './record-body.ts'
import { records } from './tables.ts'

/** Canonical JSON knows whole numbers only, so the position is written out. */
const withoutFractions = ({ position, ...rest }: RecordBody) => ({
  ...rest,
  position: position && {
    longitude: String(position.longitude),
    latitude: String(position.latitude),
    accuracy: String(position.accuracy),
  },
})

/**
 * Signs a record off, once and for all: from here on nothing changes it. The log gets the hash of the whole record,
 * photos included and salted, so that it can be proved later and tells nothing now.
 * @throws Problem not-found, record-signed, record-changed; record-incomplete naming every missing field
 */
export const signRecord = async (
  rows: Rows,
  platform: Platform,
  request: LotAddress & { readonly person: Person; readonly revision: number },
): Promise<StoredRecord> => {
  const record = await lockUnsignedRecord(rows, request, request.person)
  if (record.revision !== request.revision) throw new Problem('record-changed')
  const fields = missingFields(
    record.body,
    record.team.map(member => member.name),
  )
  if (fields.length > 0) throw new Problem('record-incomplete', { fields })

  const now = platform.clock.now()
  const evidence = await photosOf(rows, record)
  const document = {
    draw: record.drawId,
    index: record.index,
    leaf: record.leafHash,
    facility: record.facility,
    team: record.team,
    body: withoutFractions(record.body),
    photos: evidence.map(photo => ({
      sha256: toHex(photo.sha256),
      part: photo.part,
      caption: photo.caption,
    })),
    signedBy: request.person.name,
    salt: toHex(platform.randomness.bytes(32)),
  }
  await markVisited(rows, record.bureau, record.facilityId, shanghaiDay(record.openedAt))
  const signedLogIndex = await appendToLog(rows, now, {
    kind: 'record-signed',
    draw: record.drawId,
    index: record.index,
    record: documentHash('sha256', document),
  })
  const [signed] = await rows
    .update(records)
    .set({
      state: 'signed',
      signedDocument: canonicalJson(document),
      signedAt: now,
      signedBy: request.person.name,
      signedLogIndex,
      updatedAt: now,
    })
    .where(recordAt(request))
    .returning()
  return signed as StoredRecord
}
