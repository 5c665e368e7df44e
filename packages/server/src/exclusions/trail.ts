import { listChanges } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'

/** The columns of an exclusion whose changes are shown. */
export const shownColumns = ['reason', 'since', 'until', 'evidence', 'decisionNote', 'returnNote'] as const

export const exclusionSteps = [
  'requested',
  'corrected',
  'approved',
  'refused',
  'withdrawn',
  'ended',
  'restored',
] as const

/** What somebody did with an exclusion: a step of its way, and what it changed from what to what. */
export type ExclusionStep = {
  readonly revision: number
  readonly step: (typeof exclusionSteps)[number]
  readonly at: Date
  readonly by: string
  readonly changes: readonly {
    readonly field: (typeof shownColumns)[number]
    readonly from: string | null
    readonly to: string | null
  }[]
}

const mostSteps = 1000

const textAt = (columns: unknown, column: string): string | null => {
  const value = (columns as Readonly<Record<string, unknown>> | null)?.[column]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The way of an exclusion, from its request on. */
export const exclusionTrail = async (
  rows: Rows,
  bureau: string,
  id: string,
): Promise<readonly ExclusionStep[]> => {
  const { items } = await listChanges(rows, { bureau, of: { kind: 'exclusion', id }, limit: mostSteps })
  let approved = false
  return [...items].reverse().map(({ revision, action, at, by, before, after }): ExclusionStep => {
    const decision = textAt(after, 'approved')
    const step =
      action === 'created'
        ? 'requested'
        : action === 'restored'
          ? 'restored'
          : decision === 'approved' || decision === 'refused' || decision === 'withdrawn'
            ? decision
            : approved
              ? 'ended'
              : 'corrected'
    approved ||= step === 'approved'
    return {
      revision,
      step,
      at,
      by,
      changes: shownColumns.flatMap(field => {
        const [from, to] = [textAt(before, field), textAt(after, field)]
        return from === to ? [] : [{ field, from, to }]
      }),
    }
  })
}
