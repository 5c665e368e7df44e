import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from './log/index.ts'
import { registeredDistrict, signUpTeam, testFacilities, testPeriod } from './testing/drawn-district.ts'
import { type Answer, type Caller, startTestServer, type TestServer } from './testing/test-server.ts'

// Many hands at once: on PostgreSQL these requests really overlap (TEST_DATABASE_URL), on PGlite their statements do.

let server: TestServer
const id = `150203-${testPeriod}`
const lot = (path: string) => `/api/draws/${id}/lots/0/${path}`
beforeAll(async () => {
  server = await startTestServer()
  await registeredDistrict({ server, facilities: testFacilities(8, 40) })
})
afterAll(() => server.stop())

const hands = [0, 1, 2, 3, 4]
const atOnce = (act: (hand: number) => Promise<Answer>) => Promise.all(hands.map(act))

/** The answer to the one who came first; all others are told so. */
const onlyOne = (answers: readonly Answer[], refusal: string): Answer => {
  const [first, ...more] = answers.filter(({ status }) => status < 300)
  expect(more).toEqual([])
  expect(answers.filter(each => each !== first).map(each => each.json.type)).toEqual(
    hands.slice(1).map(() => `urn:mingqian:problem:${refusal}`),
  )
  return first!
}

const logged = async (kind: string): Promise<readonly Record<string, unknown>[]> =>
  (await server.anybody.get('/log/entries')).json.entries
    .map((entry: { body: string }) => JSON.parse(entry.body))
    .filter((entry: { kind: string }) => entry.kind === kind)

const complete = async (reader: Caller) => ({
  identityShown: true,
  avoidanceTold: true,
  receivedBy: '接待人甲',
  receivedByPost: '安环科',
  arrivedAt: '2027-01-04T01:10:00Z',
  leftAt: '2027-01-04T03:00:00Z',
  parts: Object.fromEntries(
    ['facilities', 'discharge', 'eia', 'threeSimultaneities', 'permit'].map(part => [
      part,
      { finding: 'normal', facts: '' },
    ]),
  ),
  summary: '设施运行正常',
  receiverSignature: { kind: 'signed', name: '接待人甲' },
  inspectorSignatures: (await reader.get(lot('record'))).json.team.map(
    (member: { name: string }) => member.name,
  ),
})

test('a period is frozen, committed and drawn once, whoever tries at the same moment', async () => {
  const office = server.as('office')
  await office.get('/api/draws')
  onlyOne(await atOnce(() => office.post('/api/draws', { period: testPeriod })), 'draw-exists')

  const commit = (hand: number) =>
    office.post(`/api/draws/${id}/commit`, {
      secret: `${hand}a`.repeat(32),
      witnessName: `见证单位${hand}`,
      beacon: { source: 'numbers/witnessed', round: '现场摇号' },
    })
  const committed = onlyOne(await atOnce(commit), 'draw-state').json
  const commitments = await logged('commitment')
  expect(commitments.map(({ commitment }) => commitment)).toEqual([committed.commitment])

  const draw = (hand: number) =>
    hand === 0
      ? office.delete(`/api/draws/${id}`)
      : office.post(`/api/draws/${id}/draw`, { value: `01 02 03 04 05 0${hand}` })
  const sealed = onlyOne(await atOnce(draw), 'draw-state').json
  expect(await logged('sealed-root')).toMatchObject([{ root: sealed.root, lots: sealed.lots }])
})

test('a lot is opened, its record signed and its result published once', async () => {
  const [lead = '', assistant = ''] = await signUpTeam(server, id, 0)
  const team = [server.person(lead), server.person(assistant)] as const
  const member = (hand: number) => team[hand % 2 === 0 ? 0 : 1]
  server.clock.set('2027-01-04T01:00:00Z')
  for (const each of team) await each.get('/api/my/lots')

  const opened = await atOnce(hand => member(hand).post(lot('open')))
  expect(new Set(opened.map(({ status, json }) => `${status} ${json.leafHash}`)).size).toBe(1)
  expect(await logged('lot-opened')).toHaveLength(1)

  const body = await complete(team[0])
  const saved = await atOnce(hand =>
    member(hand).put(lot('record'), { revision: 0, body: { ...body, summary: `第${hand}稿` } }),
  )
  const kept = onlyOne(saved, 'record-changed').json
  expect((await team[1].get(lot('record'))).json.body.summary).toBe(kept.body.summary)

  const signed = await atOnce(hand =>
    hand === 0
      ? member(hand).put(lot('record'), { revision: 1, body: { ...body, summary: '签字后改的' } })
      : member(hand).post(lot('sign'), { revision: 1 }),
  )
  const changedFirst = signed[0]!.status === 200
  if (changedFirst) await team[0].post(lot('sign'), { revision: 2 })
  else onlyOne(signed, 'record-signed')
  expect(await logged('record-signed')).toHaveLength(1)

  const published = await atOnce(() => server.as('office').post(lot('publish')))
  onlyOne(published, 'already-published')
  expect(await logged('result')).toHaveLength(1)
  expect((await verifyLog(server.platform.database)).ok).toBe(true)
})
