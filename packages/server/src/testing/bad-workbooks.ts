import { creditCodeCheckDigit } from '@mingqian/rules'
import { strToU8, zipSync } from 'fflate'
import { handMadeWorkbook } from '../registry/import/hand-made-workbook.ts'
import { oleContainer } from './ole-container.ts'

/** A file that an office might upload by mistake or malice, made when it is needed. */
export type MadeFile = { readonly name: string; readonly bytes: Uint8Array }

/** A credit code of the demo's division, which does not exist, with a valid check digit. */
const madeCreditCode = (n: number): string => {
  const start = `91150299MA${String(n).padStart(7, '0')}`
  return start + creditCodeCheckDigit(start)
}

export const madeHeadings = ['单位名称', '统一社会信用代码', '监管类别', '详细地址'] as const

/** A facility's row under those headings, with more cells at the end. */
export const madeRow = (n: number, ...more: readonly string[]): readonly string[] => [
  `榆屏${n}号砂石场`,
  madeCreditCode(n),
  n % 10 === 0 ? '重点' : '一般',
  `澄岭路${n}号`,
  ...more,
]

type Cells = readonly (string | { readonly xml: string })[]

const columnName = (at: number) => String.fromCharCode(65 + at)

/** Rows from the first on as the XML of a sheet, texts in the cells themselves; `xml` is what a cell has instead. */
const sheetData = (rows: readonly Cells[]): string =>
  rows
    .map((cells, at) => {
      const written = cells.map((cell, column) => {
        const place = `r="${columnName(column)}${at + 1}"`
        return typeof cell === 'string'
          ? `<c ${place} t="inlineStr"><is><t>${cell}</t></is></c>`
          : `<c ${place} ${cell.xml}</c>`
      })
      return `<row r="${at + 1}">${written.join('')}</row>`
    })
    .join('')

const dateStyle = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'

const workbook = (rows: readonly Cells[]): MadeFile => ({
  name: '名录.xlsx',
  bytes: handMadeWorkbook({ sheetData: sheetData(rows), styles: dateStyle }),
})

/** The same with a column more: its heading and what stands in the first row. */
const withColumn = (heading: string, cell: Cells[number]): MadeFile =>
  workbook([
    [...madeHeadings, heading],
    [...madeRow(1), cell],
  ])

const swapped = <T>(cells: readonly T[], one: number, other: number): readonly T[] =>
  cells.with(one, cells[other] as T).with(other, cells[one] as T)

/** The archive with another unpacked size declared for one of its parts, in both places where a zip says it. */
const declaring = (archive: Uint8Array, part: string, size: number): Uint8Array => {
  const altered = Buffer.from(archive)
  for (let at = altered.indexOf(part); at >= 0; at = altered.indexOf(part, at + 1)) {
    if (altered.readUInt32LE(Math.max(0, at - 30)) === 0x04034b50) altered.writeUInt32LE(size, at - 30 + 22)
    if (at >= 46 && altered.readUInt32LE(at - 46) === 0x02014b50) altered.writeUInt32LE(size, at - 46 + 24)
  }
  return altered
}

const good = () => workbook([madeHeadings, madeRow(1), madeRow(2)])

/** A worksheet of so many megabytes that all are one blank: it packs to a thousandth. */
const bomb = (megabytes: number) =>
  zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="1" r:id="rId1"/></sheets></workbook>'),
    'xl/worksheets/sheet1.xml': new Uint8Array(megabytes * 1_000_000).fill(0x20),
  })

/** What such a file must be answered with. */
export type BadWorkbook = {
  readonly what: string
  readonly file: () => MadeFile
  /** Part of what is said in each language. */
  readonly zh: string
  readonly en: string
} & (
  | { readonly answer: 'rows'; readonly column: string; readonly problem: string }
  | { readonly answer: 'file'; readonly problem: string }
)

