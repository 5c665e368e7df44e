import { divisionOf, isCreditCode, kundulun2016 } from '@mingqian/rules'
import { expect, test } from 'vitest'
import { drawnClasses, parseFacilities, parseInspectors, readSheet } from '../registry/import/index.ts'
import { demoFacilities, demoInspectors } from './district.ts'
import { demoWorkbooks } from './workbooks.ts'

const context = { bureau: '150299', today: '2026-10-09', classes: drawnClasses(kundulun2016) }
const facilities = demoFacilities()
const inPool = facilities.filter(facility => facility.operation === 'operating')
const key = inPool.filter(facility => facility.class === 'key')

test('the district has the shape of Kundulun: 37 key, 412 general and 6 facilities that take no part', () => {
  expect([facilities.length, inPool.length, key.length]).toEqual([455, 449, 37])
  const visited = key.filter(
    ({ lastVisitedOn }) => lastVisitedOn && lastVisitedOn >= '2026' && lastVisitedOn < '2026-10',
  )
  expect(visited).toHaveLength(28)
  for (const out of facilities.filter(facility => facility.operation !== 'operating'))
    expect(out.stoppedOn && out.stoppedEvidence).toBeTruthy()
})

test('the district is the same every time', () => {
  expect(demoFacilities()).toEqual(facilities)
})

test('nobody can be meant: the division is not assigned, yet every credit code has its check digit', () => {
  expect(divisionOf('150299')?.demo).toBe(true)
  for (const { creditCode, name } of facilities) {
    expect(isCreditCode(creditCode)).toBe(true)
    expect(creditCode.slice(2, 8)).toBe('150299')
    expect(name.startsWith('明川区')).toBe(true)
  }
  expect(new Set(facilities.map(facility => facility.name)).size).toBe(455)
})

test('thirty inspectors are in post, twelve may lead, six take samples', () => {
  const inspectors = demoInspectors()
  const inPost = inspectors.filter(inspector => inspector.post === 'in-post')
  expect([inspectors.length, inPost.length]).toEqual([32, 30])
  expect(inPost.filter(inspector => inspector.lead)).toHaveLength(12)
  expect(inPost.filter(inspector => inspector.sampler)).toHaveLength(6)
  const codes = new Set(facilities.map(facility => facility.code))
  for (const avoided of inspectors.flatMap(inspector => inspector.avoid)) expect(codes).toContain(avoided)
})

test("the office's workbooks yield the very facilities and inspectors that take part", async () => {
  const workbooks = await demoWorkbooks()
  const facilitySheet = readSheet(workbooks.facilities, '污染源.xlsx')
  const parsed = parseFacilities(facilitySheet.ok ? facilitySheet.rows : [], context)
  expect(parsed).toMatchObject({ ok: true, rows: 449, bad: [] })
  const byCode = (one: { code?: string | undefined }, other: { code?: string | undefined }) =>
    String(one.code).localeCompare(String(other.code))
  if (parsed.ok) expect(parsed.good.map(({ value }) => value).sort(byCode)).toEqual(inPool)

  const inspectorSheet = readSheet(workbooks.inspectors, '人员.xlsx')
  const people = parseInspectors(inspectorSheet.ok ? inspectorSheet.rows : [], context)
  expect(people).toMatchObject({ ok: true, rows: 30, bad: [] })
  if (people.ok)
    expect(people.good.map(({ value }) => value)).toEqual(
      demoInspectors().filter(inspector => inspector.post === 'in-post'),
    )
})
