import { and, eq, sql } from 'drizzle-orm'
import { type ChangeContext, differences, recordChanges } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
// A reference of the schema, as in tables.ts.
import { facilities } from '../registry/tables.ts'
import { exclusions } from './tables.ts'

export type ExclusionRow = typeof exclusions.$inferSelect

const theExclusion = (bureau: string, id: string) => and(eq(exclusions.bureau, bureau), eq(exclusions.id, id))

/** @throws Problem not-found */
const readExclusion = async (rows: Rows, bureau: string, id: string): Promise<ExclusionRow> => {
  const [row] = await rows.select().from(exclusions).where(theExclusion(bureau, id))
  if (!row) throw new Problem('not-found')
  return row
}

/**
 * Locks facilities until the transaction ends, so that of two who ask or approve for one facility the second sees what
 * the first did.
 * @returns the names of those that exist, by id
 */
export const lockFacilities = async (
  rows: Rows,
  bureau: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const found = await rows
    .select({ id: facilities.id, name: facilities.name })
    .from(facilities)
    .where(and(eq(facilities.bureau, bureau), sql`${facilities.id} = any(${sql.param(ids)}::text[])`))
    .orderBy(facilities.id)
    .for('update')
  return new Map(found.map(({ id, name }) => [id, name]))
}

/**
 * The exclusion for whoever is about to change it, its facility locked with it.
 * @param revision the one the change began from; not asked about by who has read it in the same transaction
 * @throws Problem not-found, register-row-changed
 */
export const lockExclusion = async (
  rows: Rows,
  bureau: string,
  id: string,
  revision?: number | undefined,
): Promise<ExclusionRow> => {
  // The facility first, in the order in which those who ask lock.
  await lockFacilities(rows, bureau, [(await readExclusion(rows, bureau, id)).facilityId])
  const [row] = await rows.select().from(exclusions).where(theExclusion(bureau, id)).for('update')
  if (!row) throw new Problem('not-found')
  if (revision !== undefined && row.revision !== revision) throw new Problem('register-row-changed')
  return row
}

/** Writes an exclusion's columns and what changed into the trail. */
export const writeExclusion = async (
  rows: Rows,
  context: ChangeContext,
  row: ExclusionRow,
  columns: Partial<ExclusionRow>,
): Promise<ExclusionRow> => {
  const changed = differences(row, { ...row, ...columns })
  if (!changed) return row
  const [revision] = await recordChanges(rows, context, [
    {
      kind: 'exclusion',
      id: row.id,
      facilityId: row.facilityId,
      action: 'changed',
      ...changed,
      previous: row.revision,
    },
  ])
  const [written] = await rows
    .update(exclusions)
    .set({ ...columns, revision: revision as number })
    .where(theExclusion(context.bureau, row.id))
    .returning()
  return written as ExclusionRow
}
