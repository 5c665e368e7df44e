import { Tag } from 'antd'
import type { TextKey } from '../texts/sentence.ts'
import { useTexts } from '../texts/texts.tsx'

/** Every state the screens show, each with its colour; its words are `state.<name>` in the catalogue. */
const colours = {
  'draw.frozen': 'default',
  'draw.committed': 'processing',
  'draw.sealed': 'warning',
  'draw.opened': 'success',
  'lot.sealed': 'warning',
  'lot.opened': 'processing',
  'myLot.dispatched': 'warning',
  'myLot.opened': 'processing',
  'myLot.draft': 'processing',
  'myLot.signed': 'cyan',
  'myLot.published': 'success',
  'visit.opened': 'processing',
  'visit.signed': 'cyan',
  'visit.published': 'success',
  'outside.valid': 'success',
  'outside.withdrawn': 'default',
  'plan.draft': 'processing',
  'plan.approved': 'success',
  'directory.draft': 'processing',
  'directory.submitted': 'warning',
  'directory.published': 'success',
  'standing.new': 'processing',
  'standing.kept': 'default',
  'standing.dropped': 'warning',
  'standing.open': 'error',
  'decision.listed': 'success',
  'decision.unlisted': 'default',
  'rules.past': 'default',
  'rules.in-force': 'success',
  'rules.coming': 'processing',
  'facility.active': 'success',
  'facility.excluded': 'default',
  'exclusion.suspended': 'default',
  'exclusion.bankrupt': 'default',
  'exclusion.closed': 'default',
  'exclusion.moved': 'default',
  'exclusion.deregistered': 'default',
  'exclusionState.waiting': 'warning',
  'exclusionState.in-force': 'default',
  'exclusionState.coming': 'processing',
  'exclusionState.over': 'success',
  'exclusionState.refused': 'error',
  'exclusionState.withdrawn': 'default',
  'import.mapping': 'warning',
  'import.reading': 'processing',
  'import.previewed': 'warning',
  'import.applying': 'processing',
  'import.done': 'success',
  'import.failed': 'error',
  'import.dropped': 'default',
  'import.undone': 'default',
  'post.in-post': 'success',
  'post.on-leave': 'warning',
  'post.seconded': 'warning',
  'post.left': 'default',
  'course.valid': 'success',
  'course.withdrawn': 'default',
  'account.active': 'success',
  'account.disabled': 'default',
} as const satisfies Readonly<Record<string, string>>

export type StateName = keyof typeof colours

export const StateTag = ({ state }: { state: StateName }) => {
  const { t } = useTexts()
  return <Tag color={colours[state]}>{t(`state.${state}` satisfies TextKey)}</Tag>
}
