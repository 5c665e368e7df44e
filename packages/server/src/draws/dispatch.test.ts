import { dispatchDays } from '@mingqian/draw'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawnDistrict, registeredDistrict, signUpTeam, testPeriod } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const plan = { from: '2027-01-04', to: '2027-03-31', without: ['2027-01-05'] }

let server: TestServer
let drawId: string
/** The director's view: what goes out when. */
let listed: { index: number; dispatchOn: string; team: { inspector: { id: string } }[] }[]
beforeAll(async () => {
  server = await startTestServer()
  drawId = await drawnDistrict(server, { dispatch: plan })
  const list = await server
    .as('director')
    .post(`/api/draws/${drawId}/sealed-list`, { reason: '核对派发安排' })
  listed = list.json.lots
})
afterAll(() => server.stop())

const office = () => server.as('office')
const at = (day: string) => server.clock.set(`${day}T01:00:00Z`)

test('the days are committed to before anybody can know a lot: working days of the plan', async () => {
  const { dispatch } = (await office().get(`/api/draws/${drawId}`)).json
  expect(dispatch.days[0]).toBe('2027-01-04')
  expect(dispatch.days).not.toContain('2027-01-05')
  expect(dispatch.days.at(-1)).toBe('2027-03-31')
  const publicly = JSON.stringify((await server.anybody.get('/log/entries')).json)
  expect(publicly).toContain('2027-03-31')
})

test('every lot has one of them, as many a day as another, and nobody is sent twice on a day', () => {
  const perDay = Map.groupBy(listed, ({ dispatchOn }) => dispatchOn)
  const counts = [...perDay.values()].map(({ length }) => length)
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  const visits = listed.flatMap(({ dispatchOn, team }) =>
    team.map(({ inspector }) => `${dispatchOn} ${inspector.id}`),
  )
  expect(new Set(visits).size).toBe(visits.length)
  expect(perDay.has('2027-01-05')).toBe(false)
})

test('a team sees its lot from its day on, and opens it no earlier', async () => {
  const later = listed.toSorted((a, b) => (a.dispatchOn < b.dispatchOn ? -1 : 1)).at(-1)!
  const [lead] = await signUpTeam(server, drawId, later.index)
  const own = listed.filter(({ team }) => team.some(({ inspector }) => inspector.id === lead))
  const mine = async () =>
    (await server.person(lead!).get('/api/my/lots')).json.items.map((lot: { index: number }) => lot.index)
  const seen = (day: string) => own.flatMap(({ index, dispatchOn }) => (dispatchOn <= day ? [index] : []))
  for (const day of ['2027-01-04', '2027-02-10', later.dispatchOn]) {
    at(day)
    expect((await mine()).toSorted()).toEqual(seen(day).toSorted())
  }
  at('2027-01-04')
  const early = await server.person(lead!).post(`/api/draws/${drawId}/lots/${later.index}/open`, {})
  const nobody = await server.person(lead!).post(`/api/draws/${drawId}/lots/9999/open`, {})
  expect([early.status, early.json]).toEqual([404, nobody.json])
  at(later.dispatchOn)
  expect(
    (await server.person(lead!).post(`/api/draws/${drawId}/lots/${later.index}/open`, {})).status,
  ).toBeLessThan(300)
})

test('nobody is reminded of a lot whose day has not come', async () => {
  at('2027-01-04')
  const due = listed.filter(({ dispatchOn }) => dispatchOn <= '2027-01-04')
  const later = listed.filter(({ dispatchOn }) => dispatchOn > '2027-01-04')
  const sent = new Set(due.flatMap(({ team }) => team.map(({ inspector }) => inspector.id)))
  const waiting = later
    .flatMap(({ team }) => team.map(({ inspector }) => inspector.id))
    .find(id => !sent.has(id))!
  await server.addInspector(waiting, waiting).catch(() => undefined)
  const { items } = (await server.person(waiting).get('/api/deadlines')).json
  expect(items.filter(({ kind }: { kind: string }) => kind === 'visits')).toEqual([])
})

test('the office sees the day of a number once it has come, and before it only how many there are', async () => {
  at('2027-02-10')
  const { items } = (await office().get(`/api/draws/${drawId}/lots`)).json
  for (const { index, dispatchOn } of listed)
    expect(items[index].dispatchOn).toBe(dispatchOn <= '2027-02-10' ? dispatchOn : null)
})

test('the days are in no table to be read', async () => {
  const { rows } = await server.platform.database.execute<{ line: string }>(
    "select encode(dispatch_sealed, 'escape') as line from lots",
  )
  expect(rows.length).toBe(listed.length)
  for (const { line } of rows) expect(line).not.toMatch(/2027/)
})

test('after the opening anybody can compute them again', async () => {
  at('2027-04-01')
  await office().post(`/api/draws/${drawId}/open`)
  const bundle = (await server.anybody.get(`/draws/${drawId}/bundle.json`)).json
  const { commitment, result } = bundle
  expect(dispatchDays(commitment.suite, result.seed, result.lots, commitment.dispatch.days)).toEqual(
    listed.map(({ dispatchOn }) => dispatchOn),
  )
})

test('a plan that cannot be kept is refused with what to change, and nothing is committed', async () => {
  const other = await startTestServer()
  try {
    await registeredDistrict({ server: other })
    const { id } = (await other.as('office').post('/api/draws', { period: testPeriod })).json
    const commit = (dispatch: object) =>
      other.as('office').post(`/api/draws/${id}/commit`, {
        secret: '5a'.repeat(32),
        witnessName: '明川区生态环境分局',
        dispatch,
        beacon: { source: 'numbers/witnessed', round: '2026年12月28日现场摇号' },
      })
    for (const [wrong, field] of [
      [{ from: '2026-12-01', to: '2027-03-31' }, 'dispatch.from'],
      [{ from: '2027-02-01', to: '2027-01-31' }, 'dispatch.to'],
      [{ from: '2027-01-09', to: '2027-01-10' }, 'dispatch.to'],
      [{ from: '2027-01-04', to: '2027-01-05', mostADay: 3 }, 'dispatch.mostADay'],
    ] as const) {
      const refused = await commit(wrong)
      expect([refused.status, refused.json.fields[0].path]).toEqual([422, field])
    }
    expect((await other.as('office').get(`/api/draws/${id}`)).json.state).toBe('frozen')
  } finally {
    await other.stop()
  }
})
