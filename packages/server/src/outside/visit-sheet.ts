import { columnsFor, type ListedColumn } from '../exports/index.ts'
import type { Text } from '../platform/text.ts'
import { kindTitles } from './matter.ts'
import type { OutsideVisit } from './visit-row.ts'

const found: Text = { zh: '发现违法情形', en: 'Violation found' }
const none: Text = { zh: '未发现', en: 'None found' }
const valid: Text = { zh: '有效', en: 'Valid' }
const withdrawn: Text = { zh: '已撤销', en: 'Withdrawn' }

const { text, day } = columnsFor<OutsideVisit>()

/** Columns of visits outside the regime as a sheet shows them; those of the list are named as they are there. */
export const visitSheet: readonly ListedColumn<OutsideVisit>[] = [
  day('day', '检查日期', 'Visited on', visit => visit.visitedOn),
  text('kind', '检查类别', 'Kind', 20, visit => kindTitles[visit.kind]),
  text('what', '专项名称、案号或信访编号', 'Campaign, case or petition', 30, visit => visit.reference),
  text('code', '污染源编号', 'Facility no.', 14, visit => visit.facilityId),
  text('facility', '单位名称', 'Facility', 32, visit => visit.facility.name),
  text('creditCode', '统一社会信用代码', 'Credit code', 22, visit => visit.facility.creditCode),
  text('team', '检查人员', 'Inspectors', 24, visit => visit.team.map(({ name }) => name).join('、')),
  text('reason', '检查事由', 'Reason', 36, visit => visit.reason),
  text('findings', '检查情况', 'Findings', 48, visit => visit.findings),
  text('violation', '违法情形', 'Violation', 14, visit => (visit.violation ? found : none)),
  text('registeredBy', '登记人', 'Registered by', 12, visit => visit.registeredBy),
  text('state', '状态', 'State', 10, visit => (visit.withdrawnAt ? withdrawn : valid)),
  text('withdrawal', '撤销原因', 'Why withdrawn', 30, visit => visit.withdrawalReason),
]
