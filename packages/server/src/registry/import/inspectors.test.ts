import { kundulun2016 } from '@mingqian/rules'
import { expect, test } from 'vitest'
import { drawnClasses } from './facility-class.ts'
import { parseInspectors } from './inspectors.ts'
import type { CellValue } from './sheet.ts'

const context = { bureau: '150203', today: '2026-11-24', classes: drawnClasses(kundulun2016) }
const headings = ['姓名', '执法证号', '所属中队', '在岗状态', '可任主办', '采样资格', '负责片区', '回避单位']

const parse = (...rows: (readonly CellValue[])[]) => {
  const parsed = parseInspectors(
    [headings, ...rows].map((cells, index) => ({ row: index + 1, cells })),
    { ...context, existing: new Set(['15029900009']) },
  )
  if (!parsed.ok) throw new Error(parsed.problem.message.en)
  return parsed
}

test('an inspector is read with seats, areas and facilities to avoid', () => {
  expect(
    parse([
      '赵砚舟',
      '１５０２９９００００１',
      '一中队',
      '在岗',
      '是',
      '√',
      '砚北街道，榆屏街道',
      'mc0001、MC0002；',
    ]).good[0]?.value,
  ).toEqual({
    name: '赵砚舟',
    certificate: '15029900001',
    unit: '一中队',
    post: 'in-post',
    lead: true,
    sampler: true,
    areas: ['砚北街道', '榆屏街道'],
    avoid: ['MC0001', 'MC0002'],
  })
})

test('one of whom nothing more is said is in post, may assist, works everywhere and avoids nobody', () => {
  expect(parse(['赵砚舟', '15029900001']).good[0]?.value).toEqual({
    name: '赵砚舟',
    certificate: '15029900001',
    post: 'in-post',
    lead: false,
    sampler: false,
    areas: [],
    avoid: [],
  })
})

test('leave, secondment and retirement are told apart', () => {
  const posts = ['产假', '借调', '退休'].map((post, index) => ['赵', `1502990000${index}`, null, post])
  expect(parse(...posts).good.map(({ value }) => value.post)).toEqual(['on-leave', 'seconded', 'left'])
})

test('a certificate is mandatory, unique in the file and new to the register', () => {
  const { bad } = parse(
    ['甲', null],
    ['乙', '15029900001'],
    ['丙', '1502990 0001'],
    ['丁', '15029900009'],
    ['戊', '12'],
  )
  expect(bad.map(({ row, column, problem }) => [row, column, problem])).toEqual([
    [2, '执法证号', 'missing'],
    [4, '执法证号', 'duplicate'],
    [5, '执法证号', 'duplicate'],
    [6, '执法证号', 'format'],
  ])
})

test('a seat that is neither yes nor no is refused with its choices', () => {
  const { bad } = parse(['甲', '15029900001', null, '上班', '也许'])
  expect(bad.map(({ column, problem }) => [column, problem])).toEqual([
    ['在岗状态', 'choice'],
    ['可任主办', 'choice'],
  ])
})

test('the term of the certificate, establishment, specialities and identity number are read where a sheet has them', () => {
  const parsed = parseInspectors(
    [
      ['姓名', '执法证号', '发证日期', '有效期至', '发证机关', '编制情况', '专业特长', '身份证号码'],
      [
        '赵砚舟',
        '15029900001',
        '2024.7.1',
        '2029年6月30日',
        '省厅',
        '编外',
        '噪声、危废',
        '11010519491231002x',
      ],
      ['钱岚清', '15029900002', '2024-07-01', '2024-06-30', null, '在编', null, '110105194912310021'],
      ['孙沅芷', '15029900003', null, '长期', null, '借用', null, '1101051949'],
    ].map((cells, index) => ({ row: index + 1, cells })),
    context,
  )
  if (!parsed.ok) throw new Error(parsed.problem.message.en)
  expect(parsed.good.map(({ value }) => value)).toMatchObject([
    {
      certificateFrom: '2024-07-01',
      certificateUntil: '2029-06-30',
      certificateIssuer: '省厅',
      inEstablishment: false,
      specialities: ['噪声', '危废'],
      idNumber: '11010519491231002X',
    },
  ])
  expect(parsed.bad.map(({ row, column, problem }) => [row, column, problem])).toEqual([
    [3, '身份证号码', 'checksum'],
    [3, '有效期至', 'range'],
    [4, '有效期至', 'date'],
    [4, '编制情况', 'choice'],
    [4, '身份证号码', 'format'],
  ])
})
