import { type ChangeContext, listChanges } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import { Problem, type ProblemCode } from '../platform/problems.ts'
import { listedExclusions } from './list-exclusions.ts'
import { type ExclusionRow, lockExclusion, lockFacilities, writeExclusion } from './lock-exclusion.ts'
import { excludedWithin } from './overlapping.ts'

// A request is corrected a few times at most.
const mostCorrections = 1000

/** Whether somebody asked for an exclusion or corrected it while it waited. */
const hadAHand = async (rows: Rows, row: ExclusionRow, personId: string): Promise<boolean> => {
  if (row.requestedById === personId) return true
  const { items } = await listChanges(rows, {
    bureau: row.bureau,
    of: { kind: 'exclusion', id: row.id },
    limit: mostCorrections,
  })
  return items.some(({ byId }) => byId === personId)
}

/** What keeps somebody from approving an exclusion, if anything does. */
export const hindrance = async (
  rows: Rows,
  row: ExclusionRow,
  personId: string,
): Promise<ProblemCode | null> => {
  if (row.approved !== null) return 'exclusion-state'
  if (await hadAHand(rows, row, personId)) return 'second-person'
  if (row.evidence.trim() === '') return 'exclusion-evidence'
  const taken = await excludedWithin(rows, row.bureau, [row.facilityId], row, 'approved', row.id)
  return taken.size > 0 ? 'exclusion-exists' : null
}

/**
 * A second person approves or refuses. A pool that is frozen already stays as it is: the approval counts from the next
 * freeze on.
 * @param decision.revision of the request that was seen
 * @throws Problem not-found, register-row-changed, exclusion-state (decided already), second-person; to approve also
 *   exclusion-evidence (none is given), exclusion-exists (another is in force in that time)
 */
export const decideExclusion = async (
  rows: Rows,
  context: ChangeContext,
  {
    id,
    revision,
    approved,
    note,
  }: {
    readonly id: string
    readonly revision?: number | undefined
    readonly approved: boolean
    readonly note: string
  },
): Promise<ExclusionRow> => {
  const row = await lockExclusion(rows, context.bureau, id, revision)
  const hindered = await hindrance(rows, row, context.by.id)
  if (hindered && (approved || hindered === 'exclusion-state' || hindered === 'second-person'))
    throw new Problem(hindered)
  return writeExclusion(rows, context, row, {
    approved: approved ? 'approved' : 'refused',
    decidedAt: context.at,
    decidedById: context.by.id,
    decidedBy: context.by.name,
    decisionNote: note,
  })
}

/**
 * Decides several alike, all or none.
 * @param order.exclusions each with the revision that was seen
 * @throws Problem as `decideExclusion`, naming the facility
 */
export const decideExclusions = async (
  rows: Rows,
  context: ChangeContext,
  order: {
    readonly exclusions: readonly { readonly id: string; readonly revision: number }[]
    readonly approved: boolean
    readonly note: string
  },
): Promise<void> => {
  const { exclusions, approved, note } = order
  const ids = exclusions.map(({ id }) => id)
  const names = new Map(
    (await listedExclusions(rows, context.bureau, ids)).map(({ exclusion, facility }) => [
      exclusion.id,
      facility,
    ]),
  )
  await lockFacilities(
    rows,
    context.bureau,
    [...names.values()].map(({ id }) => id),
  )
  for (const { id, revision } of exclusions)
    try {
      await decideExclusion(rows, context, { id, revision, approved, note })
    } catch (error) {
      const name = names.get(id)?.name
      if (error instanceof Problem && name !== undefined)
        throw new Problem(error.code, { detail: { zh: name, en: name } })
      throw error
    }
}
