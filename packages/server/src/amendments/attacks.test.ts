import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFacilities } from '../registry/index.ts'
import {
  drawnDistrict,
  testFacilities,
  testImporting,
  testInspectors,
  testPeriod,
} from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

// Ways to have another list than the one that was drawn (docs/security.md).

type Listed = {
  readonly index: number
  readonly facility: { readonly id: string; readonly name: string }
  readonly team: readonly { readonly role: string; readonly inspector: { readonly id: string } }[]
}

let server: TestServer
let drawId: string
let drawn: readonly Listed[]
const office = () => server.as('office')
const director = () => server.as('director')
const sealedList = async (): Promise<readonly Listed[]> =>
  (await director().post(`/api/draws/${drawId}/sealed-list`, { reason: '测试核对' })).json.lots

beforeAll(async () => {
  server = await startTestServer()
  // Four facilities of the class that is drawn whole, and few others: its reserves are soon used up.
  drawId = await drawnDistrict(server, {
    facilities: testFacilities(4, 30),
    inspectors: testInspectors(8),
  })
  drawn = await sealedList()
  server.clock.set('2027-01-04T01:00:00Z')
})
afterAll(() => server.stop())

const ask = (index: number, request: object) =>
  office().post(`/api/draws/${drawId}/lots/${index}/amendment-requests`, request)
const decide = (id: string) =>
  director().post(`/api/amendment-requests/${id}/decision`, { approved: true, note: '情况属实' })
const closed = { kind: 'facility', reason: 'closed', evidence: '现场核实已关闭' }

test('a last-minute leave or a conflict declared after the draw takes nobody off a lot', async () => {
  const lot = drawn[0]!
  const id = lot.team[0]!.inspector.id
  const leave = { kind: 'leave', from: '2027-01-04', until: '2027-03-31', note: '事假' }
  const left = await office().post(`/api/inspectors/${id}/leaves`, leave)
  expect(left.status, left.text).toBeLessThan(300)
  const conflict = {
    facilityId: lot.facility.id,
    kind: 'former-employer',
    from: '2024-01-01',
    until: '2028-12-31',
    basis: '曾任职',
  }
  const avoided = await office().post(`/api/inspectors/${id}/conflicts`, conflict)
  expect(avoided.status, avoided.text).toBeLessThan(300)
  expect(await sealedList()).toEqual(drawn)
  await server.addInspector(id, id)
  const mine = (await server.person(id).get('/api/my/lots')).json.items
  expect(mine.map(({ index }: { index: number }) => index)).toContain(0)
})

test('who comes in the place of somebody on leave follows from the tickets: whoever approves names nobody', async () => {
  const request = { kind: 'inspector', role: 'lead', reason: 'on-leave', evidence: '休假审批单' }
  const named = await ask(0, { ...request, substitute: 'R-001', inspector: 'R-001' })
  const answer = await director().post(`/api/amendment-requests/${named.json.id}/decision`, {
    approved: true,
    note: '同意',
    substitute: 'R-001',
  })
  expect(answer.status, answer.text).toBe(200)
  const made = (await sealedList())[answer.json.madeIndex]!
  // The same lot asked for once more passes over both who went before: nobody is drawn back in.
  const again = await decide((await ask(made.index, request)).json.id)
  const third = (await sealedList())[again.json.madeIndex]!
  const leads = [drawn[0]!, made, third].map(({ team }) => team[0]!.inspector.id)
  expect(new Set(leads).size).toBe(3)
})

test('no reserve and no substitute are said in plain words, and the lot stands', async () => {
  const request = { kind: 'inspector', role: 'lead', reason: 'ill', evidence: '医院证明' }
  let index = 1
  let refusal = ''
  for (let round = 0; round < 10 && refusal === ''; round++) {
    const { id } = (await ask(index, request)).json
    const answer = await decide(id)
    if (answer.status === 200) index = answer.json.madeIndex
    else refusal = answer.json.type
  }
  expect(refusal).toContain('no-substitute')
  const last = (await sealedList()).at(-1)!
  expect(last.index).toBe(index)

  // One after the other until the class has nobody left.
  let at = drawn.at(-1)!.index
  let said = ''
  for (let round = 0; round < 40 && said === ''; round++) {
    const asked = await ask(at, closed)
    expect(asked.status, asked.text).toBe(201)
    const answer = await decide(asked.json.id)
    if (answer.status === 200) at = answer.json.madeIndex
    else said = answer.json.type
  }
  expect(said).toContain('no-reserve')
  expect((await director().get('/api/amendment-requests?state=waiting')).json.total).toBe(2)
})

test('a lot exchanged in the database after the sealing does not open', async () => {
  const { database } = server.platform
  const victim = drawn.find(({ index }) => index !== 0 && index !== 1)!
  const other = drawn.find(({ index }) => index > victim.index)!
  await database.execute(
    `update lots set sealed = (select sealed from lots where "index" = ${other.index}) where "index" = ${victim.index}`,
  )
  const id = victim.team[1]!.inspector.id
  await server.addInspector(id, id).catch(() => undefined)
  // What is sealed is bound to its place: it can't be read there, let alone be opened as another lot.
  expect((await server.person(id).get('/api/my/lots')).status).toBe(500)
  const list = await sealedList()
  expect(list[victim.index]!.facility).toEqual(victim.facility)
})

test('a period is drawn once: the pool can be neither frozen nor committed nor drawn again', async () => {
  const again = await office().post('/api/draws', { period: testPeriod, outsideWindowReason: '想再摇一次' })
  expect(again.status).toBeGreaterThanOrEqual(400)
  expect((await office().delete(`/api/draws/${drawId}`)).json.type).toContain('draw-state')
  const value = '01 02 03 04 05 06 07'
  expect((await office().post(`/api/draws/${drawId}/draw`, { value })).json.type).toContain('draw-state')
})

test('a ball earned after the freeze, or a friend added to the register, is in no draw of that pool', async () => {
  const fresh = await startTestServer()
  try {
    const id = await drawnDistrict(fresh, {
      facilities: testFacilities(4, 30),
      inspectors: testInspectors(8),
    })
    const before = (await fresh.as('office').get(`/api/draws/${id}/pool`)).json
    const someone = before.facilities[0].id
    const entry = await fresh.as('office').post(`/api/facilities/${someone}/entries`, {
      kind: 'complaint',
      data: { number: 'T-1', receivedOn: '2026-12-28', matter: '异味' },
    })
    expect(entry.status, entry.text).toBeLessThan(300)
    expect((await fresh.as('office').get(`/api/draws/${id}/pool`)).json).toEqual(before)
    const list = await fresh.as('director').post(`/api/draws/${id}/sealed-list`, { reason: '测试核对' })
    await fresh.platform.database.transaction(rows =>
      importFacilities(rows, fresh.platform, testImporting, testFacilities(4, 31).slice(-1)),
    )
    const later = await fresh.as('director').post(`/api/draws/${id}/sealed-list`, { reason: '测试核对' })
    expect(later.json).toEqual(list.json)
    expect((await fresh.as('office').get(`/api/draws/${id}/pool`)).json).toEqual(before)
  } finally {
    await fresh.stop()
  }
})
