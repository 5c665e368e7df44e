import type { SheetColumn } from '../exports/index.ts'
import type { Text } from '../platform/text.ts'
import type { ListedVisit, VisitState } from './list-visits.ts'

const stateWords: Readonly<Record<VisitState, Text>> = {
  opened: { zh: '待提交记录', en: 'Record due' },
  signed: { zh: '待公示', en: 'To be published' },
  published: { zh: '已公示', en: 'Published' },
}

const column = (
  key: string,
  zh: string,
  en: string,
  width: number,
  of: SheetColumn<ListedVisit>['of'],
): SheetColumn<ListedVisit> => ({ key, title: { zh, en }, width, of })

const found: Text = { zh: '发现违法情形', en: 'Violation found' }
const none: Text = { zh: '未发现', en: 'None found' }

/** Visits' columns as a sheet shows them, named as the list's columns are; days are those of Shanghai. */
export const visitSheet = (dayOf: (instant: string) => string): readonly SheetColumn<ListedVisit>[] => [
  column('facility', '被检查单位', 'Facility', 34, visit => visit.facility.name),
  column('code', '污染源编号', 'Facility number', 18, visit => visit.facility.id),
  column('team', '检查人员', 'Inspectors', 24, visit => visit.team.join('、')),
  column('openedAt', '开签时间', 'Opened', 14, visit => dayOf(visit.openedAt)),
  column('state', '状态', 'State', 14, visit => stateWords[visit.state]),
  column('deadline', '期限', 'Deadline', 14, visit =>
    visit.state === 'published' ? null : visit.state === 'opened' ? visit.recordDueOn : visit.publishDueOn,
  ),
  column('recordDueOn', '记录期限', 'Record due', 14, visit => visit.recordDueOn),
  column('signedAt', '提交时间', 'Recorded', 14, visit => visit.signedAt && dayOf(visit.signedAt)),
  column('publishDueOn', '公示期限', 'Publication due', 14, visit => visit.publishDueOn),
  column('violation', '违法情形', 'Violation', 14, visit =>
    visit.violation === null ? null : visit.violation ? found : none,
  ),
]
