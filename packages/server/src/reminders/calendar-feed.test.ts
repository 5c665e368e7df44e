import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawnDistrict, signUpTeam } from '../testing/drawn-district.ts'
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.ts'

/** The events of a feed, lines unfolded (RFC 5545, 3.1). */
const eventsOf = (feed: string): readonly (readonly string[])[] =>
  feed
    .replaceAll(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map(event => event.split('\r\n').filter(line => line !== ''))

describe('a calendar feed', () => {
  let server: TestServer
  let draw: string
  let lead: Caller
  let path: string
  let names: readonly string[]

  beforeAll(async () => {
    server = await startTestServer()
    draw = await drawnDistrict(server)
    const sealed = await server
      .as('director')
      .post(`/api/draws/${draw}/sealed-list`, { reason: '核对不外泄' })
    names = sealed.json.lots.map((each: { facility: { name: string } }) => each.facility.name)
    const team = await signUpTeam(server, draw, 0)
    lead = server.person(team[0]!)
  })
  afterAll(() => server.stop())

  test('is off until it is asked for, and its address is the only key to it', async () => {
    expect((await lead.get('/api/account')).json.hasFeed).toBe(false)
    path = (await lead.post('/api/account/feed')).json.path
    expect(path).toMatch(/^\/calendar\/[\w-]{43}\.ics$/)
    expect((await lead.get('/api/account')).json.hasFeed).toBe(true)
    const { status, headers } = await server.anybody.get(path)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    for (const wrong of ['/calendar/none', `/calendar/${'a'.repeat(43)}.ics`, path.replace('.ics', '')])
      expect((await server.anybody.get(wrong)).status).toBe(404)
    // The database could not give it away.
    const { rows } = await server.platform.database.execute('select * from "user"')
    expect(JSON.stringify(rows)).not.toContain(path.slice(10, -4))
  })

  test('is empty for an inspector before the dispatch day', async () => {
    expect(eventsOf((await server.anybody.get(path)).text)).toEqual([])
  })

  test('has an all-day event with alarms on the reminder days, and names no firm', async () => {
    server.clock.set('2027-01-04T01:00:00Z')
    await lead.post(`/api/draws/${draw}/lots/0/open`)
    const { text } = await server.anybody.get(path)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    for (const name of names) expect(text).not.toContain(name)
    const event = eventsOf(text).find(lines => lines.some(line => line.includes('提交检查记录')))
    expect(event).toContain('DTSTART;VALUE=DATE:20270113')
    expect(event).toContain('DTEND;VALUE=DATE:20270114')
    // No notice for 2027 is announced: the day may still move.
    expect(event).toContain('STATUS:TENTATIVE')
    // Three working days, one, and none before, at nine in Shanghai.
    expect(event?.filter(line => line.startsWith('TRIGGER'))).toEqual([
      'TRIGGER;VALUE=DATE-TIME:20270108T010000Z',
      'TRIGGER;VALUE=DATE-TIME:20270112T010000Z',
      'TRIGGER;VALUE=DATE-TIME:20270113T010000Z',
    ])
  })

  test('keeps an event the same when a holiday notice moves it', async () => {
    const recordEvent = async () =>
      eventsOf((await server.anybody.get(path)).text).find(lines =>
        lines.some(line => line.includes('提交检查记录')),
      )
    const uid = (lines?: readonly string[]) => lines?.find(line => line.startsWith('UID:'))
    const before = await recordEvent()
    const notice = {
      number: '国办发明电〔2026〕8号',
      source: 'https://www.gov.cn/zhengce/zhengceku/202612/content_7.htm',
      issuedOn: '2026-12-30',
      holidays: [{ name: '元旦', from: '2027-01-11', to: '2027-01-12' }],
      makeUpDays: [],
    }
    await server.as('office').put('/api/calendar/2027/notice', { revision: 0, notice })
    const after = await recordEvent()
    expect(after).toContain('DTSTART;VALUE=DATE:20270115')
    expect(after).toContain('STATUS:CONFIRMED')
    expect(uid(after)).toBe(uid(before))
  })

  test('speaks English where asked to', async () => {
    expect((await server.anybody.get(`${path}?lang=en`)).text).toContain('Hand in the record')
  })

  test('is dead at its old address once renewed, and altogether once off or the account disabled', async () => {
    const renewed: string = (await lead.post('/api/account/feed')).json.path
    expect((await server.anybody.get(path)).status).toBe(404)
    expect((await server.anybody.get(renewed)).status).toBe(200)
    expect((await lead.delete('/api/account/feed')).status).toBe(204)
    expect((await server.anybody.get(renewed)).status).toBe(404)
    const last: string = (await server.as('office').post('/api/account/feed')).json.path
    const admin = server.as('sysadmin')
    const people = (await admin.get('/api/people')).json.items as { id: string; username: string }[]
    const id = people.find(({ username }) => username === 'office')?.id
    await admin.patch(`/api/people/${id}`, { disabled: true })
    expect((await server.anybody.get(last)).status).toBe(404)
  })
})
