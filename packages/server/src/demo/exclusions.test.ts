import {
  announcedCalendar,
  drawWindow,
  kundulun2016,
  nextPeriod,
  type Period,
  parsePeriod,
} from '@mingqian/rules'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFacilities } from '../registry/index.ts'
import { approveExclusions, testImporting } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { demoFacilities } from './district.ts'
import { exclusionHappenings } from './exclusions.ts'

const period = parsePeriod('2026-Q4') as Period
const until = drawWindow(announcedCalendar, kundulun2016, nextPeriod(period)).from
const bureau = { code: '150203', name: '明川区', demo: true }
const someone = { username: '', inspectorId: null }
const staff = {
  office: { ...someone, id: 'office', name: '林晓墨', role: 'office' },
  director: { ...someone, id: 'director', name: '周正', role: 'director' },
} as const

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ now: '2026-09-24T01:00:00Z' })
  await server.platform.database.transaction(async rows => {
    await importFacilities(rows, server.platform, testImporting, demoFacilities())
    await approveExclusions(rows, server.platform.clock.now())
  })
})
afterAll(() => server.stop())

test('the demo shows an exclusion of every kind: waiting, without evidence, in force, refused, back', async () => {
  const happenings = exclusionHappenings(
    server.platform,
    announcedCalendar,
    bureau,
    staff,
    demoFacilities(),
    period,
    until,
  )
  for (const { run } of [...happenings].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)))
    await run()
  server.clock.set(`${until}T01:00:00Z`)
  const auditor = server.as('auditor')
  const { json } = await auditor.get('/api/exclusions')
  expect(json.byState).toEqual({ waiting: 3, 'in-force': 6, refused: 1, over: 1 })
  expect((await auditor.get('/api/exclusions?evidence=missing')).json.total).toBe(1)
  expect((await auditor.get('/api/exclusions?endsWithin=12')).json.total).toBe(1)
  expect((await auditor.get('/api/facilities?state=excluded&limit=1')).json.total).toBe(6)
})
