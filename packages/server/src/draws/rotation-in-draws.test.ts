import { kundulun2016 } from '@mingqian/rules'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawnDistrict, signUpTeam, testFacilities, testInspectors } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { readDraw } from './draw-row.ts'
import { drawVault } from './draw-vault.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('who was at a facility last time stays away from it next time, as far as lots have been opened', async () => {
  const drawId = await drawnDistrict(server, {
    facilities: testFacilities(4, 8),
    inspectors: testInspectors(8),
  })
  server.clock.set('2027-01-06T01:00:00Z')
  const team = await signUpTeam(server, drawId, 0)
  const opened = await server.person(team[0] ?? '').post(`/api/draws/${drawId}/lots/0/open`)
  expect(opened.status).toBe(200)
  const { json: sealed } = await server
    .as('director')
    .post(`/api/draws/${drawId}/sealed-list`, { reason: '测试需要' })
  const visited: string = sealed.lots[0].facility.id

  const conditions = {
    rotation: { visits: 1 },
    clause: { id: '七.1', zh: '检查人员轮换', en: 'rotation' },
  }
  const document = JSON.stringify({ ...kundulun2016, version: 2, conditions })
  const draft = await server.as('office').put('/api/rules/draft', { document, revision: 0 })
  await server
    .as('director')
    .post('/api/rules/adopt', { revision: draft.json.revision, inForceFrom: '2027-03-25' })
  server.clock.set('2027-03-26T01:00:00Z')
  const frozen = await server.as('office').post('/api/draws', { period: '2027-Q2' })
  expect(frozen.json.rotation).toEqual({ visits: 1, facilities: 1, dropped: [] })

  const { platform } = server
  const row = await readDraw(platform.database, '150203', frozen.json.id)
  const { pool } = drawVault(platform, row).pool(row.poolSealed)
  const keptAway = pool.inspectors.flatMap(({ id, avoid }) => (avoid.length > 0 ? [[id, avoid]] : []))
  expect(keptAway).toEqual(team.toSorted().map(id => [id, [visited]]))
})
