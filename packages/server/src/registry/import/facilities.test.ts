import { creditCodeCheckDigit, kundulun2016, type RuleSet, ruleSetById } from '@mingqian/rules'
import { expect, test } from 'vitest'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { facilityKey, parseFacilities } from './facilities.ts'
import { drawnClasses } from './facility-class.ts'
import { readSheet } from './read-sheet.ts'
import type { SheetRow } from './sheet.ts'

const context = { bureau: '150203', today: '2026-11-24', classes: drawnClasses(kundulun2016) }

const creditCode = (n: number): string => {
  const start = `91150299MADEM${String(n).padStart(4, '0')}`
  return start + creditCodeCheckDigit(start)
}
const one = creditCode(1)
const two = creditCode(2)

const sheetRows = (...rows: (readonly (string | null)[] | null)[]): SheetRow[] =>
  rows.flatMap((cells, index) => (cells ? [{ row: index + 1, cells }] : []))

const parse = (rows: readonly SheetRow[], more: object = {}) => {
  const parsed = parseFacilities(rows, { ...context, ...more })
  if (!parsed.ok) throw new Error(parsed.problem.message.en)
  return parsed
}

const headings = ['单位名称', '统一社会信用代码', '监管类别', '详细地址']

/** The facility that one column beside the mandatory ones yields. */
const withColumn = (heading: string, value: string | null) =>
  parse(sheetRows([...headings, heading], ['甲厂', one, '重点', '示例路1号', value]))

const readAs = (heading: string, value: string, field: string) =>
  Object(withColumn(heading, value).good[0]?.value)[field]

const problemOf = (heading: string, value: string) => withColumn(heading, value).bad.map(bad => bad.problem)

test('a facility is read with its defaults', () => {
  expect(parse(sheetRows(headings, ['甲厂', one, '重点', '示例路1号'])).good).toEqual([
    {
      row: 2,
      value: {
        name: '甲厂',
        creditCode: one,
        class: 'key',
        division: '150203',
        address: '示例路1号',
        keyKinds: [],
        formerNames: [],
        operation: 'operating',
      },
    },
  ])
})

test('an office workbook is read: title rows, merged streets, full-width digits, dates of all kinds, empty lines', async () => {
  const day = new Date('2026-03-18')
  const data: SheetData = [
    [{ value: '2026年污染源名录', columnSpan: 8 }, ...Array<null>(7).fill(null)],
    [],
    ['序号', '街 镇', '企业名称\n（全称）', '上次检查日期', '信用代码*', '电话', '监管类别', '地址'],
    [
      1,
      { value: '砚北街道', rowSpan: 2 },
      ' 甲　厂\n',
      { value: day, type: Date, format: 'yyyy/m/d' },
      one,
      4722110000,
      '重点 ',
      '示例路１号',
    ],
    [
      2,
      null,
      '乙厂（集团）',
      '2026年3月18日',
      two.toLowerCase(),
      '0472-2110000',
      '一般排污单位',
      '示例路2号',
    ],
    [],
    [{ value: '二、其他', columnSpan: 8 }, ...Array<null>(7).fill(null)],
    [3, null, null, null, null, null, null, null],
    [4, '榆屏街道', '丙厂', '２０２６．３．１８', creditCode(3), '—', '否', '示例路3号'],
    [],
    ['填表人：张某', null, null, null, null, null, null, null],
  ]
  const sheet = readSheet(await writeWorkbook(data).toBuffer(), '名录.xlsx')
  const parsed = parse(sheet.ok ? sheet.rows : [])
  expect(parsed.bad).toEqual([])
  expect(parsed.rows).toBe(3)
  expect(parsed.ignoredColumns).toEqual(['序号'])
  expect(parsed.warnings.map(warning => warning.zh)).toEqual([
    '第7、11行是小标题、说明或重复表头，未作为数据',
    '第8行没有可导入的内容，已跳过',
  ])
  expect(
    parsed.good.map(
      ({ row, value: { name, area, creditCode, lastVisitedOn, phone, class: kind, address } }) => [
        row,
        name,
        area,
        creditCode,
        lastVisitedOn,
        phone,
        kind,
        address,
      ],
    ),
  ).toEqual([
    [4, '甲 厂', '砚北街道', one, '2026-03-18', '4722110000', 'key', '示例路1号'],
    [5, '乙厂（集团）', '砚北街道', two, '2026-03-18', '0472-2110000', 'general', '示例路2号'],
    [9, '丙厂', '榆屏街道', creditCode(3), '2026-03-18', undefined, 'general', '示例路3号'],
  ])
})

