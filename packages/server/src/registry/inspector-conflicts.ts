import { and, eq, gte, isNull, lte, ne, or } from 'drizzle-orm'
import {
  type ChangeContext,
  recordChanges,
  recordEdit,
  recordRemoval,
  storedColumns,
} from '../changes/index.ts'
import { isForeignKeyViolation, type Rows } from '../platform/database.ts'
import { inChunks } from '../platform/in-chunks.ts'
import { Problem } from '../platform/problems.ts'
import { freshId, type Randomness } from '../platform/randomness.ts'
import type { ConflictKind, ConflictRow } from './inspector.ts'
import { inspectorConflicts } from './tables.ts'

/** What is said of a conflict of interest. ISO days, both included. */
export type ConflictContent = {
  readonly facilityId: string
  readonly kind: ConflictKind
  readonly from: string
  readonly until: string | null
  readonly basis: string
}

export type NewConflict = ConflictContent & { readonly inspectorId: string }

const subjectOf = (id: string, facilityId: string) => ({ kind: 'conflict', id, facilityId }) as const

/**
 * Adds conflicts of interest, in the caller's transaction; each shows on the facility's timeline as well.
 * @returns their ids, in the order given  @throws Problem not-found (no such inspector or facility)
 */
export const addConflicts = async (
  rows: Rows,
  randomness: Randomness,
  context: ChangeContext,
  conflicts: readonly NewConflict[],
): Promise<readonly string[]> => {
  const { bureau, at } = context
  const added = conflicts.map(conflict => ({
    ...conflict,
    bureau,
    id: `${conflict.inspectorId}/${freshId(randomness)}`,
    createdAt: at,
  }))
  const revisions = await recordChanges(
    rows,
    context,
    added.map(row => ({
      ...subjectOf(row.id, row.facilityId),
      action: 'created' as const,
      before: null,
      after: storedColumns(row),
      previous: null,
    })),
  )
  const written = added.map((row, place) => ({ ...row, revision: revisions[place] as number }))
  try {
    for (const chunk of inChunks(written)) await rows.insert(inspectorConflicts).values([...chunk])
  } catch (error) {
    throw isForeignKeyViolation(error) ? new Problem('not-found') : error
  }
  return added.map(({ id }) => id)
}

const theConflict = (bureau: string, id: string) =>
  and(eq(inspectorConflicts.bureau, bureau), eq(inspectorConflicts.id, id))

const lockConflict = async (
  rows: Rows,
  bureau: string,
  id: string,
  revision: number,
): Promise<ConflictRow> => {
  const [row] = await rows.select().from(inspectorConflicts).where(theConflict(bureau, id)).for('update')
  if (!row) throw new Problem('not-found')
  if (row.revision !== revision) throw new Problem('register-row-changed')
  return row
}

/**
 * Nobody needs one facility twice on their list for the same days: the second entry would hide that the first ends.
 * @throws Problem conflict-exists
 */
export const refuseSecondConflict = async (
  rows: Rows,
  bureau: string,
  inspectorId: string,
  { facilityId, from, until }: ConflictContent,
  own: string | null,
): Promise<void> => {
  const [other] = await rows
    .select({ id: inspectorConflicts.id })
    .from(inspectorConflicts)
    .where(
      and(
        eq(inspectorConflicts.bureau, bureau),
        eq(inspectorConflicts.inspectorId, inspectorId),
        eq(inspectorConflicts.facilityId, facilityId),
        own === null ? undefined : ne(inspectorConflicts.id, own),
        or(isNull(inspectorConflicts.until), gte(inspectorConflicts.until, from)),
        until === null ? undefined : lte(inspectorConflicts.from, until),
      ),
    )
    .limit(1)
  if (other) throw new Problem('conflict-exists')
}

/**
 * Changes a conflict of interest, its end above all. The facility stays: another one is another conflict.
 * @param revision the one the change began from
 * @throws Problem not-found, register-row-changed, conflict-exists
 */
export const changeConflict = async (
  rows: Rows,
  context: ChangeContext,
  id: string,
  revision: number,
  content: Omit<ConflictContent, 'facilityId'>,
): Promise<void> => {
  const row = await lockConflict(rows, context.bureau, id, revision)
  const { kind, from, until, basis } = content
  const columns = { kind, from, until, basis }
  const { facilityId, inspectorId } = row
  await refuseSecondConflict(rows, context.bureau, inspectorId, { ...columns, facilityId }, id)
  const next = await recordEdit(rows, context, subjectOf(id, facilityId), row, columns)
  if (next === null) return
  await rows
    .update(inspectorConflicts)
    .set({ ...columns, revision: next })
    .where(theConflict(context.bureau, id))
}

/**
 * Removes a conflict that was entered by mistake; the trail keeps it whole.
 * @throws Problem not-found, register-row-changed
 */
export const removeConflict = async (
  rows: Rows,
  context: ChangeContext,
  id: string,
  revision: number,
): Promise<void> => {
  const row = await lockConflict(rows, context.bureau, id, revision)
  await recordRemoval(rows, context, subjectOf(id, row.facilityId), row)
  await rows.delete(inspectorConflicts).where(theConflict(context.bureau, id))
}
