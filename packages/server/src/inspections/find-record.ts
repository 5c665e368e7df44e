import { and, eq } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import { Problem } from '../platform/problems.ts'
import { records } from './tables.ts'

/** Names a lot, and with it the record of its visit. */
export type LotAddress = { readonly bureau: string; readonly drawId: string; readonly index: number }

export type StoredRecord = typeof records.$inferSelect

export const recordAt = ({ bureau, drawId, index }: LotAddress) =>
  and(eq(records.bureau, bureau), eq(records.drawId, drawId), eq(records.index, index))

const isOfTeam = (record: StoredRecord, person: Person): boolean =>
  person.role === 'inspector' && record.team.some(member => member.inspector === person.inspectorId)

const isSettled = (record: StoredRecord): boolean => record.state === 'signed' || record.state === 'published'

const overseers: readonly string[] = ['office', 'director', 'auditor']

/**
 * The record of a lot for somebody who may read it: its team at any time, the office, the director and the auditor
 * once it is signed. For everybody else there is none.
 * @throws Problem not-found; lot-replaced, since nobody inspected
 */
export const findReadableRecord = async (
  rows: Rows,
  lot: LotAddress,
  person: Person,
): Promise<StoredRecord> => {
  const [record] = await rows.select().from(records).where(recordAt(lot))
  if (!record) throw new Problem('not-found')
  const mayRead = isOfTeam(record, person) || (isSettled(record) && overseers.includes(person.role))
  if (!mayRead) throw new Problem('not-found')
  if (record.state === 'replaced') throw new Problem('lot-replaced')
  return record
}

/**
 * The record for a member of its team who is about to change it, locked until the transaction ends.
 * @throws Problem not-found; record-signed once it is signed; lot-replaced once another lot stands for its lot
 */
export const lockUnsignedRecord = async (
  rows: Rows,
  lot: LotAddress,
  person: Person,
): Promise<StoredRecord> => {
  const [record] = await rows.select().from(records).where(recordAt(lot)).for('update')
  if (!record || !isOfTeam(record, person)) throw new Problem('not-found')
  if (isSettled(record)) throw new Problem('record-signed')
  if (record.state === 'replaced') throw new Problem('lot-replaced')
  return record
}

/** The visit that a lot was opened for; null while it is sealed. */
export const visitAt = async (rows: Rows, lot: LotAddress) => {
  const [visit] = await rows
    .select({ facility: records.facility, team: records.team, openedAt: records.openedAt })
    .from(records)
    .where(recordAt(lot))
  return visit ?? null
}
