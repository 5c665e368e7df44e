import writeWorkbook from 'write-excel-file/node'
import type { Language, Text } from '../platform/text.ts'
import type { ListedDeadline } from './list-deadlines.ts'
import { deadlineWords, kindTitles, standingTitles } from './words.ts'

const provisional = { zh: '暂定', en: 'Provisional' }

type Column = {
  readonly title: Text
  readonly width: number
  readonly of: (deadline: ListedDeadline, today: string) => Text | string
}

const columns: readonly Column[] = [
  { title: { zh: '期限', en: 'Due' }, width: 12, of: each => each.day },
  { title: { zh: '状态', en: 'State' }, width: 12, of: each => standingTitles[each.state] },
  { title: { zh: '剩余时间', en: 'Time left' }, width: 24, of: deadlineWords },
  { title: { zh: '事项', en: 'What' }, width: 20, of: each => kindTitles[each.kind] },
  { title: { zh: '对象', en: 'About' }, width: 36, of: each => each.subject },
  { title: { zh: '可办起始日', en: 'Not before' }, width: 14, of: each => each.from ?? '' },
  { title: { zh: '备注', en: 'Note' }, width: 14, of: each => (each.provisional ? provisional : '') },
]

/** Deadlines as an .xlsx, one a row, in the order given. */
export const deadlinesWorkbook = (
  deadlines: readonly ListedDeadline[],
  today: string,
  language: Language,
): Promise<Uint8Array> => {
  const said = (text: Text | string) => (typeof text === 'string' ? text : text[language])
  const cell = (value: string) => (value ? { value, type: String, format: '@' as const, wrap: true } : null)
  return writeWorkbook(
    [
      columns.map(({ title }) => ({ value: title[language], type: String, fontWeight: 'bold' as const })),
      ...deadlines.map(each => columns.map(column => cell(said(column.of(each, today))))),
    ],
    {
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      sheet: language === 'zh' ? '期限' : 'Deadlines',
    },
  ).toBuffer()
}
