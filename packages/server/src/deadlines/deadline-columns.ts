import type { ExportColumn } from '../platform/workbooks/columns.ts'
import type { ListedDeadline } from './list-deadlines.ts'
import { deadlineWords, kindTitles, standingTitles } from './words.ts'

const provisional = { zh: '暂定', en: 'Provisional' }

/** Deadlines as a table, one a row. @param today ISO day in Shanghai, from which the time left is counted */
export const deadlineColumns = (today: string): readonly ExportColumn<ListedDeadline>[] => [
  { title: { zh: '期限', en: 'Due' }, width: 12, kind: 'day', of: each => each.day },
  { title: { zh: '状态', en: 'State' }, width: 12, of: each => standingTitles[each.state] },
  { title: { zh: '剩余时间', en: 'Time left' }, width: 24, of: each => deadlineWords(each, today) },
  { title: { zh: '事项', en: 'What' }, width: 20, of: each => kindTitles[each.kind] },
  { title: { zh: '对象', en: 'About' }, width: 36, of: each => each.subject },
  { title: { zh: '可办起始日', en: 'Not before' }, width: 14, kind: 'day', of: each => each.from },
  { title: { zh: '备注', en: 'Note' }, width: 14, of: each => (each.provisional ? provisional : null) },
]
