import type { SheetColumn } from '../exports/index.ts'
import type { Text } from '../platform/text.ts'
import type { ListedVisit, VisitState } from './list-visits.ts'

const stateWords: Readonly<Record<VisitState, Text>> = {
  opened: { zh: '检查中', en: 'Visited, record due' },
  signed: { zh: '已提交记录', en: 'Recorded' },
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
  column('facility', '单位名称', 'Facility', 34, visit => visit.facility.name),
  column('code', '污染源编号', 'Facility number', 18, visit => visit.facility.id),
  column('team', '检查人员', 'Inspectors', 24, visit => visit.team.join('、')),
  column('openedAt', '到场日期', 'Visited on', 14, visit => dayOf(visit.openedAt)),
  column('state', '状态', 'State', 14, visit => stateWords[visit.state]),
  column('recordDueOn', '记录期限', 'Record due', 14, visit => visit.recordDueOn),
  column('signedAt', '提交日期', 'Recorded on', 14, visit => visit.signedAt && dayOf(visit.signedAt)),
  column('publishDueOn', '公示期限', 'Publication due', 14, visit => visit.publishDueOn),
  column('violation', '违法情形', 'Violation', 14, visit =>
    visit.violation === null ? null : visit.violation ? found : none,
  ),
]
