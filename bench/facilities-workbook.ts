import { creditCodeCheckDigit } from '@mingqian/rules'
import { handMadeWorkbook } from '../packages/server/src/registry/import/hand-made-workbook.ts'

const headings = [
  '污染源编号',
  '单位名称',
  '统一社会信用代码',
  '监管类别',
  '行政区划代码',
  '所属街镇',
  '详细地址',
  '行业类别代码',
  '排污许可证编号',
  '近12个月投诉次数',
  '最近严重违法日期',
  '环境风险等级',
  '联系人',
  '联系电话',
  '备注',
]

const badEvery = 50
type Row = (string | number)[]

const goodRow = (n: number): Row => {
  const first = `91150203MA${String(n).padStart(7, '0')}`
  const creditCode = `${first}${creditCodeCheckDigit(first)}`
  return [
    `W-${String(n).padStart(6, '0')}`,
    `第${n}号试验单位`,
    creditCode,
    n % 12 === 0 ? '重点' : '一般',
    '150203',
    `第${(n % 9) + 1}街道`,
    `试验路${n}号`,
    'C2611',
    `${creditCode}001P`,
    n % 4,
    n % 20 === 0 ? '2026年3月2日' : '',
    ['一般', '较大', '重大'][n % 3] as string,
    `联系人${n}`,
    13_800_000_000 + n,
    n % 7 === 0 ? '季节性生产' : '',
  ]
}

/** The ways in which a row is spoilt, by turns: the column and what stands there instead. */
const spoilt: readonly (readonly [number, string])[] = [
  [1, ''],
  [2, '91150203MA0000000X'],
  [3, '特重点'],
  [10, '2026年13月40日'],
]

const rowOf = (n: number): Row => {
  const row = goodRow(n)
  const wrong = n % badEvery === 0 ? spoilt[(n / badEvery) % spoilt.length] : undefined
  return wrong ? row.with(wrong[0], wrong[1]) : row
}

const columnName = (column: number) => String.fromCharCode(65 + column)

/**
 * A register of facilities as Excel saves one: 15 columns, texts in the table of shared strings.
 * Every fiftieth row has something wrong with it.
 */
export const facilitiesWorkbook = (rows: number): { readonly bytes: Uint8Array; readonly bad: number } => {
  const strings = new Map<string, number>()
  const cell = (value: string | number, column: number, row: number): string => {
    if (value === '') return ''
    const ref = `${columnName(column)}${row}`
    if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`
    const index = strings.get(value) ?? strings.size
    strings.set(value, index)
    return `<c r="${ref}" t="s"><v>${index}</v></c>`
  }
  const table = [headings, ...Array.from({ length: rows }, (_, n) => rowOf(n + 1))]
  const sheetData = table
    .map(
      (cells, index) => `<row r="${index + 1}">${cells.map((v, c) => cell(v, c, index + 1)).join('')}</row>`,
    )
    .join('')
  return {
    bytes: handMadeWorkbook({
      sheetData,
      strings: [...strings.keys()].map(text => `<si><t>${text}</t></si>`).join(''),
    }),
    bad: Math.floor(rows / badEvery),
  }
}
