import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { handMadeWorkbook } from './hand-made-workbook.ts'
import { readSheet } from './read-sheet.ts'

const rowsOf = (bytes: Uint8Array, name = 'a.xlsx') => {
  const sheet = readSheet(bytes, name)
  if (!sheet.ok) throw new Error(sheet.problem.message.en)
  return sheet.rows
}
const cellsOf = (bytes: Uint8Array, name?: string) =>
  rowsOf(bytes, name).map(({ row, cells }) => [row, ...cells])
const problemOf = (bytes: Uint8Array, name = 'a.xlsx') => {
  const sheet = readSheet(bytes, name)
  return sheet.ok ? undefined : sheet.problem.problem
}

test("rows keep the sheet's own numbers over empty rows, and a merged value fills downwards", async () => {
  const bytes = await writeWorkbook([
    [{ value: '污染源名录', columnSpan: 3 }, null, null],
    [],
    ['街镇', '名称', '电话'],
    [{ value: '砚北街道', rowSpan: 3 }, '甲', 13800138000],
    [null, '乙', 1.5],
    [],
    [],
    ['榆屏街道', '丙', true],
  ]).toBuffer()
  expect(cellsOf(bytes)).toEqual([
    [1, '污染源名录'],
    [3, '街镇', '名称', '电话'],
    [4, '砚北街道', '甲', '13800138000'],
    [5, '砚北街道', '乙', '1.5'],
    [8, '榆屏街道', '丙', 'TRUE'],
  ])
  expect(rowsOf(bytes)[0]?.span).toBe(3)
})

test('a date cell is an ISO day, whatever format shows it; a number in another format is none', async () => {
  const value = new Date('2026-11-03')
  const bytes = await writeWorkbook([
    [
      { value, type: Date, format: 'yyyy/m/d' },
      { value, type: Date, format: 'yyyy"年"m"月"d"日"' },
      { value, type: Date, format: 'mmm' },
      { value: 46329, type: Number, format: '#,##0.00_);[Red](#,##0.00)' },
      { value: 46329, type: Number, format: '0"日"' },
    ],
  ]).toBuffer()
  expect(cellsOf(bytes)).toEqual([[1, '2026-11-03', '2026-11-03', '2026-11-03', '46329', '46329']])
})

test("Excel's built-in Chinese dates, its 1904 calendar and its 29 February 1900 are read as it shows them", () => {
  const styles =
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="57"/><xf numFmtId="20"/></cellXfs>'
  const sheetData =
    '<row r="1"><c r="A1" s="1"><v>59</v></c><c r="B1" s="2"><v>61</v></c><c r="C1" s="3"><v>0.5</v></c><c r="D1" s="1"><v>-4</v></c></row>'
  expect(cellsOf(handMadeWorkbook({ sheetData, styles }))).toEqual([
    [1, '1900-02-28', '1900-03-01', '0.5', '-4'],
  ])
  const workbookProperties = '<workbookPr date1904="1"/>'
  const in1904 = '<row r="1"><c r="A1" s="1"><v>44867</v></c></row>'
  expect(cellsOf(handMadeWorkbook({ sheetData: in1904, styles, workbookProperties }))).toEqual([
    [1, '2026-11-03'],
  ])
})

test('digits come as they were typed: no exponent and no float noise', () => {
  const sheetData =
    '<row r="1"><c r="A1"><v>109.81999999999999</v></c><c r="B1"><v>1.3800138E10</v></c><c r="C1"><v>0.1</v></c></row>'
  expect(cellsOf(handMadeWorkbook({ sheetData }))).toEqual([[1, '109.82', '13800138000', '0.1']])
})

test('rich text is joined, phonetic guides are left out, rare characters and entities survive', () => {
  const strings =
    '<si><r><t>明</t></r><r><t xml:space="preserve"> 签</t></r><rPh sb="0" eb="1"><t>ming</t></rPh></si><si><t>&#x20BB7;&amp;&lt;_x000D_𠮷</t></si>'
  const sheetData = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>'
  expect(cellsOf(handMadeWorkbook({ sheetData, strings }))).toEqual([[2, '明 签', null, '𠮷&<\r𠮷']])
})

test('cells without references stand next to one another, formulas give their last result', () => {
  const sheetData =
    '<row><c t="inlineStr"><is><t>甲</t></is></c><c><f>1+1</f><v>2</v></c><c t="str"><f>A1</f><v>乙</v></c><c t="e"><v>#REF!</v></c></row>'
  expect(cellsOf(handMadeWorkbook({ sheetData }))).toEqual([[1, '甲', '2', '乙', '#REF!']])
})

test('the first sheet that is not hidden is read, namespace prefixes or not', () => {
  const sheets =
    '<sheet name="旧" sheetId="1" state="hidden" r:id="rId1"/><sheet name="新" sheetId="2" r:id="rId2"/>'
  expect(cellsOf(handMadeWorkbook({ sheetData: '', sheets }))).toEqual([[1, 'second']])
})