/** Files with a bad row each, or that are bad as a whole; nothing of any may reach the register. */
export const badWorkbooks: readonly BadWorkbook[] = [
  {
    what: 'a credit code with a wrong check digit',
    file: () => workbook([madeHeadings, madeRow(1).with(1, '91150203MA0000000X')]),
    answer: 'rows',
    column: '统一社会信用代码',
    problem: 'checksum',
    zh: '校验码不符',
    en: 'check digit',
  },
  {
    what: 'two rows of one site',
    file: () => workbook([madeHeadings, madeRow(1), madeRow(1).with(0, '另一名称').with(3, '澄岭路 1 号。')]),
    answer: 'rows',
    column: '统一社会信用代码',
    problem: 'duplicate',
    zh: '与第2行重复',
    en: 'same as row 2',
  },
  {
    what: 'coordinates in another province',
    file: () =>
      workbook([
        [...madeHeadings, '经度', '纬度'],
        [...madeRow(1), '113.36', '23.12'],
      ]),
    answer: 'rows',
    column: '经度',
    problem: 'range',
    zh: '不在内蒙古自治区范围内，该坐标在广东省一带',
    en: 'about 广东省',
  },
  {
    what: 'longitude and latitude exchanged in a row',
    file: () =>
      workbook([
        [...madeHeadings, '经度', '纬度'],
        [...madeRow(1), '40.66', '109.84'],
      ]),
    answer: 'rows',
    column: '经度',
    problem: 'range',
    zh: '像是纬度',
    en: 'looks like a latitude',
  },
  {
    what: 'a number under the format of a date, shown as 5 January 1900',
    file: () => withColumn('上次检查日期', { xml: 's="1"><v>5</v>' }),
    answer: 'rows',
    column: '上次检查日期',
    problem: 'date',
    zh: '会显示成1900年',
    en: 'day of 1900',
  },
  {
    what: 'a date cell of nought, shown as 0 January 1900',
    file: () => withColumn('上次检查日期', { xml: 's="1"><v>0</v>' }),
    answer: 'rows',
    column: '上次检查日期',
    problem: 'date',
    zh: '会显示成1900年',
    en: 'day of 1900',
  },
  {
    what: '29 February 1900, which only Excel knows',
    file: () => withColumn('上次检查日期', '1900-02-29'),
    answer: 'rows',
    column: '上次检查日期',
    problem: 'date',
    zh: '会显示成1900年',
    en: 'day of 1900',
  },
  {
    what: 'a formula that has failed',
    file: () => withColumn('上次检查日期', { xml: 't="e"><f>VLOOKUP(A2,B:C,9,0)</f><v>#REF!</v>' }),
    answer: 'rows',
    column: '上次检查日期',
    problem: 'format',
    zh: '公式出错',
    en: 'formula',
  },
  {
    what: 'names and credit codes in one another’s columns',
    file: () => workbook([madeHeadings, ...[1, 2, 3, 4, 5].map(n => swapped(madeRow(n), 0, 1))]),
    answer: 'file',
    problem: 'swapped-columns',
    zh: '“统一社会信用代码”和“单位名称”两列的内容看起来填反了',
    en: 'look swapped',
  },
  {
    what: 'longitude and latitude exchanged throughout',
    file: () =>
      workbook([
        [...madeHeadings, '经度', '纬度'],
        ...[1, 2, 3].map(n => [...madeRow(n), `40.6${n}`, `109.8${n}`]),
      ]),
    answer: 'file',
    problem: 'swapped-columns',
    zh: '“经度”和“纬度”两列的内容看起来填反了',
    en: 'look swapped',
  },
  {
    what: 'an old .xls renamed .xlsx',
    file: () => ({ name: '名录.xlsx', bytes: oleContainer('Workbook') }),
    answer: 'file',
    problem: 'old-format',
    zh: '旧版.xls',
    en: 'An old .xls',
  },
  {
    what: 'a workbook protected by a password',
    file: () => ({ name: '名录.xlsx', bytes: oleContainer('EncryptionInfo', 'EncryptedPackage') }),
    answer: 'file',
    problem: 'encrypted',
    zh: '设有打开密码',
    en: 'password',
  },
  {
    what: 'a web page that calls itself .xls',
    file: () => ({
      name: '名录.xls',
      bytes: strToU8('\ufeff<html><table><tr><td>单位名称</td></tr></table></html>'),
    }),
    answer: 'file',
    problem: 'not-a-workbook',
    zh: '网页文件',
    en: 'web page',
  },
  {
    what: 'an archive with a workbook in it',
    file: () => ({ name: '名录.xlsx', bytes: zipSync({ '名录.xlsx': good().bytes }) }),
    answer: 'file',
    problem: 'not-a-workbook',
    zh: '压缩包',
    en: 'archive',
  },
  {
    what: 'an archive with nothing in it',
    file: () => ({ name: '名录.xlsx', bytes: zipSync({ 'readme.txt': strToU8('') }) }),
    answer: 'file',
    problem: 'damaged',
    zh: '已损坏或不完整',
    en: 'damaged',
  },
  {
    what: 'a document of Word',
    file: () => ({ name: '名录.xlsx', bytes: zipSync({ 'word/document.xml': strToU8('<w:document/>') }) }),
    answer: 'file',
    problem: 'not-a-workbook',
    zh: 'Word文档',
    en: 'Word document',
  },
  {
    what: 'a workbook of which the upload broke off',
    file: () => ({ name: '名录.xlsx', bytes: good().bytes.subarray(0, 900) }),
    answer: 'file',
    problem: 'damaged',
    zh: '已损坏或不完整',
    en: 'damaged',
  },
  {
    what: 'a workbook with a flipped bit in its sheet',
    file: () => {
      const bytes = zipSync(
        { 'xl/workbook.xml': strToU8('<w/>'), 'xl/worksheets/sheet1.xml': strToU8('<w><c/></w>') },
        { level: 0 },
      )
      const at = Buffer.from(bytes).indexOf('<c/>')
      return { name: '名录.xlsx', bytes: bytes.with(at + 1, 0x64) }
    },
    answer: 'file',
    problem: 'damaged',
    zh: '已损坏或不完整',
    en: 'damaged',
  },
  {
    what: 'a zip bomb that says how large it is',
    file: () => ({ name: '名录.xlsx', bytes: declaring(bomb(1), 'xl/worksheets/sheet1.xml', 4_000_000_000) }),
    answer: 'file',
    problem: 'too-large',
    zh: '解压后超过',
    en: 'Unpacks to more than',
  },
  {
    what: 'a zip bomb that lies about its size',
    file: () => ({ name: '名录.xlsx', bytes: declaring(bomb(100), 'xl/worksheets/sheet1.xml', 5000) }),
    answer: 'file',
    problem: 'damaged',
    zh: '已损坏或不完整',
    en: 'damaged',
  },
  {
    what: 'a CSV with a quotation mark that is never closed',
    file: () => ({
      name: '名录.csv',
      bytes: strToU8(`${madeHeadings.join(',')}\n"榆屏,${'1,2,3\n'.repeat(400_000)}`),
    }),
    answer: 'file',
    problem: 'damaged',
    zh: '第2行有引号没有闭合',
    en: 'row 2 is never closed',
  },
  {
    what: 'a text that is no table',
    file: () => ({ name: '名录.csv', bytes: new Uint8Array([0, 1, 2, 0xff, 0xfe, 0x80, 0xff]) }),
    answer: 'file',
    problem: 'encoding',
    zh: '编码无法识别',
    en: 'unknown encoding',
  },
  {
    what: 'a workbook of more rows than are taken',
    file: () => ({
      name: '名录.xlsx',
      bytes: handMadeWorkbook({
        sheetData: `${sheetData([madeHeadings])}${'<row><c><v>1</v></c></row>'.repeat(200_000)}`,
      }),
    }),
    answer: 'file',
    problem: 'too-many-rows',
    zh: '数据超过200000行',
    en: 'More than 200000 rows',
  },
]

