import { and, eq, gt, isNull, ne, or, sql } from 'drizzle-orm'
import { type Change, type ChangeContext, differences, recordChanges } from '../changes/index.ts'
import { isForeignKeyViolation, type Rows } from '../platform/database.ts'
import { inChunks } from '../platform/in-chunks.ts'
import { Problem } from '../platform/problems.ts'
import { freshId, type Randomness } from '../platform/randomness.ts'
import type { ExclusionReason } from './exclusion.ts'
import { exclusions } from './tables.ts'

export type ExclusionRow = typeof exclusions.$inferSelect

/** What somebody asks for. Days are ISO days. */
export type ExclusionRequest = {
  readonly facilityId: string
  readonly reason: ExclusionReason
  readonly since: string
  readonly until: string | null
  readonly evidence: string
  readonly documentId?: string | null | undefined
}

/**
 * Asks for facilities to be taken out of the pool; they stay in it until a second person approves.
 * @returns the exclusions' ids, in the order given
 * @throws Problem not-found (no such facility)
 */
export const requestExclusions = async (
  rows: Rows,
  randomness: Randomness,
  context: ChangeContext,
  requests: readonly ExclusionRequest[],
): Promise<readonly string[]> => {
  const asked = requests.map(request => ({ ...request, id: freshId(randomness) }))
  const revisions = await recordChanges(
    rows,
    context,
    asked.map(
      ({ id, facilityId }): Change => ({
        kind: 'exclusion',
        id,
        facilityId,
        action: 'created',
        before: null,
        after: null,
        previous: null,
      }),
    ),
  )
  const written = asked.map(
    (
      { id, facilityId, reason, since, until, evidence, documentId },
      place,
    ): typeof exclusions.$inferInsert => ({
      bureau: context.bureau,
      id,
      facilityId,
      reason,
      since,
      until,
      evidence,
      documentId: documentId ?? null,
      requestedAt: context.at,
      requestedById: context.by.id,
      requestedBy: context.by.name,
      revision: revisions[place] as number,
    }),
  )
  try {
    for (const chunk of inChunks(written)) await rows.insert(exclusions).values([...chunk])
  } catch (error) {
    throw isForeignKeyViolation(error) ? new Problem('not-found') : error
  }
  return asked.map(({ id }) => id)
}

/** Those that nobody has decided yet, the oldest first. */
export const awaitingExclusions = (rows: Rows, bureau: string): Promise<readonly ExclusionRow[]> =>
  rows
    .select()
    .from(exclusions)
    .where(and(eq(exclusions.bureau, bureau), isNull(exclusions.approved)))
    .orderBy(exclusions.requestedAt, exclusions.revision)

const theExclusion = (bureau: string, id: string) => and(eq(exclusions.bureau, bureau), eq(exclusions.id, id))

const lockExclusion = async (rows: Rows, bureau: string, id: string): Promise<ExclusionRow> => {
  const [row] = await rows.select().from(exclusions).where(theExclusion(bureau, id)).for('update')
  if (!row) throw new Problem('not-found')
  return row
}

const write = async (
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

/**
 * A second person approves or refuses.
 * @throws Problem not-found, exclusion-state (decided already), exclusion-exists (another is in force in that time),
 *   second-person
 */
export const decideExclusion = async (
  rows: Rows,
  context: ChangeContext,
  { id, approved, note }: { readonly id: string; readonly approved: boolean; readonly note: string },
): Promise<ExclusionRow> => {
  const row = await lockExclusion(rows, context.bureau, id)
  if (row.approved !== null) throw new Problem('exclusion-state')
  if (row.requestedById === context.by.id) throw new Problem('second-person')
  if (approved) {
    const [other] = await rows
      .select({ id: exclusions.id })
      .from(exclusions)
      .where(
        and(
          eq(exclusions.bureau, context.bureau),
          eq(exclusions.facilityId, row.facilityId),
          ne(exclusions.id, id),
          eq(exclusions.approved, 'approved'),
          or(isNull(exclusions.until), gt(exclusions.until, row.since)),
          row.until === null ? undefined : sql`${exclusions.since} < ${row.until}`,
        ),
      )
      .limit(1)
    if (other) throw new Problem('exclusion-exists')
  }
  return write(rows, context, row, {
    approved: approved ? 'approved' : 'refused',
    decidedAt: context.at,
    decidedById: context.by.id,
    decidedBy: context.by.name,
    decisionNote: note,
  })
}

/**
 * Ends an exclusion: the facility is back in the pool from the day given.
 * @param until ISO day, not before the exclusion's first
 * @throws Problem not-found, exclusion-state (never in force, or over already)
 */
export const endExclusion = async (
  rows: Rows,
  context: ChangeContext,
  { id, until, note }: { readonly id: string; readonly until: string; readonly note: string },
): Promise<ExclusionRow> => {
  const row = await lockExclusion(rows, context.bureau, id)
  if (row.approved !== 'approved' || until < row.since || (row.until !== null && row.until <= until))
    throw new Problem('exclusion-state')
  return write(rows, context, row, { until, returnNote: note })
}
