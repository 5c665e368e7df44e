import { columnsFor, type ListedColumn } from '../exports/index.ts'
import type { Text } from '../platform/text.ts'
import type { ListedVisit, VisitState } from './list-visits.ts'

const stateWords: Readonly<Record<VisitState, Text>> = {
  opened: { zh: '待提交记录', en: 'Record due' },
  signed: { zh: '待公示', en: 'To be published' },
  published: { zh: '已公示', en: 'Published' },
}

const found: Text = { zh: '发现违法情形', en: 'Violation found' }
const none: Text = { zh: '未发现', en: 'None found' }

const { text, day } = columnsFor<ListedVisit>()

/** Visits' columns as a sheet shows them, named as the list's columns are; days are those of Shanghai. */
export const visitSheet = (dayOf: (instant: string) => string): readonly ListedColumn<ListedVisit>[] => [
  text('facility', '被检查单位', 'Facility', 34, visit => visit.facility.name),
  text('code', '污染源编号', 'Facility number', 18, visit => visit.facility.id),
  text('team', '检查人员', 'Inspectors', 24, visit => visit.team.join('、')),
  day('openedAt', '开签时间', 'Opened', visit => dayOf(visit.openedAt)),
  text('state', '状态', 'State', 14, visit => stateWords[visit.state]),
  day('deadline', '期限', 'Deadline', visit =>
    visit.state === 'published' ? null : visit.state === 'opened' ? visit.recordDueOn : visit.publishDueOn,
  ),
  day('recordDueOn', '记录期限', 'Record due', visit => visit.recordDueOn),
  day('signedAt', '提交时间', 'Recorded', visit => visit.signedAt && dayOf(visit.signedAt)),
  day('publishDueOn', '公示期限', 'Publication due', visit => visit.publishDueOn),
  text('violation', '违法情形', 'Violation', 14, visit =>
    visit.violation === null ? null : visit.violation ? found : none,
  ),
]
