import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { ChangeContext } from '../changes/index.ts'
import { type ExclusionReason, isExcludedOn, requestExclusions } from '../exclusions/index.ts'
import { exclusions } from '../exclusions/tables.ts'
import type { Platform } from '../platform/platform.ts'
import { facilities } from '../registry/tables.ts'
import { isMissingFrom } from './counts.ts'
import type { ImportRow } from './read-import.ts'

/**
 * Asks for exclusions of facilities that a complete list lacks; a second person approves. Those that are excluded, or
 * whose exclusion waits, are passed over. These are no part of the import: they are asked for by somebody.
 * @returns how many were asked for
 */
export const askToExcludeMissing = (
  { database, randomness, clock }: Platform,
  { bureau, id }: ImportRow,
  by: ChangeContext['by'],
  asked: {
    readonly ids: readonly string[] | 'all'
    readonly reason: ExclusionReason
    readonly since: string
    readonly evidence: string
  },
): Promise<number> =>
  database.transaction(async rows => {
    const waits = sql`exists (select 1 from ${exclusions} where ${and(eq(exclusions.bureau, bureau), isNull(exclusions.approved), sql`${exclusions.facilityId} = ${facilities.id}`)})`
    const found = await rows
      .select({ id: facilities.id })
      .from(facilities)
      .where(
        and(
          isMissingFrom(bureau, id),
          asked.ids === 'all' ? undefined : sql`${facilities.id} = any(${sql.param(asked.ids)}::text[])`,
          sql`not ${isExcludedOn(bureau, asked.since, sql`${facilities.id}`)}`,
          sql`not ${waits}`,
        ),
      )
      .orderBy(asc(facilities.id))
    const { reason, since, evidence } = asked
    await requestExclusions(
      rows,
      randomness,
      { bureau, at: clock.now(), by },
      found.map(facility => ({ facilityId: facility.id, reason, since, until: null, evidence })),
    )
    return found.length
  })
