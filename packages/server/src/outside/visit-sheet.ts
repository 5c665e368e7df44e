import type { SheetColumn } from '../exports/index.ts'
import type { Text } from '../platform/text.ts'
import { kindTitles } from './matter.ts'
import type { OutsideVisit } from './visit-row.ts'

const found: Text = { zh: '发现违法情形', en: 'Violation found' }
const none: Text = { zh: '未发现', en: 'None found' }
const valid: Text = { zh: '有效', en: 'Valid' }
const withdrawn: Text = { zh: '已撤销', en: 'Withdrawn' }

const column = (
  key: string,
  zh: string,
  en: string,
  width: number,
  of: SheetColumn<OutsideVisit>['of'],
): SheetColumn<OutsideVisit> => ({ key, title: { zh, en }, width, of })

/** Columns of visits outside the regime as a sheet shows them; those of the list are named as they are there. */
export const visitSheet: readonly SheetColumn<OutsideVisit>[] = [
  column('day', '检查日期', 'Visited on', 12, visit => visit.visitedOn),
  column('kind', '检查类别', 'Kind', 20, visit => kindTitles[visit.kind]),
  column('what', '专项名称、案号或信访编号', 'Campaign, case or petition', 30, visit => visit.reference),
  column('code', '污染源编号', 'Facility no.', 14, visit => visit.facilityId),
  column('facility', '单位名称', 'Facility', 32, visit => visit.facility.name),
  column('creditCode', '统一社会信用代码', 'Credit code', 22, visit => visit.facility.creditCode),
  column('team', '检查人员', 'Inspectors', 24, visit => visit.team.map(({ name }) => name).join('、')),
  column('reason', '检查事由', 'Reason', 36, visit => visit.reason),
  column('findings', '检查情况', 'Findings', 48, visit => visit.findings),
  column('violation', '违法情形', 'Violation', 14, visit => (visit.violation ? found : none)),
  column('registeredBy', '登记人', 'Registered by', 12, visit => visit.registeredBy),
  column('state', '状态', 'State', 10, visit => (visit.withdrawnAt ? withdrawn : valid)),
  column('withdrawal', '撤销原因', 'Why withdrawn', 30, visit => visit.withdrawalReason),
]
