import type { RecordedChange } from '../changes/index.ts'
import { exclusionsByIds, exclusionText } from '../exclusions/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Text } from '../platform/text.ts'
import { type ChangeWords, columnsOf } from './change-happenings.ts'

const plain = (text: string): Text => ({ zh: text, en: text })

/** What became of exclusions from the pool, in words. */
export const exclusionChangeWords = async (
  rows: Rows,
  bureau: string,
  changes: readonly RecordedChange[],
): Promise<(change: RecordedChange) => ChangeWords> => {
  const exclusions = await exclusionsByIds(
    rows,
    bureau,
    changes.map(({ subjectId }) => subjectId),
  )
  return change => {
    const exclusion = exclusions.get(change.subjectId)
    const { after } = columnsOf(change)
    const title = (): Text => {
      if (change.action === 'created') return { zh: '申请不参加抽查', en: 'Exclusion from draws asked for' }
      if (change.action === 'restored' || change.action === 'removed')
        return { zh: '撤销不参加抽查的申请', en: 'Exclusion undone' }
      if (after.approved === 'approved') return { zh: '批准不参加抽查', en: 'Exclusion approved' }
      if (after.approved === 'refused') return { zh: '不批准不参加抽查', en: 'Exclusion refused' }
      if (after.approved === 'withdrawn')
        return { zh: '撤回不参加抽查的申请', en: 'Request for exclusion withdrawn' }
      const decided = exclusion?.decidedAt && exclusion.decidedAt <= change.at
      return decided
        ? { zh: '恢复参加抽查', en: 'Back in the draws' }
        : { zh: '更正不参加抽查的申请', en: 'Request for exclusion corrected' }
    }
    const facts = [
      ...(exclusion ? [{ label: { zh: '原因', en: 'Reason' }, value: exclusionText(exclusion) }] : []),
      ...(exclusion && change.action === 'created'
        ? [{ label: { zh: '起始日期', en: 'Since' }, value: plain(exclusion.since) }]
        : []),
      ...(typeof after.until === 'string'
        ? [{ label: { zh: '恢复日期', en: 'Back on' }, value: plain(after.until) }]
        : []),
      ...([after.decisionNote, after.returnNote] as const).flatMap(note =>
        typeof note === 'string' && note !== ''
          ? [{ label: { zh: '说明', en: 'Note' }, value: plain(note) }]
          : [],
      ),
    ]
    return {
      title: title(),
      facts,
      changes: [],
      link: exclusion ? { to: 'exclusion', id: exclusion.id } : null,
    }
  }
}
