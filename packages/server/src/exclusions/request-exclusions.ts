import { and, eq, isNull } from 'drizzle-orm'
import { type Change, type ChangeContext, recordChanges } from '../changes/index.ts'
import { isForeignKeyViolation, type Rows } from '../platform/database.ts'
import { inChunks } from '../platform/in-chunks.ts'
import { Problem } from '../platform/problems.ts'
import { freshId, type Randomness } from '../platform/randomness.ts'
import type { ExclusionReason } from './exclusion.ts'
import type { ExclusionRow } from './lock-exclusion.ts'
import { exclusions } from './tables.ts'

/** What somebody asks for. Days are ISO days. */
export type ExclusionRequest = {
  readonly facilityId: string
  readonly reason: ExclusionReason
  readonly since: string
  readonly until: string | null
  /** Empty if an imported list tells of none: it cannot be approved before the office has given it. */
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
