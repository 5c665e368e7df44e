import type { ExportColumn } from '../platform/workbooks/columns.ts'
import { kindTitles } from './matter.ts'
import type { OutsideVisit } from './visit-row.ts'

const yes = { zh: '发现违法情形', en: 'Violation found' }
const no = { zh: '未发现', en: 'None found' }
const valid = { zh: '有效', en: 'Valid' }
const withdrawn = { zh: '已撤销', en: 'Withdrawn' }

/** Visits outside the regime as a table, one a row. */
export const visitColumns: readonly ExportColumn<OutsideVisit>[] = [
  { title: { zh: '检查日期', en: 'Visited on' }, width: 12, kind: 'day', of: visit => visit.visitedOn },
  { title: { zh: '检查类别', en: 'Kind' }, width: 20, of: visit => kindTitles[visit.kind] },
  {
    title: { zh: '专项名称、案号或信访编号', en: 'Campaign, case or petition' },
    width: 30,
    of: visit => visit.reference,
  },
  { title: { zh: '污染源编号', en: 'Facility no.' }, width: 14, of: visit => visit.facilityId },
  { title: { zh: '单位名称', en: 'Facility' }, width: 32, of: visit => visit.facility.name },
  { title: { zh: '统一社会信用代码', en: 'Credit code' }, width: 22, of: visit => visit.facility.creditCode },
  {
    title: { zh: '检查人员', en: 'Inspectors' },
    width: 24,
    of: visit => visit.team.map(({ name }) => name).join('、'),
  },
  { title: { zh: '检查事由', en: 'Reason' }, width: 36, of: visit => visit.reason },
  { title: { zh: '检查情况', en: 'Findings' }, width: 48, of: visit => visit.findings },
  { title: { zh: '违法情形', en: 'Violation' }, width: 14, of: visit => (visit.violation ? yes : no) },
  { title: { zh: '登记人', en: 'Registered by' }, width: 12, of: visit => visit.registeredBy },
  { title: { zh: '状态', en: 'State' }, width: 10, of: visit => (visit.withdrawnAt ? withdrawn : valid) },
  { title: { zh: '撤销原因', en: 'Why withdrawn' }, width: 30, of: visit => visit.withdrawalReason },
]
