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