/** GB18030 has no encoder in the platform; the two-byte characters are those that its decoder gives. */
const gb18030 = (text: string): Uint8Array => {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(new Uint8Array([lead, trail]))
      if (character.length === 1) codes.set(character, [lead, trail])
    }
  return new Uint8Array(
    [...text].flatMap(one => (one < '\u0080' ? [one.charCodeAt(0)] : (codes.get(one) ?? []))),
  )
}

const utf16BigEndian = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16()

/** Files that look odd and must be read all the same: two good facilities each. */
export const oddWorkbooks = (): readonly (MadeFile & { readonly what: string })[] => {
  const csv = `${[madeHeadings, madeRow(1), madeRow(2)].map(cells => cells.join(',')).join('\r\n')}\r\n`
  const blank = Array.from(
    { length: 50_000 },
    (_, at) =>
      `<row r="${at + 4}" s="1" customFormat="1"><c r="A${at + 4}" s="1"/><c r="B${at + 4}" s="1"/></row>`,
  )
  return [
    { what: 'CSV in GB18030', name: '名录.csv', bytes: gb18030(csv) },
    { what: 'CSV in UTF-8', name: '名录.csv', bytes: strToU8(csv) },
    { what: 'CSV in UTF-8 with its mark', name: '名录.csv', bytes: strToU8(`\ufeff${csv}`) },
    {
      what: 'CSV in UTF-16, as Excel saves Unicode text',
      name: '名录.txt',
      bytes: new Uint8Array(Buffer.from(`\ufeff${csv.replaceAll(',', '\t')}`, 'utf16le')),
    },
    { what: 'CSV in UTF-16, big-endian', name: '名录.csv', bytes: utf16BigEndian(`\ufeff${csv}`) },
    {
      what: 'a workbook with 50,000 rows that are only formatted',
      name: '名录.xlsx',
      bytes: handMadeWorkbook({
        sheetData: sheetData([madeHeadings, madeRow(1), madeRow(2)]) + blank.join(''),
        styles: dateStyle,
      }),
    },
  ]
}