test('CSV is read in UTF-8 with and without its mark, in GB18030 and in UTF-16', () => {
  const expected = [
    [1, '名称', '数'],
    [2, '甲', '1'],
  ]
  const utf8 = new TextEncoder().encode('名称,数\r\n甲,1\r\n')
  expect(cellsOf(utf8, 'a.csv')).toEqual(expected)
  expect(cellsOf(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]), 'a.csv')).toEqual(expected)
  const gb18030 = new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xca, 0xfd, 0x0a, 0xbc, 0xd7, 0x2c, 0x31])
  expect(cellsOf(gb18030, 'a.csv')).toEqual(expected)
  const utf16 = Buffer.from('\ufeff名称\t数\n甲\t1', 'utf16le')
  expect(cellsOf(new Uint8Array(utf16), 'a.txt')).toEqual(expected)
})

test('CSV fields may be quoted, hold quotes, commas and line breaks; rows count records, empty ones too', () => {
  const csv = new TextEncoder().encode('a,"b ""x"", c\nd",\n\n,,\n"e",\'0123,="04"\n"open')
  expect(cellsOf(csv, 'a.csv')).toEqual([
    [1, 'a', 'b "x", c\nd', null],
    [4, 'e', '0123', '04'],
    [5, 'open'],
  ])
})

test('files that are no table are named for what they are', () => {
  const text = (value: string) => new TextEncoder().encode(value)
  expect(problemOf(new Uint8Array())).toBe('empty')
  expect(problemOf(text(' , ,\n'), 'a.csv')).toBe('empty')
  expect(problemOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'a.xls')).toBe('old-format')
  expect(problemOf(text('<html><table></table></html>'), 'a.xls')).toBe('not-a-workbook')
  expect(problemOf(text('%PDF-1.7'), 'a.csv')).toBe('not-a-workbook')
  expect(problemOf(text('a,b'), 'a.xlsx')).toBe('not-a-workbook')
  expect(problemOf(zipSync({ 'a.txt': text('a') }))).toBe('damaged')
  expect(problemOf(new Uint8Array([0, 1, 2, 0xff, 0xfe, 0x80, 0xff]), 'a.csv')).toBe('encoding')
})

test('a workbook cut short or with broken XML is damaged, wherever the cut falls', async () => {
  const whole = await writeWorkbook([['名称'], ['甲']]).toBuffer()
  for (let length = 5; length < whole.length; length += 97)
    expect(problemOf(whole.subarray(0, length))).toBe('damaged')
  expect(problemOf(handMadeWorkbook({ sheetData: '<row><c></row>' }))).toBe('damaged')
})

test('a lone cell at the far end of the sheet costs nothing', () => {
  const sheetData =
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c><c r="XFD1048576"><v>3</v></c></row>'
  expect(cellsOf(handMadeWorkbook({ sheetData, merges: ['A1:A1048576'] }))).toEqual([
    [1, '1'],
    [1048576, '2'],
  ])
})

/** The archive with another unpacked size declared for its only part, in both places where a zip says it. */
const declaring = (size: number, archive: Uint8Array): Uint8Array => {
  const altered = Uint8Array.from(archive)
  const view = new DataView(altered.buffer)
  const directory = view.getUint32(altered.length - 6, true)
  view.setUint32(22, size, true)
  view.setUint32(directory + 24, size, true)
  return altered
}

test('a zip bomb stays folded, even one that lies about its size', () => {
  const small = zipSync({ 'xl/workbook.xml': new Uint8Array(1000) })
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(40_000_000) })
  const before = process.memoryUsage().arrayBuffers
  expect(problemOf(declaring(200_000_001, small))).toBe('too-large')
  expect(problemOf(declaring(1000, bomb))).toBe('damaged')
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000)
})

test('more rows than the limit, and merges that lie over one another, are refused', () => {
  const many = new TextEncoder().encode('1\n'.repeat(200_001))
  expect(problemOf(many, 'a.csv')).toBe('too-many-rows')
  const sheetData = Array.from(
    { length: 2000 },
    (_, at) => `<row r="${at + 1}"><c r="B${at + 1}"><v>1</v></c></row>`,
  )
  const merges = Array.from({ length: 2000 }, () => 'B1:B2000')
  expect(problemOf(handMadeWorkbook({ sheetData: sheetData.join(''), merges }))).toBe('damaged')
})

test('a file of 200 MB is answered by its length, not one byte of it read', () => {
  const unread = {
    length: 200_000_000,
    read: () => {
      throw new Error('read')
    },
  }
  for (const name of ['名录.xlsx', '名录.csv']) {
    const sheet = readSheet(unread, name)
    expect(sheet.ok ? undefined : sheet.problem).toMatchObject({
      problem: 'too-large',
      message: { zh: '文件超过50MB，请分批导入', en: 'The file exceeds 50 MB; import in several files' },
    })
  }
})
