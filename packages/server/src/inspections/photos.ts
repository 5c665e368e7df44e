import { hashSuite } from '@mingqian/draw'
import { and, eq } from 'drizzle-orm'
import type { Person } from '../platform/http.ts'
import { dropKeptFile, keepFile, readKeptFile } from '../platform/kept-files.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import { findReadableRecord, type LotAddress, lockUnsignedRecord } from './find-record.ts'
import { photoType } from './photo-format.ts'
import { describePhoto, photosOf } from './read-record.ts'
import type { RecordPart } from './record-body.ts'
import { photos } from './tables.ts'

export const largestPhoto = 15 * 1024 * 1024
const mostPhotos = 100

/**
 * Adds a photo to an unsigned record, byte for byte as the camera made it: it is evidence.
 * @throws Problem not-found, record-signed, photo-format, too-large
 */
export const addPhoto = async (
  platform: Platform,
  request: LotAddress & {
    readonly person: Person
    readonly bytes: Uint8Array
    readonly part: RecordPart | null
    readonly caption: string
  },
) => {
  const { bureau, drawId, index, bytes, part, caption } = request
  await platform.database.transaction(rows => lockUnsignedRecord(rows, request, request.person))
  if (bytes.length > largestPhoto) throw new Problem('too-large')
  const mediaType = photoType(bytes)
  if (!mediaType) throw new Problem('photo-format')
  const id = freshId(platform.randomness)
  await keepFile(platform, 'evidence', id, bytes)
  try {
    return await platform.database.transaction(async rows => {
      // Asked again under the lock: a colleague may have signed while the file was written.
      await lockUnsignedRecord(rows, request, request.person)
      if ((await photosOf(rows, request)).length >= mostPhotos)
        throw new Problem('too-large', {
          detail: { zh: `每份记录最多 ${mostPhotos} 张照片`, en: `At most ${mostPhotos} photos a record` },
        })
      const photo = {
        bureau,
        id,
        drawId,
        index,
        part,
        caption,
        mediaType,
        size: bytes.length,
        sha256: hashSuite('sha256').hash(bytes),
        takenAt: platform.clock.now(),
        takenBy: request.person.name,
      }
      await rows.insert(photos).values(photo)
      return describePhoto(photo)
    })
  } catch (error) {
    await dropKeptFile(platform, 'evidence', id)
    throw error
  }
}

const findPhoto = async (platform: Platform, bureau: string, id: string) => {
  const [photo] = await platform.database
    .select()
    .from(photos)
    .where(and(eq(photos.bureau, bureau), eq(photos.id, id)))
  if (!photo) throw new Problem('not-found')
  return photo
}

/** A photo for whoever may read its record. @throws Problem not-found */
export const readPhoto = async (platform: Platform, bureau: string, id: string, person: Person) => {
  const photo = await findPhoto(platform, bureau, id)
  await findReadableRecord(platform.database, photo, person)
  return { mediaType: photo.mediaType, bytes: await readKeptFile(platform, 'evidence', id) }
}

/** Takes a photo out of a record that is not signed yet. @throws Problem not-found, record-signed */
export const removePhoto = async (
  platform: Platform,
  bureau: string,
  id: string,
  person: Person,
): Promise<void> => {
  const photo = await findPhoto(platform, bureau, id)
  await platform.database.transaction(async rows => {
    await lockUnsignedRecord(rows, photo, person)
    await rows.delete(photos).where(and(eq(photos.bureau, bureau), eq(photos.id, id)))
  })
  await dropKeptFile(platform, 'evidence', id)
}
