import type { Leave } from '@mingqian/rules'
import { and, eq } from 'drizzle-orm'
import { type ChangeContext, recordCreation, recordEdit, recordRemoval } from '../changes/index.ts'
import { isForeignKeyViolation, type Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { freshId, type Randomness } from '../platform/randomness.ts'
import type { LeaveRow } from './inspector.ts'
import { inspectorLeaves } from './tables.ts'

/** A leave, long leave or secondment as it is entered. */
export type LeaveContent = Leave & { readonly note: string }

const subjectOf = (id: string) => ({ kind: 'leave', id, facilityId: null }) as const

/** Enters a leave. @returns its id  @throws Problem not-found (no such inspector) */
export const addLeave = async (
  rows: Rows,
  randomness: Randomness,
  context: ChangeContext,
  inspectorId: string,
  { kind, from, until, note }: LeaveContent,
): Promise<string> => {
  const id = `${inspectorId}/${freshId(randomness)}`
  const row = { bureau: context.bureau, id, inspectorId, kind, from, until, note, createdAt: context.at }
  const revision = await recordCreation(rows, context, subjectOf(id), row)
  try {
    await rows.insert(inspectorLeaves).values({ ...row, revision })
  } catch (error) {
    throw isForeignKeyViolation(error) ? new Problem('not-found') : error
  }
  return id
}

const theLeave = (bureau: string, id: string) =>
  and(eq(inspectorLeaves.bureau, bureau), eq(inspectorLeaves.id, id))

const lockLeave = async (rows: Rows, bureau: string, id: string, revision: number): Promise<LeaveRow> => {
  const [row] = await rows.select().from(inspectorLeaves).where(theLeave(bureau, id)).for('update')
  if (!row) throw new Problem('not-found')
  if (row.revision !== revision) throw new Problem('register-row-changed')
  return row
}

/**
 * Changes a leave, its last day above all.
 * @param revision the one the change began from
 * @throws Problem not-found, register-row-changed
 */
export const changeLeave = async (
  rows: Rows,
  context: ChangeContext,
  id: string,
  revision: number,
  { kind, from, until, note }: LeaveContent,
): Promise<void> => {
  const row = await lockLeave(rows, context.bureau, id, revision)
  const columns = { kind, from, until, note }
  const next = await recordEdit(rows, context, subjectOf(id), row, columns)
  if (next === null) return
  await rows
    .update(inspectorLeaves)
    .set({ ...columns, revision: next })
    .where(theLeave(context.bureau, id))
}

/**
 * Removes a leave that was entered by mistake; the trail keeps it whole.
 * @throws Problem not-found, register-row-changed
 */
export const removeLeave = async (
  rows: Rows,
  context: ChangeContext,
  id: string,
  revision: number,
): Promise<void> => {
  const row = await lockLeave(rows, context.bureau, id, revision)
  await recordRemoval(rows, context, subjectOf(id), row)
  await rows.delete(inspectorLeaves).where(theLeave(context.bureau, id))
}
