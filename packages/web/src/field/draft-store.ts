import { Dexie, type EntityTable } from 'dexie'
import type { Instant, MyLot, RecordBody, VisitRecord } from '../api/types.ts'

/** A record as this device holds it: what the server last had, and what has been written since. */
export type Draft = {
  readonly key: string
  /** The last state of the server's record that this device knows. */
  readonly record: VisitRecord
  readonly body: RecordBody
  /** Whether `body` holds anything the server does not have yet. */
  readonly dirty: boolean
  /** Milliseconds; the newer of two copies is the true one. */
  readonly changedAt: number
}

/** A photo taken but not yet sent. */
export type WaitingPhoto = {
  readonly id: string
  readonly draft: string
  readonly part: string | null
  readonly file: Blob
}

/** An opened lot as the server last told it to one of its team. */
export type KeptLot = {
  readonly key: string
  readonly person: string
  readonly lot: MyLot
  readonly keptAt: Instant
}

/** Where drafts are kept. */
export type DraftStore = {
  readonly read: (key: string) => Promise<Draft | undefined>
  readonly write: (draft: Draft) => Promise<void>
  readonly remove: (key: string) => Promise<void>
}

/** One person's draft of one lot; people who share a phone do not share drafts. */
export const draftKey = (userId: string, drawId: string, index: number) => `${userId}/${drawId}/${index}`

export const deviceDatabase = new Dexie('mingqian-field') as Dexie & {
  drafts: EntityTable<Draft, 'key'>
  photos: EntityTable<WaitingPhoto, 'id'>
  lots: EntityTable<KeptLot, 'key'>
}
deviceDatabase.version(1).stores({ drafts: 'key', photos: 'id, draft' })
deviceDatabase.version(2).stores({ lots: 'key, person' })

const ahead = (key: string) => `draft ${key}`

const readAhead = (key: string): Draft | undefined => {
  try {
    const stored = localStorage.getItem(ahead(key))
    return stored ? (JSON.parse(stored) as Draft) : undefined
  } catch {
    return undefined
  }
}

const newer = (a: Draft | undefined, b: Draft | undefined) => (!a || (b && b.changedAt > a.changedAt) ? b : a)

/**
 * Drafts in IndexedDB. Its writes are asynchronous and a reload in the same instant would drop one, so each
 * is written ahead to localStorage, synchronously, and taken out of there once IndexedDB has it.
 */
export const deviceDrafts: DraftStore = {
  read: async key => newer(await deviceDatabase.drafts.get(key), readAhead(key)),
  write: async draft => {
    try {
      localStorage.setItem(ahead(draft.key), JSON.stringify(draft))
    } catch {
      // A full localStorage only loses the write-ahead; IndexedDB below has far more room.
    }
    await deviceDatabase.drafts.put(draft)
    if (readAhead(draft.key)?.changedAt === draft.changedAt) localStorage.removeItem(ahead(draft.key))
  },
  remove: async key => {
    localStorage.removeItem(ahead(key))
    await deviceDatabase.drafts.delete(key)
  },
}

/** Keeps a record that nobody has written in yet; a draft that is there already stays as it is. */
export const keepUntouchedDraft = (draft: Draft) =>
  deviceDatabase.transaction('rw', deviceDatabase.drafts, async () => {
    if (!(await deviceDatabase.drafts.get(draft.key))) await deviceDatabase.drafts.add(draft)
  })

export const waitingPhotos = (draft: string) => deviceDatabase.photos.where('draft').equals(draft).toArray()
export const keepPhoto = (photo: WaitingPhoto) => deviceDatabase.photos.put(photo)
export const forgetPhoto = (id: string) => deviceDatabase.photos.delete(id)
