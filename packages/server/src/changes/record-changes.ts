import { sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { inChunks } from '../platform/in-chunks.ts'
import type { Change, ChangeContext } from './change.ts'
import { registerChanges } from './tables.ts'

const nextRevisions = async (rows: Rows, count: number): Promise<readonly number[]> => {
  const { rows: found } = await rows.execute<{ revision: string }>(
    sql`select nextval(pg_get_serial_sequence('register_changes', 'revision')) as revision
        from generate_series(1, ${count})`,
  )
  return found.map(({ revision }) => Number(revision))
}

/**
 * Writes changes down in the caller's transaction; nothing else writes the trail.
 * @returns a revision for each change, in their order, which the caller sets in the rows it writes
 */
export const recordChanges = async (
  rows: Rows,
  { bureau, at, by, importId = null }: ChangeContext,
  changes: readonly Change[],
): Promise<readonly number[]> => {
  if (changes.length === 0) return []
  const revisions = await nextRevisions(rows, changes.length)
  const written = changes.map(
    (
      { kind, id, facilityId, action, before, after, previous },
      place,
    ): typeof registerChanges.$inferInsert => ({
      revision: revisions[place] as number,
      bureau,
      subjectKind: kind,
      subjectId: id,
      facilityId,
      action,
      at,
      byId: by.id,
      by: by.name,
      importId,
      before,
      after,
      previous,
    }),
  )
  for (const chunk of inChunks(written)) await rows.insert(registerChanges).values([...chunk])
  return revisions
}
