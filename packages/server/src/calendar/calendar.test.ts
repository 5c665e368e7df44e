import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEntries, verifyLog } from '../log/index.ts'
import { drawnDistrict, registeredDistrict, signUpTeam, testSecret } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

/** An invented notice for 2027: New Year from 31 December, made up for on 27 December. */
const notice = {
  number: '国办发明电〔2026〕9号',
  source: 'https://www.gov.cn/zhengce/2026/9.htm',
  issuedOn: '2026-11-26',
  holidays: [
    { name: '元旦', from: '2026-12-31', to: '2027-01-03' },
    { name: '春节', from: '2027-02-05', to: '2027-02-12' },
  ],
  makeUpDays: ['2026-12-27', '2027-02-14'],
}

/** Corrected: New Year off to 6 January, as a later notice might say. */
const corrected = {
  ...notice,
  number: '国办发明电〔2026〕9号、国办发明电〔2026〕10号',
  holidays: [{ name: '元旦', from: '2026-12-31', to: '2027-01-06' }, ...notice.holidays.slice(1)],
}

describe('the notice of a year, entered by the office', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ now: '2026-11-26T09:00:00+08:00' })
    await registeredDistrict({ server })
  })
  afterAll(() => server.stop())

  const office = () => server.as('office')
  const enter = (body: object, revision = 0) =>
    office().put('/api/calendar/2027/notice', { revision, notice: body })
  const windowOf = async (period: string) => {
    const { items } = (await office().get('/api/draws/periods')).json
    return items.find((each: { period: string }) => each.period === period)
  }

  test('is missing for 2027: the year and what depends on it are provisional', async () => {
    const { json } = await office().get('/api/calendar/2027')
    expect(json).toMatchObject({
      year: 2027,
      provisional: true,
      notice: null,
      origin: null,
      revision: 0,
      history: [],
    })
    expect(json.days).toHaveLength(365)
    expect(json.days[0]).toEqual({ day: '2027-01-01', kind: 'holiday', provisional: true, holiday: null })
    expect(await windowOf('2027-Q1')).toMatchObject({
      window: { from: '2026-12-25', to: '2026-12-31', provisional: true },
    })
    expect(await windowOf('2026-Q4')).toMatchObject({ window: { provisional: false } })
  })

  test('comes with the software for 2026, with its number', async () => {
    const { json } = await server.as('auditor').get('/api/calendar/2026')
    expect(json).toMatchObject({ provisional: false, origin: 'announced', revision: 0, workingDays: 248 })
    expect(json.notice).toMatchObject({ number: '国办发明电〔2025〕7号', issuedOn: '2025-11-04' })
    const day = (wanted: string) => json.days.find((each: { day: string }) => each.day === wanted)
    expect(day('2026-10-01')).toMatchObject({ kind: 'holiday', holiday: '国庆节', provisional: false })
    expect(day('2026-10-10')).toMatchObject({ kind: 'make-up', holiday: null })
    expect(day('2026-12-28')).toMatchObject({ kind: 'working', provisional: true })
  })

  test('is read out of its own words, and nothing is kept of that', async () => {
    const wording = '元旦：1月1日（周五）至3日（周日）放假调休，共3天。2月7日（周日）、2月20日（周六）上班'
    const { status, json } = await office().post('/api/calendar/2027/read', { wording })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
      makeUpDays: ['2027-02-07', '2027-02-20'],
      doubts: [],
    })
    expect((await office().get('/api/calendar/2027')).json.revision).toBe(0)
  })

  test('is refused field by field', async () => {
    const wrong = await enter({
      number: '国办发〔2026〕9号',
      source: 'gov.cn',
      issuedOn: '2026-11-27',
      holidays: [{ name: '', from: '2026-12-20', to: '2027-01-03' }],
      makeUpDays: ['2027-01-04', '2027-01-02'],
    })
    expect([wrong.status, wrong.json.type]).toEqual([422, 'urn:mingqian:problem:bad-input'])
    const paths = wrong.json.fields.map(({ path }: { path: string }) => path)
    expect(paths).toEqual([
      'number',
      'issuedOn',
      'source',
      'holidays.0.name',
      'holidays.0.from',
      'makeUpDays.0',
      'makeUpDays.1',
    ])
    for (const { message } of wrong.json.fields) expect([message.zh, message.en]).not.toContain('')
    expect((await enter({ ...notice, holidays: 'none' })).status).toBe(422)
    expect((await office().get('/api/calendar/1999')).status).toBe(422)
  })

  test('shows before it is saved which windows would move', async () => {
    const earlier = { ...notice, holidays: [{ name: '元旦', from: '2026-12-30', to: '2027-01-03' }] }
    const { status, json } = await office().post('/api/calendar/2027/preview', { notice: earlier })
    expect(status).toBe(200)
    expect(json.moves[0]).toEqual({
      kind: 'draw',
      id: 'draw 2027-Q1',
      subject: { zh: '2027年第一季度', en: 'Q1 2027' },
      before: { from: '2026-12-25', day: '2026-12-31', provisional: true },
      after: { from: '2026-12-24', day: '2026-12-31', provisional: false },
    })
    expect(json.settled).toBeGreaterThan(0)
    expect(json.doubts[0].zh).toContain('清明')
    expect(
      (await office().post('/api/calendar/2027/preview', { notice: { ...notice, number: null } })).status,
    ).toBe(422)
    expect((await office().get('/api/calendar/2027')).json.revision).toBe(0)
  })

  test('is entered by the office alone, recorded with who and when, and public in the log', async () => {
    for (const role of ['director', 'auditor', 'inspector'] as const)
      expect((await server.as(role).put('/api/calendar/2027/notice', { revision: 0, notice })).status).toBe(
        403,
      )
    const { status, json } = await enter(notice)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      provisional: false,
      origin: 'entered',
      revision: 1,
      notice: { year: 2027, ...notice },
      history: [{ revision: 1, by: 'office', at: '2026-11-26T01:00:00.000Z' }],
    })
    const [{ logIndex }] = json.history
    const [entry] = await readEntries(server.platform.database, logIndex, logIndex + 1)
    expect(JSON.parse(entry?.body ?? '')).toMatchObject({ kind: 'holiday-notice', year: 2027, notice })
    expect((await server.anybody.get('/log')).text).toContain('2027 年节假日安排')
  })

  test('settles the draw window at once', async () => {
    expect(await windowOf('2027-Q1')).toMatchObject({
      window: { from: '2026-12-25', to: '2026-12-31', provisional: false },
    })
    const { days } = (await office().get('/api/calendar/2026')).json
    expect(days.find((each: { day: string }) => each.day === '2026-12-31')).toEqual({
      day: '2026-12-31',
      kind: 'holiday',
      provisional: false,
      holiday: '元旦',
    })
  })

  test('is changed by whoever has seen its newest version, once when two save at the same time', async () => {
    expect((await enter(notice, 0)).json.type).toBe('urn:mingqian:problem:notice-changed')
    const both = await Promise.all([enter(corrected, 1), enter(notice, 1)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await verifyLog(server.platform.database)).ok).toBe(true)
  })

  test('is withdrawn: the year is provisional again, and its history stays', async () => {
    expect((await office().delete('/api/calendar/2027/notice?revision=1')).status).toBe(409)
    const preview = await office().post('/api/calendar/2027/preview', { notice: null })
    expect(preview.json.unsettled).toBeGreaterThan(0)
    const { status, json } = await office().delete('/api/calendar/2027/notice?revision=2')
    expect(status).toBe(200)
    expect(json).toMatchObject({ provisional: true, notice: null, origin: null, revision: 3 })
    expect(json.history.map(({ revision }: { revision: number }) => revision)).toEqual([3, 2, 1])
    expect(json.history[0].notice).toBeNull()
    expect((await office().delete('/api/calendar/2027/notice?revision=3')).status).toBe(404)
  })

  test('may replace what the software knows, as an extension in mid-year would, and give way to it again', async () => {
    const known = (await office().get('/api/calendar/2026')).json.notice
    const { year: _, ...rest } = known
    const extended = {
      ...rest,
      number: `${known.number}、国办发明电〔2026〕1号`,
      holidays: known.holidays.map((each: { name: string; to: string }) =>
        each.name === '国庆节' ? { ...each, to: '2026-10-09' } : each,
      ),
    }
    const entered = await office().put('/api/calendar/2026/notice', { revision: 0, notice: extended })
    expect(entered.json).toMatchObject({ origin: 'entered', workingDays: 246 })
    const withdrawn = await office().delete('/api/calendar/2026/notice?revision=1')
    expect(withdrawn.json).toMatchObject({ origin: 'announced', workingDays: 248, provisional: false })
  })
})

