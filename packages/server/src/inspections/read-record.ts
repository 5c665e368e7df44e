import { and, asc, eq } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { facilityContact } from '../registry/index.ts'
import type { LotAddress, StoredRecord } from './find-record.ts'
import { photos } from './tables.ts'
import { deadlineBasis, visitDeadlines } from './visit-deadlines.ts'

export const photosOf = (rows: Rows, { bureau, drawId, index }: LotAddress) =>
  rows
    .select()
    .from(photos)
    .where(and(eq(photos.bureau, bureau), eq(photos.drawId, drawId), eq(photos.index, index)))
    .orderBy(asc(photos.takenAt), asc(photos.id))

export const describePhoto = (photo: typeof photos.$inferSelect) => ({
  id: photo.id,
  part: photo.part,
  caption: photo.caption,
  takenAt: photo.takenAt.toISOString(),
  url: `/api/photos/${photo.id}`,
})

/** A record as the application shows it. */
export const describeRecord = async (rows: Rows, platform: Platform, record: StoredRecord) => {
  const basis = await deadlineBasis(rows, record.bureau, platform.clock.now())
  const { record: due, publication } = visitDeadlines(basis, record)
  return {
    drawId: record.drawId,
    index: record.index,
    facility: {
      ...record.facility,
      ...(await facilityContact(platform, rows, record.bureau, record.facilityId)),
    },
    team: [...record.team],
    state: record.state === 'opened' || record.state === 'replaced' ? ('none' as const) : record.state,
    revision: record.revision,
    body: record.body,
    photos: (await photosOf(rows, record)).map(describePhoto),
    openedAt: record.openedAt.toISOString(),
    dueOn: due.day,
    dueProvisional: due.provisional,
    workingDaysLeft: record.signedAt ? null : due.workingDaysLeft,
    signedAt: record.signedAt?.toISOString() ?? null,
    signedBy: record.signedBy,
    signedLogIndex: record.signedLogIndex,
    publishDueOn: publication?.day ?? null,
    publishDueProvisional: publication?.provisional ?? false,
    publishedAt: record.publishedAt?.toISOString() ?? null,
  }
}
