import { creditCodeCheckDigit } from '@mingqian/rules'
import { handMadeWorkbook } from '../packages/server/src/registry/import/hand-made-workbook.ts'

const headings = [
  '污染源编号',
  '单位名称',
  '曾用名',
  '统一社会信用代码',
  '法定代表人',
  '监管类别',
  '行政区划代码',
  '所属街镇',
  '详细地址',
  '行业类别代码',
  '排污许可证编号',
  '重点类别',
  '环境风险等级',
  '最近检查日期',
  '生产状态',
  '状态起始日期',
  '依据',
  '经度',
  '纬度',
  '联系人',
  '联系电话',
  '投诉次数',
  '备注',
]

const places = ['青山', '临江', '望湖', '梧桐', '榆林', '砚北', '澄岭', '苍南', '石桥', '东河']
const trades = [
  '机械',
  '化工',
  '印染',
  '电镀',
  '水泥',
  '造纸',
  '酿造',
  '屠宰',
  '铸造',
  '制药',
  '养殖',
  '涂装',
]
const of = (words: readonly string[], n: number) => words[n % words.length] as string

/** The nth facility of a county's register, always the same; every fifth is of one firm's second site. */
const rowOf = (n: number): (string | number)[] => {
  const firm = n % 5 === 4 ? n - 1 : n
  const first = `91150203MA${String(firm).padStart(7, '0')}`
  const creditCode = `${first}${creditCodeCheckDigit(first)}`
  const stopped = n % 40 === 7
  return [
    `W-${String(n).padStart(6, '0')}`,
    `${of(places, firm)}${of(trades, firm >> 3)}${firm}有限公司${firm === n ? '' : '二厂'}`,
    n % 9 === 0 ? `${of(places, firm + 1)}${of(trades, firm)}${firm}厂` : '',
    creditCode,
    `张${of(places, n)}`,
    n % 12 === 0 ? '重点' : '一般',
    '150203',
    `${of(places, n >> 2)}街道`,
    `${of(places, n)}路${n}号${of(trades, n)}园${n % 97}栋`,
    `C${2600 + (n % 90)}`,
    `${creditCode}${n === firm ? '001' : '002'}P`,
    n % 12 === 0 ? '水、气' : '',
    n % 4 === 0 ? of(['一般', '较大', '重大'], n) : '',
    n % 3 === 0 ? '2026-03-18' : '',
    stopped ? '停产' : '正常',
    stopped ? '2026-02-01' : '',
    stopped ? '停产报告' : '',
    (109.7 + (n % 1000) / 5000).toFixed(4),
    (40.5 + (n % 700) / 5000).toFixed(4),
    `李${of(trades, n)}`,
    13_800_000_000 + n,
    n % 4,
    n % 7 === 0 ? '季节性生产' : '',
  ]
}

const columnName = (column: number) => String.fromCharCode(65 + column)

/** A register of facilities as Excel saves one: 23 columns, texts in the table of shared strings. */
export const importWorkbook = (rows: number): { readonly bytes: Uint8Array; readonly columns: number } => {
  const strings = new Map<string, number>()
  const cell = (value: string | number, column: number, row: number): string => {
    if (value === '') return ''
    const ref = `${columnName(column)}${row}`
    if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`
    const index = strings.get(value) ?? strings.size
    strings.set(value, index)
    return `<c r="${ref}" t="s"><v>${index}</v></c>`
  }
  const line = (cells: readonly (string | number)[], at: number) =>
    `<row r="${at}">${cells.map((value, column) => cell(value, column, at)).join('')}</row>`
  const sheetData = [
    line(headings, 1),
    ...Array.from({ length: rows }, (_, n) => line(rowOf(n + 1), n + 2)),
  ].join('')
  const shared = [...strings.keys()].map(text => `<si><t>${text}</t></si>`).join('')
  return { bytes: handMadeWorkbook({ sheetData, strings: shared }), columns: headings.length }
}
