import type { Text } from '../platform/text.ts'

/** Why a facility takes no part in draws. */
export const exclusionReasons = ['suspended', 'closed', 'moved', 'bankrupt', 'deregistered'] as const
export type ExclusionReason = (typeof exclusionReasons)[number]

/** An exclusion in force. Days are ISO days; `until` is the day the facility is back. */
export type Exclusion = {
  readonly id: string
  readonly reason: ExclusionReason
  readonly since: string
  readonly until: string | null
  readonly evidence: string
}

export const exclusionReasonText: Readonly<Record<ExclusionReason, Text>> = {
  suspended: { zh: '长期停产', en: 'Out of operation' },
  closed: { zh: '关闭', en: 'Closed' },
  moved: { zh: '搬迁', en: 'Moved away' },
  bankrupt: { zh: '破产', en: 'Bankrupt' },
  deregistered: { zh: '注销', en: 'Deregistered' },
}

/** Reason and evidence in a sentence. */
export const exclusionText = ({ reason, evidence }: Pick<Exclusion, 'reason' | 'evidence'>): Text => {
  const { zh, en } = exclusionReasonText[reason]
  return evidence ? { zh: `${zh}：${evidence}`, en: `${en}: ${evidence}` } : { zh, en }
}

/**
 * How an exclusion stands on a day. Only one `in-force` keeps its facility out; one `coming` begins later, and one that
 * is `over` has let its facility come back.
 */
export const exclusionStates = ['waiting', 'coming', 'in-force', 'over', 'refused', 'withdrawn'] as const
export type ExclusionState = (typeof exclusionStates)[number]

/** What became of a request; null while it waits. */
export type Decision = 'approved' | 'refused' | 'withdrawn' | null

/** @param day ISO day */
export const exclusionStateOn = (
  {
    approved,
    since,
    until,
  }: { readonly approved: Decision; readonly since: string; readonly until: string | null },
  day: string,
): ExclusionState => {
  if (approved === null) return 'waiting'
  if (approved !== 'approved') return approved
  // Ended before it began, it was never in force.
  if (until !== null && (until <= day || until <= since)) return 'over'
  return since > day ? 'coming' : 'in-force'
}