test('headings on two rows, a group over its columns, are read from the lower row', async () => {
  const data: SheetData = [
    [{ value: '名录', columnSpan: 4 }, null, null, null],
    [
      { value: '单位名称', rowSpan: 2 },
      { value: '监管类别', rowSpan: 2 },
      { value: '登记信息', columnSpan: 2 },
      null,
    ],
    [null, null, '统一社会信用代码', '详细地址'],
    ['甲厂', '重点', one, '示例路1号'],
  ]
  const sheet = readSheet(await writeWorkbook(data).toBuffer(), '名录.xlsx')
  expect(parse(sheet.ok ? sheet.rows : []).good.map(({ row, value }) => [row, value.address])).toEqual([
    [4, '示例路1号'],
  ])
})

test('a group over several columns is no heading, even if it reads like one', async () => {
  const upper = ['单位名称', '监管类别', '统一社会信用代码'].map(value => ({
    value,
    type: String,
    rowSpan: 2,
  }))
  const data: SheetData = [
    [...upper, { value: '地址', columnSpan: 2 }, null],
    [null, null, null, '门牌', '详细地址'],
    ['甲厂', '重点', one, '1号', '示例路1号'],
  ]
  const sheet = readSheet(await writeWorkbook(data).toBuffer(), '名录.xlsx')
  const parsed = parse(sheet.ok ? sheet.rows : [])
  expect(parsed.good.map(({ row, value }) => [row, value.address])).toEqual([[3, '示例路1号']])
  expect(parsed.ignoredColumns).toEqual(['门牌'])
})

test('headings repeated on a later page are no data', () => {
  const parsed = parse(sheetRows(headings, ['甲厂', one, '重点', '示例路1号'], headings))
  expect(parsed.rows).toBe(1)
  expect(parsed.warnings).toHaveLength(1)
})

test('every bad cell of a row is reported, with row, heading as written, value and what is expected', () => {
  const written = [
    '单位名称（必填）',
    '统一社会 信用代码',
    '监管类别',
    '地址',
    '环境风险等级',
    '行政区划代码',
  ]
  const wrong = `${one.slice(0, 17)}${one.endsWith('0') ? '1' : '0'}`
  const { bad, good, rows } = parse(
    sheetRows(null, written, null, [null, wrong, '特殊', null, '-1', '150204']),
  )
  expect([rows, good.length]).toEqual([1, 0])
  expect(bad.map(({ row, column, value, problem }) => [row, column, value, problem])).toEqual([
    [4, '单位名称（必填）', '', 'missing'],
    [4, '统一社会 信用代码', wrong, 'checksum'],
    [4, '监管类别', '特殊', 'choice'],
    [4, '行政区划代码', '150204', 'division'],
    [4, '地址', '', 'missing'],
    [4, '环境风险等级', '-1', 'choice'],
  ])
  for (const finding of bad)
    for (const text of [finding.message, finding.expected]) expect(text.zh && text.en).toBeTruthy()
  expect(bad[3]?.message.zh).toBe('青山区不在本单位辖区内')
  expect(bad[2]?.expected.zh).toBe('填写重点、一般之一')
})

test('a credit code that lost digits as a number, or has a letter too many, has the wrong format', () => {
  const problems = (code: string) =>
    parse(sheetRows(headings, ['甲厂', code, '重点', '路1号'])).bad.map(bad => bad.problem)
  expect(problems('9.11502990000001E+17')).toEqual(['format'])
  expect(problems(`${one}A`)).toEqual(['format'])
  expect(problems(one.replace('M', 'I'))).toEqual(['format'])
  expect(problems(`${one.slice(0, 8)} ${one.slice(8)}\u200b`)).toEqual([])
})

