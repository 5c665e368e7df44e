import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawnDistrict, signUpTeam } from '../testing/drawn-district.ts'
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.ts'
import { remindEverybody } from './remind.ts'
import { notices } from './tables.ts'

type Notice = { id: string; kind: string; day: string; overdue: boolean; read: boolean }

describe('reminders', () => {
  let server: TestServer
  let draw: string
  let lead: Caller
  let colleague: Caller
  let names: readonly string[]
  const on = (day: string, time = '01:00') => server.clock.set(`${day}T${time}:00Z`)
  const remind = () => remindEverybody(server.platform)
  const list = async (caller: Caller) => (await caller.get('/api/notices?limit=200')).json
  const told = async (caller: Caller, kind: string) =>
    ((await list(caller)).items as Notice[]).filter(notice => notice.kind === kind)

  beforeAll(async () => {
    server = await startTestServer({ now: '2026-12-11T01:00:00Z' })
  })
  afterAll(() => server.stop())

  test('come on the days the rules name, to whoever has to act, and once', async () => {
    // By 20 December, a Sunday; ten, five and one working days before, and the day itself.
    for (const [day, expected] of [
      ['2026-12-11', 0],
      ['2026-12-14', 1],
      ['2026-12-14', 1],
      ['2026-12-15', 1],
      ['2026-12-18', 2],
      ['2026-12-19', 2],
      ['2026-12-20', 3],
    ] as const) {
      on(day)
      await remind()
      const plan = (await told(server.as('office'), 'plan')).filter(({ overdue }) => !overdue)
      expect([day, plan.length]).toEqual([day, expected])
    }
    expect(await told(server.as('director'), 'plan')).toEqual([])
    expect((await list(server.as('sysadmin'))).total).toBe(0)
  })

  test('come once more when the day is past, and make up for a day without a server', async () => {
    on('2026-12-23')
    await remind()
    await remind()
    const plan = await told(server.as('office'), 'plan')
    // This year's plan was missed a year ago, next year's just now.
    expect(plan.filter(({ overdue }) => overdue).map(({ day }) => day)).toEqual(['2026-12-20', '2025-12-20'])
    // Two working days before the last of the window is 29 December; nobody was there until the 30th.
    const before = (await told(server.as('office'), 'draw')).length
    on('2026-12-30')
    await remind()
    expect((await told(server.as('office'), 'draw')).length).toBe(before + 1)
  })

  test('are written once by two processes at the same moment', async () => {
    on('2026-12-31')
    const before = (await server.platform.database.select().from(notices)).length
    const [first, second] = await Promise.all([remind(), remind()])
    const after = (await server.platform.database.select().from(notices)).length
    expect(first + second).toBeGreaterThan(0)
    expect(after - before).toBe(first + second)
    expect(Math.min(first, second)).toBe(0)
  })

  test('say nothing of a sealed draw to anybody, and of no firm but a visited one', async () => {
    draw = await drawnDistrict(server)
    const sealed = await server
      .as('director')
      .post(`/api/draws/${draw}/sealed-list`, { reason: '核对不外泄' })
    names = sealed.json.lots.map((each: { facility: { name: string } }) => each.facility.name)
    const team = await signUpTeam(server, draw, 0)
    lead = server.person(team[0]!)
    colleague = server.person(team[1]!)
    await server.addInspector('stranger', 'R-999')
    on('2027-01-04')
    await lead.post(`/api/draws/${draw}/lots/0/open`)
    on('2027-01-08')
    await remind()
    const text = JSON.stringify(await server.platform.database.select().from(notices))
    for (const name of names.slice(1)) expect(text).not.toContain(name)
    expect(text).toContain(names[0])
    expect(text).not.toMatch(new RegExp(`${draw}/[1-9]`))
    expect((await list(server.person('stranger'))).total).toBe(0)
  })

  test('follow a deadline that a holiday notice moves, by its new day', async () => {
    // Seven working days after 4 January is the 13th: three before it is the 8th.
    expect(await told(lead, 'record')).toMatchObject([{ day: '2027-01-13', overdue: false }])
    expect(await told(colleague, 'record')).toHaveLength(1)
    const notice = {
      number: '国办发明电〔2026〕8号',
      source: 'https://www.gov.cn/zhengce/zhengceku/202612/content_7.htm',
      issuedOn: '2026-12-30',
      holidays: [{ name: '元旦', from: '2027-01-11', to: '2027-01-12' }],
      makeUpDays: [],
    }
    const entered = await server.as('office').put('/api/calendar/2027/notice', { revision: 0, notice })
    expect(entered.status).toBe(200)
    const { items } = (await lead.get('/api/deadlines?kind=record')).json
    // Two days of the seven are off now.
    expect(items[0].day).toBe('2027-01-15')
    // Three before the 15th is the day of today still: once is enough.
    await remind()
    const days = async () => (await told(lead, 'record')).map(({ day }) => day)
    expect(await days()).toEqual(['2027-01-13'])
    on('2027-01-14')
    await remind()
    expect(await days()).toEqual(['2027-01-15', '2027-01-13'])
    on('2027-01-18')
    await remind()
    expect((await told(lead, 'record'))[0]).toMatchObject({ day: '2027-01-15', overdue: true })
  })

  test('are read one by one or all at once, by their own person only', async () => {
    const [first] = (await list(lead)).items as Notice[]
    expect((await list(lead)).unread).toBe(3)
    expect((await colleague.post(`/api/notices/${first?.id}/read`)).status).toBe(404)
    expect((await lead.post(`/api/notices/${first?.id}/read`)).status).toBe(204)
    expect((await list(lead)).unread).toBe(2)
    expect((await lead.get('/api/notices?unread=yes')).json.total).toBe(2)
    expect((await lead.post('/api/notices/read')).status).toBe(204)
    expect((await list(lead)).unread).toBe(0)
    expect((await list(colleague)).unread).toBeGreaterThan(0)
  })

  test('are kept 180 days', async () => {
    const kept = async (caller: Caller) => (await list(caller)).items.map(({ id }: Notice) => id)
    const before = await kept(lead)
    on('2027-07-20')
    await remind()
    const after = await kept(lead)
    expect(after.filter((id: string) => before.includes(id))).toEqual([])
  })
})
