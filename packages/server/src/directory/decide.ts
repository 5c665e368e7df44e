import { and, eq, sql } from 'drizzle-orm'
import { type Change, type ChangeContext, differences, recordChanges } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import { inChunks } from '../platform/in-chunks.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { facilitiesByIds } from '../registry/index.ts'
import { assess, type Finding } from './assess.ts'
import type { Category } from './categories.ts'
import type { Criteria } from './criteria.ts'
import { type Decision, decisionId, decisionsOn, ofEdition } from './decision.ts'
import { type EditionKey, lockEdition } from './edition.ts'
import { directoryDecisions } from './tables.ts'

/** What somebody wants to have decided. */
export type Ruling = {
  readonly facilityId: string
  readonly category: Category
  readonly findings: readonly Finding[]
  readonly listed: boolean
  readonly reason: string
}

const columnsOf = ({
  findings,
  total,
  assessed,
  listed,
  reason,
}: Omit<Decision, 'at' | 'by' | 'revision'>) => ({
  findings: [...findings],
  total,
  assessed,
  listed,
  reason,
})

const keyOf = ({ facilityId, category }: Pick<Ruling, 'facilityId' | 'category'>) =>
  `${category}/${facilityId}`

/**
 * Writes decisions of an edition that the caller has locked, each with its change in the trail. What would change
 * nothing is left as it was.
 * @returns how many were written
 */
export const writeDecisions = async (
  rows: Rows,
  edition: EditionKey & { readonly criteria: Criteria },
  context: ChangeContext,
  rulings: readonly Ruling[],
): Promise<number> => {
  const before = new Map(
    (await decisionsOn(rows, edition, [...new Set(rulings.map(({ facilityId }) => facilityId))])).map(
      decision => [keyOf(decision), decision],
    ),
  )
  const written = rulings.flatMap(ruling => {
    const { total, listed: assessed } = assess(edition.criteria, ruling.category, ruling.findings)
    const after = columnsOf({ ...ruling, total, assessed })
    const old = before.get(keyOf(ruling))
    const changed = old ? differences(columnsOf(old), after) : { before: null, after }
    if (!changed) return []
    const change: Change = {
      kind: 'decision',
      id: decisionId(edition, ruling.facilityId, ruling.category),
      facilityId: ruling.facilityId,
      action: old ? 'changed' : 'created',
      before: changed.before,
      after: changed.after,
      previous: old?.revision ?? null,
    }
    return [{ ruling, after, change }]
  })
  const revisions = await recordChanges(
    rows,
    context,
    written.map(({ change }) => change),
  )
  const { bureau, year, amendment } = edition
  const values = written.map(({ ruling, after }, at) => ({
    bureau,
    year,
    amendment,
    facilityId: ruling.facilityId,
    category: ruling.category,
    ...after,
    at: context.at,
    by: context.by.name,
    revision: revisions[at] ?? 0,
  }))
  for (const chunk of inChunks(values))
    await rows
      .insert(directoryDecisions)
      .values([...chunk])
      .onConflictDoUpdate({
        target: [
          directoryDecisions.bureau,
          directoryDecisions.year,
          directoryDecisions.amendment,
          directoryDecisions.facilityId,
          directoryDecisions.category,
        ],
        set: {
          findings: sql`excluded.findings`,
          total: sql`excluded.total`,
          assessed: sql`excluded.assessed`,
          listed: sql`excluded.listed`,
          reason: sql`excluded.reason`,
          at: sql`excluded.at`,
          by: sql`excluded.by`,
          revision: sql`excluded.revision`,
        },
      })
  return written.length
}

export const contextOf = ({ clock }: Platform, bureau: string, { id, name }: Person): ChangeContext => ({
  bureau,
  at: clock.now(),
  by: { id, name },
})

const needsReason = {
  path: 'reason',
  message: {
    zh: '结论与评分不一致，须写明理由',
    en: 'The decision departs from the criteria; say why',
  },
}

/**
 * Decides of one facility in one category, in an edition that is not yet submitted.
 * @param revision of the decision the person looked at; null if there was none
 * @throws Problem not-found, directory-state, decision-changed; bad-input when it departs from the criteria without a reason
 */
export const decide = async (
  rows: Rows,
  platform: Platform,
  {
    edition: key,
    person,
    ruling,
    revision,
  }: {
    readonly edition: EditionKey
    readonly person: Person
    readonly ruling: Ruling
    readonly revision: number | null
  },
): Promise<void> => {
  const edition = await lockEdition(rows, key, ['draft'])
  const { facilityId, category, findings, listed, reason } = ruling
  if (!(await facilitiesByIds(rows, key.bureau, [facilityId])).has(facilityId)) throw new Problem('not-found')
  const old = (await decisionsOn(rows, key, [facilityId])).find(each => each.category === category)
  if ((old?.revision ?? null) !== revision) throw new Problem('decision-changed')
  const departs = assess(edition.criteria, category, findings).listed !== listed
  if (departs && reason.length < 2) throw new Problem('bad-input', { fields: [needsReason] })
  await writeDecisions(rows, edition, contextOf(platform, key.bureau, person), [ruling])
}

/**
 * Takes a decision back: the facility is undecided in that category again.
 * @throws Problem not-found, directory-state, decision-changed
 */
export const undecide = async (
  rows: Rows,
  platform: Platform,
  {
    edition,
    person,
    facilityId,
    category,
    revision,
  }: {
    readonly edition: EditionKey
    readonly person: Person
    readonly facilityId: string
    readonly category: Category
    readonly revision: number
  },
): Promise<void> => {
  await lockEdition(rows, edition, ['draft'])
  const old = (await decisionsOn(rows, edition, [facilityId])).find(each => each.category === category)
  if (!old) throw new Problem('not-found')
  if (old.revision !== revision) throw new Problem('decision-changed')
  await recordChanges(rows, contextOf(platform, edition.bureau, person), [
    {
      kind: 'decision',
      id: decisionId(edition, facilityId, category),
      facilityId,
      action: 'removed',
      before: columnsOf(old),
      after: null,
      previous: old.revision,
    },
  ])
  await rows
    .delete(directoryDecisions)
    .where(
      and(
        ofEdition(edition),
        eq(directoryDecisions.facilityId, facilityId),
        eq(directoryDecisions.category, category),
      ),
    )
}