describe('deadlines under a notice that comes, and is corrected', () => {
  let server: TestServer
  let draw: string
  beforeAll(async () => {
    server = await startTestServer({ now: '2026-12-28T01:00:00Z' })
    draw = await drawnDistrict(server)
  })
  afterAll(() => server.stop())

  const enter = (body: object, revision: number) =>
    server.as('office').put('/api/calendar/2027/notice', { revision, notice: body })
  const firstLot = async () => (await server.as('office').get(`/api/draws/${draw}/lots`)).json.items[0]

  test('teams see their lots from the first working day of the quarter, wherever that moves', async () => {
    expect(await firstLot()).toMatchObject({ dispatchOn: '2027-01-04', dispatchProvisional: true })
    await enter(notice, 0)
    expect(await firstLot()).toMatchObject({ dispatchOn: '2027-01-04', dispatchProvisional: false })
    await enter(corrected, 1)
    expect(await firstLot()).toMatchObject({ dispatchOn: '2027-01-07', dispatchProvisional: false })
    const [lead] = await signUpTeam(server, draw, 0)
    server.clock.set('2027-01-06T01:00:00Z')
    expect((await server.person(lead as string).get('/api/my/lots')).json.items).toEqual([])
    expect((await server.person(lead as string).post(`/api/draws/${draw}/lots/0/open`)).status).toBe(404)
    await enter(notice, 2)
    const [mine] = (await server.person(lead as string).get('/api/my/lots')).json.items
    expect(mine).toMatchObject({ index: 0, dispatchOn: '2027-01-04', dispatchProvisional: false })
    expect((await server.person(lead as string).post(`/api/draws/${draw}/lots/0/open`)).status).toBe(200)
  })

  test('a record is due when the calendar in force says', async () => {
    const due = async () => {
      const { items } = (await server.as('office').get('/api/visits')).json
      return items[0]
    }
    expect(await due()).toMatchObject({
      recordDueOn: '2027-01-15',
      recordDueProvisional: false,
      workingDaysLeft: 7,
    })
    const longer = { ...notice, holidays: [{ name: '元旦', from: '2026-12-31', to: '2027-01-08' }] }
    const preview = await server.as('office').post('/api/calendar/2027/preview', { notice: longer })
    expect(preview.json.moves.map(({ kind }: { kind: string }) => kind)).toContain('record')
    expect(preview.json.moves.find(({ kind }: { kind: string }) => kind === 'record')).toMatchObject({
      before: { day: '2027-01-15' },
      after: { day: '2027-01-19' },
    })
    await enter(longer, 3)
    expect(await due()).toMatchObject({ recordDueOn: '2027-01-19', workingDaysLeft: 7 })
    await server.as('office').delete('/api/calendar/2027/notice?revision=4')
    expect(await due()).toMatchObject({ recordDueOn: '2027-01-15', recordDueProvisional: true })
  })

  test('the window that a draw was committed in stays as it was', async () => {
    const window = async () => (await server.as('auditor').get(`/api/draws/${draw}`)).json.window
    expect(await window()).toEqual({ from: '2026-12-25', to: '2026-12-31', provisional: false })
    const early = {
      ...notice,
      holidays: [{ name: '元旦', from: '2026-12-28', to: '2027-01-03' }],
      makeUpDays: [],
    }
    await enter(early, 5)
    expect(await window()).toEqual({ from: '2026-12-25', to: '2026-12-31', provisional: false })
  })

  test('the plan counts its days left by the calendar in force', async () => {
    server.clock.set('2027-01-07T01:00:00Z')
    await server.as('office').post('/api/plans', { year: 2028 })
    const plan = async () => (await server.as('office').get('/api/plans')).json.items[0]
    const before = await plan()
    expect(before).toMatchObject({ year: 2028, deadline: '2027-12-20', deadlineProvisional: false })
    await server.as('office').delete('/api/calendar/2027/notice?revision=6')
    expect(await plan()).toMatchObject({ deadline: '2027-12-20', deadlineProvisional: true })
  })
})

test('a draw is frozen without a reason only inside the window of the calendar in force', async () => {
  const server = await startTestServer({ now: '2026-12-24T01:00:00Z' })
  await registeredDistrict({ server })
  const office = server.as('office')
  const freeze = () => office.post('/api/draws', { period: '2027-Q1' })
  expect((await freeze()).json.type).toBe('urn:mingqian:problem:outside-draw-window')
  // With 30 and 31 December off the last five working days begin earlier.
  const earlier = { ...notice, holidays: [{ name: '元旦', from: '2026-12-30', to: '2027-01-03' }] }
  await office.put('/api/calendar/2027/notice', { revision: 0, notice: earlier })
  const frozen = await freeze()
  expect(frozen.status).toBe(201)
  expect(frozen.json.window).toEqual({ from: '2026-12-24', to: '2026-12-31', provisional: false })
  const committed = await office.post(`/api/draws/${frozen.json.id}/commit`, {
    secret: testSecret,
    witnessName: '明川区生态环境分局',
    beacon: { source: 'numbers/witnessed', round: '第一次' },
  })
  expect(committed.json.window).toEqual({ from: '2026-12-24', to: '2026-12-31', provisional: false })
  await server.stop()
})
