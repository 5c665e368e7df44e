import { kundulun2016 } from '@mingqian/rules'
import { expect, test } from 'vitest'
import { parseFacilities } from './facilities.ts'
import { drawnClasses } from './facility-class.ts'
import { parseInspectors } from './inspectors.ts'
import { readSheet } from './read-sheet.ts'
import { rejectedRowsWorkbook } from './rejected-rows.ts'
import { importTemplate } from './template.ts'

const context = { bureau: '150203', today: '2026-11-24', classes: drawnClasses(kundulun2016) }

const parseFile = (bytes: Uint8Array) => {
  const sheet = readSheet(bytes, 'a.xlsx')
  const rows = sheet.ok ? sheet.rows : []
  const parsed = parseInspectors(rows, context)
  if (!parsed.ok) throw new Error(parsed.problem.message.en)
  return { rows, parsed }
}

test('the bad rows come back as they were, with what to correct, and can be imported once corrected', async () => {
  const csv =
    '名册,,,\n姓名,执法证号 ,可任主办,颜色\n甲,15029900001,是,红\n乙,,也许,=1+1\n丙,15029900003,否,\n丁,0012,maybe,\n'
  const sheet = readSheet(new TextEncoder().encode(csv), 'a.csv')
  const rows = sheet.ok ? sheet.rows : []
  const parsed = parseInspectors(rows, context)
  if (!parsed.ok) throw new Error(parsed.problem.message.en)

  const returned = parseFile(await rejectedRowsWorkbook(rows, parsed))
  expect(returned.rows.map(({ cells }) => cells.slice(0, 4))).toEqual([
    ['姓名', '执法证号 ', '可任主办', '颜色'],
    ['乙', null, '也许', '=1+1'],
    ['丁', '0012', 'maybe'].concat(null as never),
  ])
  expect(returned.rows[0]?.cells[4]).toBe('问题')
  expect(returned.rows[1]?.cells[4]).toBe(
    '原第4行：【执法证号】必填项为空；应为：填写该项\n【可任主办】不在可选值内；应为：填写是、否之一',
  )
  expect(returned.parsed.bad.map(bad => [bad.row, bad.column])).toEqual([
    [2, '执法证号'],
    [2, '可任主办'],
    [3, '可任主办'],
  ])
  expect(returned.parsed.ignoredColumns).toEqual(['颜色', '问题'])
})

test('the templates read back without a finding', async () => {
  const inspectors = parseFile(await importTemplate('inspectors', [])).parsed
  expect(inspectors.bad).toEqual([])
  expect(inspectors.good).toHaveLength(1)
  const sheet = readSheet(await importTemplate('facilities', context.classes), 'a.xlsx')
  const facilities = parseFacilities(sheet.ok ? sheet.rows : [], context)
  expect(facilities).toMatchObject({ ok: true, rows: 1, bad: [], ignoredColumns: [], warnings: [] })
})