test('divisions are those of the bureau and below, and ones that exist', () => {
  const inCity = (division: string) =>
    parse(sheetRows([...headings, '行政区划代码'], ['甲厂', one, '重点', '路1号', division]), {
      bureau: '150200',
    }).bad
  expect(inCity('150204')).toEqual([])
  expect(inCity('150298')[0]?.problem).toBe('division')
  expect(inCity('15020')[0]?.problem).toBe('division')
  expect(inCity('110000')[0]?.message.zh).toBe('北京市不在本单位辖区内')
})

test('dates are read as offices write them, and days that do not exist or lie ahead are not', () => {
  for (const written of [
    '2026-11-3',
    '2026年11月3日',
    '2026/11/3',
    '20261103',
    '2026.11.3',
    '２０２６－１１－０３',
    '46329',
    '2026-11-03 08:30:00',
  ])
    expect(readAs('最近检查日期', written, 'lastVisitedOn'), written).toBe('2026-11-03')
  expect(readAs('最近检查日期', '2026-11-24', 'lastVisitedOn')).toBe('2026-11-24')
  for (const written of ['2026-02-30', '2026-13-1', '去年', '11月3日', '2026-11'])
    expect(problemOf('最近检查日期', written), written).toEqual(['date'])
  for (const written of ['2026-11-25', '1026-11-03'])
    expect(problemOf('最近检查日期', written), written).toEqual(['range'])
})

test('the other columns are read, or refused with their own problem', () => {
  expect(readAs('行业代码', 'ｃ3120', 'industry')).toBe('C3120')
  expect(problemOf('行业代码', 'Z3120')).toEqual(['format'])
  expect(readAs('排污许可证编号', `${one}001p`, 'permit')).toBe(`${one}001P`)
  expect(problemOf('排污许可证编号', `${one}01P`)).toEqual(['format'])
  expect(readAs('重点类别', '水、气，土壤;水', 'keyKinds')).toEqual(['水', '气', '土壤'])
  expect(readAs('环境风险等级', '较大', 'riskGrade')).toBe('considerable')
  expect(problemOf('环境风险等级', '一级')).toEqual(['choice'])
  expect(readAs('经度', '109°49′12″', 'longitude')).toBe(109.82)
  expect(readAs('纬度', '40.65', 'latitude')).toBe(40.65)
  expect(problemOf('纬度', '109.82')).toEqual(['range'])
  expect(problemOf('经度', '东边')).toEqual(['format'])
  expect(problemOf('联系电话', '无人接听')).toEqual(['format'])
  expect(problemOf('备注', '长'.repeat(501))).toEqual(['too-long'])
  expect(readAs('备注', 'a\u0007b\r\nc', 'remark')).toBe('ab c')
  expect(problemOf('备注', '#REF!')).toEqual(['format'])
  for (const nothing of ['—', '/', '无', 'N/A'])
    expect(readAs('最近检查日期', nothing, 'lastVisitedOn')).toBeUndefined()
})

test('a facility that takes no part says why and since when', () => {
  const columns = [...headings, '生产状态', '状态起始日期', '依据']
  const row = ['甲厂', one, '一般', '路1号']
  expect(
    parse(sheetRows(columns, [...row, '停产', null, null])).bad.map(bad => [bad.column, bad.problem]),
  ).toEqual([
    ['状态起始日期', 'missing'],
    ['依据', 'missing'],
  ])
  expect(parse(sheetRows(columns, [...row, '搬迁', '2026-03-27', '搬迁公告'])).good[0]?.value).toMatchObject({
    operation: 'moved',
    stoppedOn: '2026-03-27',
    stoppedEvidence: '搬迁公告',
  })
  const bare = parse(sheetRows([...headings, '生产状态'], [...row, '停产']))
  expect(
    bare.good.map(({ value }) => value.operation),
    'a file that has no such columns',
  ).toEqual(['suspended'])
})

