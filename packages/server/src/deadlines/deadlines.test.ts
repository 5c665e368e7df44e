import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEntries } from '../log/index.ts'
import { drawnDistrict, signUpTeam } from '../testing/drawn-district.ts'
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.ts'

type Due = {
  kind: string
  id: string
  day: string
  workingDaysLeft: number
  provisional: boolean
  state: string
  mine: boolean
}

const normal = { finding: 'normal', facts: '' } as const

describe('what is due', () => {
  let server: TestServer
  let draw: string
  let team: readonly string[]
  let lead: Caller
  const lot = (path: string) => `/api/draws/${draw}/lots/0/${path}`
  const due = async (caller: Caller, query = '') =>
    (await caller.get(`/api/deadlines?limit=200${query}`)).json.items as Due[]
  const find = async (caller: Caller, id: string) => (await due(caller)).find(each => each.id === id)

  beforeAll(async () => {
    server = await startTestServer()
    draw = await drawnDistrict(server)
    team = await signUpTeam(server, draw, 0)
    lead = server.person(team[0]!)
    await server.addInspector('stranger', 'R-999')
  })
  afterAll(() => server.stop())

  test('is the plan until the director approves it, for whoever has to act next', async () => {
    const plan = await find(server.as('office'), 'plan 2027')
    expect(plan).toMatchObject({ day: '2026-12-20', workingDaysLeft: -6, state: 'overdue', mine: true })
    await server.as('office').post('/api/plans', { year: 2027 })
    expect(await find(server.as('office'), 'plan 2027')).toMatchObject({ mine: false })
    expect(await find(server.as('director'), 'plan 2027')).toMatchObject({ mine: true })
    await server.as('director').post('/api/plans/2027/approve')
    expect(await find(server.as('office'), 'plan 2027')).toBeUndefined()
  })

  test('is a filing from the day of the draw and of the plan, until both recipients have it', async () => {
    const office = server.as('office')
    const id = `filing draw ${draw}`
    expect(await find(office, id)).toMatchObject({ day: '2026-12-28', workingDaysLeft: 0, state: 'soon' })
    expect(await find(office, 'filing plan 2027')).toMatchObject({ kind: 'filing', day: '2026-12-28' })
    const filing = { subject: { kind: 'draw', draw }, filedOn: '2026-12-28', receipt: '昆政收〔2026〕7号' }
    const first = await office.post('/api/filings', { ...filing, recipient: 'government' })
    expect(first.status).toBe(201)
    expect(await find(office, id)).toBeDefined()
    await office.post('/api/filings', { ...filing, recipient: 'city-bureau' })
    expect(await find(office, id)).toBeUndefined()
    const { json } = await office.get(`/api/draws/${draw}`)
    const [entry] = await readEntries(server.platform.database, first.json.logIndex, first.json.logIndex + 1)
    expect(JSON.parse(entry?.body ?? '')).toMatchObject({
      kind: 'filing',
      subject: { draw, root: json.root },
      recipient: 'government',
      checkpoint: { size: first.json.logIndex },
    })
    expect((await office.get(`/api/filings?draw=${draw}`)).json.items).toHaveLength(2)
    expect((await server.anybody.get('/log')).text).toContain('备案')
  })

  test('cannot be filed before it was there, or tomorrow', async () => {
    const file = (filedOn: string, year = 2027) =>
      server.as('office').post('/api/filings', {
        subject: { kind: 'plan', year },
        recipient: 'government',
        filedOn,
        receipt: '1',
      })
    expect((await file('2026-12-27')).json.fields[0].path).toBe('filedOn')
    expect((await file('2026-12-29')).json.fields[0].path).toBe('filedOn')
    expect((await file('2026-12-28', 2026)).status).toBe(404)
  })

  test('names no lot, no team and no facility of a sealed draw', async () => {
    const list = await server.as('director').post(`/api/draws/${draw}/sealed-list`, { reason: '核对不外泄' })
    const names: string[] = list.json.lots.map((each: { facility: { name: string } }) => each.facility.name)
    for (const role of ['office', 'director', 'auditor'] as const) {
      const { text } = await server.as(role).get('/api/deadlines?limit=200')
      for (const name of names) expect(text).not.toContain(name)
      expect(text).toContain(`visits ${draw}`)
      expect(text).not.toContain(`${draw}/`)
    }
  })

  test('is nothing to an inspector before the dispatch day, and to a stranger never', async () => {
    expect(await due(lead)).toEqual([])
    expect((await server.as('sysadmin').get('/api/deadlines')).status).toBe(403)
    server.clock.set('2027-01-04T01:00:00Z')
    const seen = await server.as('auditor').get('/api/access-records')
    expect(await due(lead)).toMatchObject([{ id: `visits ${draw}`, day: '2027-03-31', mine: true }])
    expect(await due(server.person('stranger'))).toEqual([])
    // Nothing was unsealed for it, so nothing is in the trail.
    expect((await server.as('auditor').get('/api/access-records')).json.total).toBe(seen.json.total)
  })

  test('is the record for its own team, then the publication for the office', async () => {
    await lead.post(lot('open'))
    expect(await find(lead, `record ${draw}/0`)).toMatchObject({ day: '2027-01-13', mine: true })
    expect(await find(server.as('office'), `record ${draw}/0`)).toMatchObject({ mine: false })
    const body = {
      identityShown: true,
      avoidanceTold: true,
      receivedBy: '接待人甲',
      arrivedAt: '2027-01-04T01:10:00Z',
      leftAt: '2027-01-04T03:00:00Z',
      parts: {
        facilities: normal,
        discharge: normal,
        eia: normal,
        threeSimultaneities: normal,
        permit: normal,
      },
      summary: '设施运行正常',
      violation: true,
      demands: '十日内补齐台账',
      demandsDueOn: '2027-01-03',
      receiverSignature: { kind: 'refused', note: '负责人外出' },
      inspectorSignatures: (await lead.get(lot('record'))).json.team.map(
        (member: { name: string }) => member.name,
      ),
    }
    await lead.put(lot('record'), { revision: 0, body })
    expect((await lead.post(lot('sign'), { revision: 1 })).json.fields[0].path).toBe('demandsDueOn')
    await lead.put(lot('record'), { revision: 1, body: { ...body, demandsDueOn: '2027-01-14' } })
    expect((await lead.post(lot('sign'), { revision: 2 })).status).toBe(200)
    expect(await find(lead, `record ${draw}/0`)).toBeUndefined()
    expect(await find(lead, `publication ${draw}/0`)).toBeUndefined()
    expect(await find(server.as('office'), `publication ${draw}/0`)).toMatchObject({ mine: true })
  })

  test('is the rectification its demands name, public with the result, until it was seen again', async () => {
    const office = server.as('office')
    const id = `rectification ${draw}/0`
    expect(await find(lead, id)).toMatchObject({ day: '2027-01-14', workingDaysLeft: 8, mine: true })
    const published = await office.post(lot('publish'))
    expect(published.status).toBe(200)
    const results = await server.anybody.get('/results')
    const address = /\/results\/[\w-]+/.exec(results.text)?.[0] ?? ''
    expect((await server.anybody.get(address)).text).toContain('整改期限')
    const record = (await office.get(lot('record'))).json
    const followUp = {
      matter: { kind: 'follow-up', caseNumber: '明环改〔2027〕1号' },
      facilityId: record.facility.id,
      visitedOn: '2027-01-04',
      inspectors: [team[0]],
      reason: '整改复查',
      findings: '台账已补齐',
      violation: false,
    }
    await office.post('/api/outside-visits', followUp)
    expect(await find(office, id)).toBeDefined()
    server.clock.set('2027-01-15T01:00:00Z')
    expect(await find(office, id)).toMatchObject({ state: 'overdue', workingDaysLeft: -1 })
    await office.post('/api/outside-visits', { ...followUp, visitedOn: '2027-01-15' })
    expect(await find(office, id)).toBeUndefined()
  })

  test('is the directory of key facilities until it is published: for the office, then for the director', async () => {
    server.clock.set('2027-10-27T01:00:00Z')
    const [office, director] = [server.as('office'), server.as('director')]
    const id = 'key-directory 2027'
    expect(await find(office, id)).toMatchObject({ day: '2027-10-31', mine: true, workingDaysLeft: 2 })
    const { json } = await office.post('/api/directory', { year: 2027 })
    await office.put('/api/directory/2027/facilities/W-00001/water', {
      findings: [{ criterion: 'water-permit', value: true }],
      listed: true,
      revision: null,
    })
    await office.post('/api/directory/2027/submit', { revision: json.revision })
    expect([(await find(office, id))?.mine, (await find(director, id))?.mine]).toEqual([false, true])
    await director.post('/api/directory/2027/return', { revision: json.revision + 1, note: '再核实' })
    expect([(await find(office, id))?.mine, (await find(director, id))?.mine]).toEqual([true, false])
    await office.post('/api/directory/2027/submit', { revision: json.revision + 2 })
    await director.post('/api/directory/2027/publish', { revision: json.revision + 3 })
    expect(await find(office, id)).toBeUndefined()
    // The next year's is asked for when the next year comes, and can be marked where the bureau above publishes it.
    server.clock.set('2028-11-01T01:00:00Z')
    expect(await find(office, 'key-directory 2028')).toMatchObject({ state: 'overdue', mine: true })
  })

  test('is the list of key facilities until the office says that it is public', async () => {
    server.clock.set('2028-10-27T01:00:00Z')
    const office = server.as('office')
    const id = 'key-directory 2028'
    expect(await find(office, id)).toMatchObject({ day: '2028-10-31', mine: true })
    const settle = (id: string) => office.post('/api/deadlines/settle', { id, note: '已在区政府网站公布' })
    // What is met by doing it cannot be told away.
    expect((await settle('plan 2029')).status).toBe(404)
    expect((await settle(id)).status).toBe(204)
    expect(await find(office, id)).toBeUndefined()
  })

  test('is paged, filtered and kept as a workbook in the order of its days', async () => {
    const office = server.as('office')
    const all = await due(office)
    expect(all.map(each => each.day)).toEqual(all.map(each => each.day).sort())
    const pages: string[] = []
    let after = ''
    do {
      const { json } = await office.get(`/api/deadlines?limit=1${after}`)
      pages.push(...json.items.map((each: Due) => each.id))
      after = json.next ? `&after=${json.next}` : ''
    } while (after)
    expect(pages).toEqual(all.map(each => each.id))
    expect((await due(office, '&kind=draw')).map(each => each.kind)).toEqual(['draw', 'draw'])
    expect((await due(office, '&state=overdue')).every(each => each.state === 'overdue')).toBe(true)
    expect((await due(office, '&mine=yes')).every(each => each.mine)).toBe(true)
    const book = await office.get('/api/deadlines/workbook?state=overdue')
    expect([book.status, book.bytes[0], book.bytes[1]]).toEqual([200, 0x50, 0x4b])
  })
})
