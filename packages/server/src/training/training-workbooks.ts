import writeWorkbook from 'write-excel-file/node'
import type { Language, Text } from '../platform/text.ts'
import type { RosterLine, TrainingRecord } from './read-courses.ts'

type Column<T> = {
  readonly title: Text
  readonly width: number
  readonly of: (line: T) => Text | string | number | null
}

const passedWords = (passed: boolean): Text =>
  passed ? { zh: '合格', en: 'Passed' } : { zh: '不合格', en: 'Not passed' }

// The headings are those by which a roster is read, so that the workbook can be filled in and brought back.
const rosterSheet: readonly Column<RosterLine>[] = [
  { title: { zh: '人员编号', en: '人员编号' }, width: 16, of: line => line.inspectorId },
  { title: { zh: '姓名', en: '姓名' }, width: 12, of: line => line.name },
  { title: { zh: '执法证号', en: '执法证号' }, width: 18, of: line => line.certificate },
  { title: { zh: '所属单位', en: '所属单位' }, width: 18, of: line => line.unit },
  { title: { zh: '成绩', en: '成绩' }, width: 10, of: line => line.mark },
  { title: { zh: '是否合格', en: '是否合格' }, width: 10, of: line => passedWords(line.passed).zh },
  { title: { zh: '培训证书编号', en: '培训证书编号' }, width: 22, of: line => line.certificateNumber },
]

const recordSheet: readonly Column<TrainingRecord>[] = [
  { title: { zh: '培训日期', en: 'Held on' }, width: 12, of: line => line.heldOn },
  { title: { zh: '培训名称', en: 'Course' }, width: 36, of: line => line.title },
  { title: { zh: '培训类别', en: 'Kind' }, width: 18, of: line => line.kind },
  { title: { zh: '学时', en: 'Hours' }, width: 8, of: line => line.hours },
  { title: { zh: '主办单位', en: 'Organiser' }, width: 24, of: line => line.organiser },
  { title: { zh: '成绩', en: 'Mark' }, width: 8, of: line => line.mark },
  { title: { zh: '结果', en: 'Result' }, width: 10, of: line => passedWords(line.passed) },
  { title: { zh: '培训证书编号', en: 'Certificate' }, width: 22, of: line => line.certificateNumber },
  {
    title: { zh: '有效期至', en: 'Holds until' },
    width: 12,
    of: line => (line.passed ? (line.until ?? { zh: '长期', en: 'Without end' }) : ''),
  },
]

const write = <T>(
  sheet: string,
  columns: readonly Column<T>[],
  lines: readonly T[],
  language: Language,
): Promise<Uint8Array> => {
  const cell = (value: Text | string | number | null) => {
    if (typeof value === 'number') return value
    const said = typeof value === 'string' || value === null ? value : value[language]
    return said ? { value: said, type: String, format: '@' as const } : null
  }
  return writeWorkbook(
    [
      columns.map(({ title }) => ({ value: title[language], type: String, fontWeight: 'bold' as const })),
      ...lines.map(line => columns.map(column => cell(column.of(line)))),
    ],
    { columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1, sheet },
  ).toBuffer()
}

/** A course's roster as an .xlsx that can be filled in and brought back. */
export const rosterWorkbook = (roster: readonly RosterLine[]): Promise<Uint8Array> =>
  write('培训名单', rosterSheet, roster, 'zh')

/** What somebody was trained in, as an .xlsx. */
export const recordWorkbook = (record: readonly TrainingRecord[], language: Language): Promise<Uint8Array> =>
  write(language === 'zh' ? '培训档案' : 'Training', recordSheet, record, language)
