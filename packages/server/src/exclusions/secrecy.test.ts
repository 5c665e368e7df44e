import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawnDistrict } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let draw: string
let drawn: string
let undrawn: string
beforeAll(async () => {
  server = await startTestServer()
  draw = await drawnDistrict(server)
  const list = await server.as('director').post(`/api/draws/${draw}/sealed-list`, { reason: '测试需要' })
  const ids = new Set<string>(list.json.lots.map((lot: { facility: { id: string } }) => lot.facility.id))
  // Every tenth facility has complaints on record, which its page tells whether it was drawn or not.
  const generals = Array.from({ length: 412 }, (_, n) => `W-${String(n + 38).padStart(5, '0')}`).filter(
    id => !id.endsWith('1'),
  )
  drawn = generals.find(id => ids.has(id)) ?? ''
  undrawn = generals.find(id => !ids.has(id)) ?? ''
})
afterAll(() => server.stop())

/** An answer without what differs between any two facilities and exclusions. */
const blank = (text: string) =>
  text
    .replaceAll(/W-\d{5}|试验单位\d{5}号|试验路\d+号|第\d街道/g, '…')
    .replaceAll(/"(id|facilityId|creditCode)":"[^"]+"/g, '"$1":"…"')
    .replaceAll(/"revision":\d+/g, '"revision":0')
    .replaceAll(/"ids":\["[^"]+"\]/g, '"ids":["…"]')

/** Everything the office and the director are answered on the way of an exclusion, from the request to the return. */
const wayOf = async (facility: string): Promise<readonly string[]> => {
  const [office, director] = [server.as('office'), server.as('director')]
  const answers: string[] = []
  const said = async <A extends { readonly status: number; readonly text: string }>(
    call: Promise<A>,
  ): Promise<A> => {
    const answer = await call
    answers.push(`${answer.status} ${blank(answer.text)}`)
    return answer
  }
  const asked = await said(
    office.post('/api/exclusions', {
      facilities: [facility],
      reason: 'closed',
      since: '2026-12-28',
      until: null,
      evidence: '关停公告',
    }),
  )
  const id = asked.json.ids[0]
  const { revision } = (await said(office.get(`/api/exclusions/${id}`))).json
  await said(director.post('/api/exclusions/decisions/preview', { ids: [id] }))
  await said(director.post('/api/exclusions/decisions', { exclusions: [{ id, revision }], approved: true }))
  await said(office.get(`/api/exclusions?facility=${facility}`))
  await said(office.get(`/api/facilities/${facility}`))
  const seen = (await said(office.get(`/api/exclusions/${id}`))).json
  await said(
    office.post(`/api/exclusions/${id}/end`, {
      revision: seen.revision,
      until: '2026-12-28',
      note: '核实仍在生产',
    }),
  )
  await said(office.get(`/api/facilities/${facility}`))
  return answers
}

test('an exclusion asked for after the draw is answered alike for a facility that was drawn and one that was not', async () => {
  const ofDrawn = await wayOf(drawn)
  const ofUndrawn = await wayOf(undrawn)
  expect(ofDrawn[0]).toMatch(/^201 /)
  expect(ofDrawn).toEqual(ofUndrawn)
})

test('and touches neither the frozen pool nor the sealed list', async () => {
  const office = server.as('office')
  const before = [await office.get(`/api/draws/${draw}`), await office.get(`/api/draws/${draw}/pool`)]
  const list = async () => {
    const { json } = await server
      .as('director')
      .post(`/api/draws/${draw}/sealed-list`, { reason: '测试需要' })
    return json.lots.map((lot: { facility: { id: string } }) => lot.facility.id)
  }
  const lots = await list()
  const { ids } = (
    await office.post('/api/exclusions', {
      facilities: [drawn, undrawn],
      reason: 'moved',
      since: '2026-12-01',
      until: null,
      evidence: '迁往外区',
    })
  ).json
  const exclusions = await Promise.all(
    ids.map(async (id: string) => ({
      id,
      revision: (await office.get(`/api/exclusions/${id}`)).json.revision,
    })),
  )
  const decided = await server
    .as('director')
    .post('/api/exclusions/decisions', { exclusions, approved: true })
  expect(decided.status).toBe(200)
  const after = [await office.get(`/api/draws/${draw}`), await office.get(`/api/draws/${draw}/pool`)]
  expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text))
  expect(await list()).toEqual(lots)
  expect(lots).toContain(drawn)
})