test('two sites may share a credit code, one site may not be listed twice', () => {
  const { bad, good } = parse(
    sheetRows(
      headings,
      ['甲厂', one, '重点', '示例路1号'],
      ['甲厂二分厂', one, '重点', '示例路2号'],
      ['甲厂', one, '一般', '示例路 １号'],
    ),
  )
  expect(good.map(({ row }) => row)).toEqual([2, 3])
  expect(bad.map(({ row, column, problem, message }) => [row, column, problem, message.zh])).toEqual([
    [4, '统一社会信用代码', 'duplicate', '与第2行重复：统一社会信用代码和地址均相同'],
  ])
})

test('a facility number occurs once', () => {
  const { bad } = parse(
    sheetRows(
      ['编号', ...headings],
      ['w-1', '甲厂', one, '重点', '路1号'],
      ['Ｗ-１', '乙厂', two, '重点', '路2号'],
    ),
  )
  expect(bad.map(({ row, column, problem }) => [row, column, problem])).toEqual([[3, '编号', 'duplicate']])
})

test('what the register holds already is a duplicate too', () => {
  const rows = sheetRows(
    ['编号', ...headings],
    ['W-1', '甲厂', one, '重点', '路1号'],
    ['W-2', '乙厂', two, '一般', '路2号'],
  )
  const existing = new Set([facilityKey({ creditCode: one, address: '路 1号' })])
  const parsed = parse(rows, { existing, existingCodes: new Set(['W-2']) })
  expect(parsed.bad.map(({ row, column, message }) => [row, column, message.zh])).toEqual([
    [2, '统一社会信用代码', '名录库中已有：统一社会信用代码和地址均相同'],
    [3, '编号', '名录库中已有：污染源编号相同'],
  ])
})

test('a file without a mandatory column is refused, naming the row and what is expected', () => {
  const parsed = parseFacilities(sheetRows(['名录'], ['单位名称', '地址'], ['甲厂', '路1号']), context)
  expect(parsed).toMatchObject({
    ok: false,
    problem: { problem: 'missing-column', row: 2, columns: ['统一社会信用代码', '监管类别'] },
  })
  expect(parseFacilities(sheetRows(['a', 'b'], ['c', 'd']), context)).toMatchObject({
    ok: false,
    problem: { problem: 'no-headings' },
  })
})

test('columns come in any order, and the nearer of two headings for one field is taken', () => {
  const parsed = parse(
    sheetRows(
      ['类别', '详细地址', '监管类别', '统一社会信用代码', '颜色', '单位名称'],
      ['甲类', '路1号', '重点', one, '红', '甲厂'],
    ),
  )
  expect(parsed.good).toHaveLength(1)
  expect(parsed.ignoredColumns).toEqual(['类别', '颜色'])
})

test('the classes are those of the rules in force, by name, by its beginning or by id', () => {
  const classesOf = (id: string, ...written: string[]) => {
    const rows = sheetRows(
      ['单位名称', '统一社会信用代码', '监管类别', '详细地址'],
      ...written.map((one, n) => [`甲${n}厂`, creditCode(n), one, `路${n}号`]),
    )
    const classes = drawnClasses(ruleSetById(id) as RuleSet)
    const parsed = parseFacilities(rows, { ...context, bureau: '150299', classes })
    if (!parsed.ok) throw new Error(parsed.problem.message.en)
    return {
      read: parsed.good.map(({ value }) => value.class),
      bad: parsed.bad.map(({ expected }) => expected.zh),
    }
  }
  expect(classesOf('jiangxi-2022', 'A类排污单位', 'b类', 'Ｃ', '重点')).toEqual({
    read: ['a', 'b', 'c'],
    bad: ['填写A类排污单位、B类排污单位、C类排污单位之一'],
  })
  expect(classesOf('chizhou-2019', '特殊', '特殊排污单位', '一般', '重点').read).toEqual([
    'special',
    'special',
    'general',
    'key',
  ])
})
