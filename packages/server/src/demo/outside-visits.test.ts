import {
  announcedCalendar,
  drawWindow,
  kundulun2016,
  nextPeriod,
  type Period,
  parsePeriod,
  periodRange,
} from '@mingqian/rules'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFacilities, importInspectors } from '../registry/index.ts'
import { testImporting } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { demoFacilities, demoInspectors } from './district.ts'
import { outsideHappenings } from './outside-visits.ts'

const period = parsePeriod('2026-Q4') as Period
const until = drawWindow(announcedCalendar, kundulun2016, nextPeriod(period)).from
const bureau = { code: '150203', name: '明川区', demo: true }
const someone = { username: '', name: '林晓墨', inspectorId: null }
const staff = {
  office: { ...someone, id: 'office', role: 'office' },
  inspector: { ...someone, id: 'inspector', role: 'inspector', inspectorId: 'RY001' },
} as const

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ now: '2026-09-24T01:00:00Z' })
  await server.platform.database.transaction(async rows => {
    await importFacilities(rows, server.platform, testImporting, demoFacilities())
    await importInspectors(rows, server.platform, testImporting, demoInspectors())
  })
})
afterAll(() => server.stop())

test('the demo quarter has a dozen visits outside the regime, of all kinds, one corrected and one withdrawn', async () => {
  for (const { run } of outsideHappenings(server.platform, announcedCalendar, bureau, staff, period, until))
    await run()
  const { items } = (await server.as('auditor').get('/api/outside-visits')).json
  expect(items).toHaveLength(12)
  expect(new Set(items.map((visit: { matter: { kind: string } }) => visit.matter.kind)).size).toBe(4)
  const corrected = items.filter((visit: { revision: number }) => visit.revision > 0)
  expect(corrected).toMatchObject([{ violation: true }])
  expect(items.filter((visit: { withdrawn: object | null }) => visit.withdrawn)).toHaveLength(1)
  const { from } = periodRange(period)
  for (const { visitedOn, registeredAt, withdrawn } of items) {
    expect(from <= visitedOn && visitedOn < registeredAt).toBe(true)
    expect(registeredAt < until && (withdrawn?.at ?? '') < until).toBe(true)
  }
})
