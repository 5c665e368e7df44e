import type { Text } from '@mingqian/rules'
import writeWorkbook from 'write-excel-file/node'
import type { BadCell } from './finding.ts'
import type { SheetRow } from './sheet.ts'
import type { ParsedTable } from './table.ts'

/** What is wrong with a cell in one sentence, such as 【执法证号】必填项为空；应为：填写该项. */
export const findingSentence = ({ column, message, expected }: BadCell): Text => ({
  zh: `【${column}】${message.zh}；应为：${expected.zh}`,
  en: `[${column}] ${message.en}; expected: ${expected.en}`,
})

/**
 * An .xlsx of the rows that were refused, as they stood and under their own headings, with a column 问题 that says
 * what to correct. The corrected file can be imported as it is: the column 问题 is then ignored.
 */
export const rejectedRowsWorkbook = async (
  rows: readonly SheetRow[],
  parsed: ParsedTable<unknown> & { readonly ok: true },
  language: keyof Text = 'zh',
): Promise<Uint8Array> => {
  const problems = new Map<number, string[]>()
  for (const bad of parsed.bad) {
    const sentences = problems.get(bad.row) ?? []
    sentences.push(findingSentence(bad)[language])
    problems.set(bad.row, sentences)
  }
  const width = parsed.headings.length
  const asText = (value: string | null | undefined) =>
    value ? { value, type: String, format: '@' as const } : null
  const at = language === 'zh' ? (row: number) => `原第${row}行：` : (row: number) => `Row ${row}: `
  const refused = rows.flatMap(({ row, cells }) => {
    const sentences = problems.get(row)
    if (!sentences) return []
    return [
      [
        ...Array.from({ length: width }, (_, column) => asText(cells[column])),
        { value: at(row) + sentences.join('\n'), type: String, wrap: true, textColor: '#B42318' },
      ],
    ]
  })
  const headings = [...parsed.headings, language === 'zh' ? '问题' : 'Problem'].map(heading =>
    heading ? { value: heading, type: String, fontWeight: 'bold' as const } : null,
  )
  const columns = [...parsed.headings.map(() => ({ width: 18 })), { width: 60 }]
  return writeWorkbook([headings, ...refused], {
    columns,
    stickyRowsCount: 1,
    sheet: '需修改的行',
  }).toBuffer()
}
