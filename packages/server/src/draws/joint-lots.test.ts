import { kundulun2016 } from '@mingqian/rules'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawnDistrict, signUpTeam, testFacilities, testInspectors } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

/** A bureau whose teams take somebody along to sample (监察监测联动), and which publishes why a facility has more balls. */
const { team, balls } = kundulun2016
const document = JSON.stringify({
  ...kundulun2016,
  version: 2,
  balls: { ...balls, publishReasons: true },
  team: {
    ...team,
    inspectorsAtLeast: 3,
    seats: [...team.seats, { role: 'sampling', tag: 'sampler', label: { zh: '采样', en: 'Sampler' } }],
  },
})

let server: TestServer
let drawId: string
beforeAll(async () => {
  server = await startTestServer()
  const { json } = await server.as('office').put('/api/rules/draft', { document, revision: 0 })
  const adopted = await server
    .as('director')
    .post('/api/rules/adopt', { revision: json.revision, inForceFrom: '2026-12-28' })
  expect(adopted.status, adopted.text).toBe(204)
  drawId = await drawnDistrict(server, {
    facilities: testFacilities(8, 20),
    inspectors: testInspectors(12).map((one, n) => ({ ...one, sampler: n >= 9 })),
  })
})
afterAll(() => server.stop())

test('every lot has somebody to sample, who gets it on the same day as the others', async () => {
  const list = await server.as('director').post(`/api/draws/${drawId}/sealed-list`, { reason: '测试需要' })
  for (const lot of list.json.lots) {
    expect(lot.team.map(({ role }: { role: string }) => role).at(-1)).toBe('sampling')
    expect(['R-010', 'R-011', 'R-012']).toContain(lot.team.at(-1).inspector.id)
    expect(new Set(lot.team.map((seat: { inspector: { id: string } }) => seat.inspector.id)).size).toBe(3)
  }
  const members = await signUpTeam(server, drawId, 0)
  server.clock.set('2027-01-04T01:00:00Z')
  for (const member of members) {
    const { items } = (await server.person(member).get('/api/my/lots')).json
    const [mine] = items.filter(({ index }: { index: number }) => index === 0)
    expect(mine.team).toHaveLength(3)
  }
  const sampler = members.at(-1) ?? ''
  const { items } = (await server.person(sampler).get('/api/my/lots')).json
  expect(items.find(({ index }: { index: number }) => index === 0).roleTitle.zh).toBe('采样')
})

test('the opened bundle says why a facility had more balls, where the rules have it so, and holds all the same', async () => {
  server.clock.set('2027-04-01T01:00:00Z')
  await server.as('office').post(`/api/draws/${drawId}/open`)
  const bundle = (await server.anybody.get(`/draws/${drawId}/bundle.json`)).json
  const more = bundle.pool.facilities.filter(({ balls: n }: { balls: number }) => n > 1)
  expect(more.length).toBeGreaterThan(0)
  expect(Object.keys(bundle.ballReasons).sort()).toEqual(more.map(({ id }: { id: string }) => id).sort())
  expect(bundle.ballReasons[more[0].id]).toMatchObject([{ id: 'complaints' }])

  const other = await startTestServer()
  try {
    const id = await drawnDistrict(other, { facilities: testFacilities(8, 20) })
    other.clock.set('2027-04-01T01:00:00Z')
    await other.as('office').post(`/api/draws/${id}/open`)
    expect((await other.anybody.get(`/draws/${id}/bundle.json`)).json).not.toHaveProperty('ballReasons')
  } finally {
    await other.stop()
  }
})
