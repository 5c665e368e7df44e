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

const reasonWords: Readonly<Record<ExclusionReason, Text>> = {
  suspended: { zh: '长期停产', en: 'Out of operation' },
  closed: { zh: '关闭', en: 'Closed' },
  moved: { zh: '搬迁', en: 'Moved away' },
  bankrupt: { zh: '破产', en: 'Bankrupt' },
  deregistered: { zh: '注销', en: 'Deregistered' },
}

/** Reason and evidence in a sentence. */
export const exclusionText = ({ reason, evidence }: Pick<Exclusion, 'reason' | 'evidence'>): Text => {
  const { zh, en } = reasonWords[reason]
  return evidence ? { zh: `${zh}：${evidence}`, en: `${en}: ${evidence}` } : { zh, en }
}
