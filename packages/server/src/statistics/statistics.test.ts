import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheet } from '../registry/import/index.ts'
import { drawnDistrict, signUpTeam } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import type { RegisterLine } from './register-lines.ts'
import type { OutsideLine, RandomLine } from './year-statistics.ts'

const normal = { finding: 'normal', facts: '' }

describe("a year's statistics", () => {
  let server: TestServer
  let draw: string
  beforeAll(async () => {
    server = await startTestServer()
    draw = await drawnDistrict(server)
  })
  afterAll(() => server.stop())

  const statistics = async () => (await server.as('auditor').get('/api/statistics/2027')).json
  const random = async (period: string | null, name: string | null): Promise<RandomLine> =>
    (await statistics()).random.find((line: RandomLine) => line.period === period && line.class === name)
  const outside = async (quarter: number | null, kind: string | null) => {
    const line: OutsideLine = (await statistics()).outside.find(
      (each: OutsideLine) => each.quarter === quarter && each.kind === kind,
    )
    return [line.visits, line.violations]
  }

  test('tell of a sealed draw its public quotas and nothing of what was drawn', async () => {
    expect(await random('2027-Q1', 'key')).toMatchObject({ drawId: draw, drawn: 10, visited: 0 })
    expect(await random('2027-Q1', 'general')).toMatchObject({ drawn: 53, visited: 0 })
    expect(await random('2027-Q1', null)).toMatchObject({ drawn: 63, planned: null })
    expect(await random('2027-Q2', null)).toMatchObject({ drawId: null, drawn: null, visited: 0 })
    const { text } = await server.as('director').get('/api/statistics/2027')
    expect(text).not.toMatch(/W-\d{5}|R-\d{3}|试验单位|检查员/)
  })

  test('show the plan once it is approved', async () => {
    await server.as('office').post('/api/plans', { year: 2027 })
    expect((await random(null, null)).planned).toBeNull()
    await server.as('director').post('/api/plans/2027/approve')
    const { items } = (await server.as('office').get('/api/plans')).json
    expect((await random(null, null)).planned).toBe(items[0].total)
    expect((await random('2027-Q1', 'key')).planned).toBe(10)
  })

  test('count a visit from the opening of its lot, its violation from the signing, each number like its list', async () => {
    const team = await signUpTeam(server, draw, 0)
    const lead = server.person(team[0]!)
    const lot = (path: string) => `/api/draws/${draw}/lots/0/${path}`
    server.clock.set('2027-01-04T01:00:00Z')
    await lead.post(lot('open'))
    const record = (await lead.get(lot('record'))).json
    const name: string = record.facility.class
    const counts = async () => {
      const { visited, recorded, published, violations } = await random('2027-Q1', name)
      return [visited, recorded, published, violations]
    }
    const ofYear = async () => (await server.as('office').get('/api/visits?year=2027')).json.total
    const lists = async () => {
      const filters = ['', '&state=recorded', '&state=published', '&violation=yes']
      const found = filters.map(filter => `/api/visits?draw=${draw}&class=${name}${filter}`)
      return Promise.all(found.map(async path => (await server.as('office').get(path)).json.total))
    }
    const expectBoth = async (expected: readonly number[]) =>
      expect([await counts(), await lists()]).toEqual([expected, expected])

    await lead.put(lot('record'), { revision: 0, body: { violation: true } })
    await expectBoth([1, 0, 0, 0])
    expect([await ofYear(), (await random(null, null)).visited]).toEqual([1, 1])
    expect((await server.as('office').get('/api/visits?year=2026')).json.total).toBe(0)
    const body = {
      identityShown: true,
      avoidanceTold: true,
      receivedBy: '甲',
      arrivedAt: '2027-01-04T01:10:00Z',
      leftAt: '2027-01-04T03:00:00Z',
      parts: {
        facilities: normal,
        discharge: normal,
        eia: normal,
        threeSimultaneities: normal,
        permit: normal,
      },
      summary: '超标',
      violation: true,
      demands: '整改',
      receiverSignature: { kind: 'refused', note: '外出' },
      inspectorSignatures: record.team.map((member: { name: string }) => member.name),
    }
    await lead.put(lot('record'), { revision: 1, body })
    await lead.post(lot('sign'), { revision: 2 })
    await expectBoth([1, 1, 0, 1])
    await server.as('office').post(lot('publish'))
    await expectBoth([1, 1, 1, 1])
    const ofFacility = await server.as('office').get(`/api/visits?facility=${record.facility.id}`)
    expect(ofFacility.json.total).toBe(1)
  })

  test('tell visits outside the regime apart, by quarter and kind, withdrawn ones left out', async () => {
    const before = JSON.stringify((await statistics()).random)
    const office = server.as('office')
    const entry = {
      matter: { kind: 'campaign', campaign: '专项' },
      facilityId: 'W-00001',
      visitedOn: '2026-12-31',
      inspectors: ['R-001'],
      reason: '专项',
      findings: '无',
      violation: false,
    }
    const add = async (change: object) =>
      (await office.post('/api/outside-visits', { ...entry, ...change })).json
    await add({})
    server.clock.set('2027-10-09T01:00:00Z')
    await add({ visitedOn: '2027-01-01' })
    await add({ visitedOn: '2027-03-31', violation: true })
    await add({ visitedOn: '2027-04-01', matter: { kind: 'case', caseNumber: '1' }, violation: true })
    const { id } = await add({ visitedOn: '2027-04-02', violation: true })
    await office.post(`/api/outside-visits/${id}/withdraw`, { reason: '误登记' })

    expect(await outside(1, 'campaign')).toEqual([2, 1])
    expect(await outside(1, 'case')).toEqual([0, 0])
    expect(await outside(2, 'campaign')).toEqual([0, 0])
    expect(await outside(2, null)).toEqual([1, 1])
    expect(await outside(null, null)).toEqual([3, 2])
    const listed = await office.get(
      '/api/outside-visits?kind=campaign&from=2027-01-01&to=2027-03-31&state=valid',
    )
    expect(listed.json.total).toBe(2)
    expect(JSON.stringify((await statistics()).random)).toBe(before)
  })

  test('tell who could be drawn: the frozen pool, those out by reason, and how the register stands', async () => {
    const frozen = (await statistics()).register.find((line: RegisterLine) => line.period === '2027-Q1')
    expect(frozen).toMatchObject({ drawId: draw, registered: 449, inPool: 449, out: [], returned: 0 })

    const office = server.as('office')
    const exclude = async (facility: string, reason: string, since: string) => {
      const { ids } = (
        await office.post('/api/exclusions', {
          facilities: [facility],
          reason,
          since,
          until: null,
          evidence: '公告',
        })
      ).json
      const { revision } = (await office.get(`/api/exclusions/${ids[0]}`)).json
      const order = { exclusions: [{ id: ids[0], revision }], approved: true }
      expect((await server.as('director').post('/api/exclusions/decisions', order)).status).toBe(200)
      return ids[0] as string
    }
    const back = async (id: string, until: string) => {
      const { revision } = (await office.get(`/api/exclusions/${id}`)).json
      const ended = await office.post(`/api/exclusions/${id}/end`, { revision, until, note: '复产' })
      expect(ended.status).toBe(200)
    }
    await exclude('W-00100', 'moved', '2027-10-01')
    await exclude('W-00101', 'suspended', '2027-01-01')
    const [again, gone] = [
      await exclude('W-00102', 'suspended', '2027-10-01'),
      await exclude('W-00103', 'closed', '2027-10-02'),
    ]
    await exclude('W-00104', 'closed', '2027-12-01')
    await back(again, '2027-10-10')
    await back(gone, '2027-10-11')
    await exclude('W-00103', 'closed', '2027-10-11')
    server.clock.set('2027-10-12T01:00:00Z')

    const { register } = await statistics()
    // What was frozen stays as it was, whoever is excluded later, even from an earlier day.
    expect(register[0]).toEqual(frozen)
    expect(register.map((line: RegisterLine) => [line.period, line.returned])).toEqual([
      ['2027-Q1', 0],
      ['2027-Q2', 0],
      ['2027-Q3', 0],
      ['2027-Q4', 1],
      [null, 1],
    ])
    const standing = register.at(-1) as RegisterLine
    expect(standing).toMatchObject({ day: '2027-10-12', registered: 449, inPool: 446 })
    expect(new Set(standing.out.map(({ reason, count }) => `${reason.zh}${count}`))).toEqual(
      new Set(['搬迁1', '长期停产1', '关闭1']),
    )
    const before = (await server.as('auditor').get('/api/statistics/2026')).json.register.at(-1)
    expect(before).toMatchObject({ day: '2026-12-31', registered: 449, inPool: 449, out: [] })
    expect(
      (await server.as('auditor').get('/api/statistics/2028')).json.register.at(-1).period,
    ).not.toBeNull()
  })

  test('come as a workbook of three sheets', async () => {
    const file = await server.as('office').get('/api/statistics/2027/workbook')
    const sheet = readSheet(file.bytes, 'statistics.xlsx')
    if (!sheet.ok) throw new Error('no sheet')
    expect(sheet.rows.find(row => row.cells[0] === '2027年第一季度')?.cells.slice(1, 4)).toEqual([
      '重点排污单位',
      '10',
      '10',
    ])
    expect((await server.as('sysadmin').get('/api/statistics/2027/workbook')).status).toBe(403)
  })
})
