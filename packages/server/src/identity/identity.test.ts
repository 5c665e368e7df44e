import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer, testPassword } from '../testing/test-server.ts'

describe('the first start', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ empty: true })
  })
  afterAll(() => server.stop())
  const wanted = {
    bureauCode: '150203',
    bureauName: '试验区生态环境分局',
    username: '系统管理员1',
    name: '管理员',
    password: testPassword,
  }

  test('asks for the first administrator, who can then sign in', async () => {
    expect((await server.anybody.get('/api/session')).json).toMatchObject({
      setupNeeded: true,
      bureau: null,
      demo: false,
    })
    const weak = await server.anybody.post('/api/setup', { ...wanted, password: 'short', bureauCode: '15' })
    expect(weak.json.fields.map((field: { path: string }) => field.path)).toEqual(['bureauCode', 'password'])
    expect(weak.json.fields[1].message.zh).toMatch(/10/)
    expect((await server.anybody.post('/api/setup', wanted)).status).toBe(201)
    expect((await server.person('系统管理员1').get('/api/session')).json).toMatchObject({
      setupNeeded: false,
      user: { name: '管理员', role: 'sysadmin' },
      bureau: { code: '150203' },
    })
  })

  test('happens once', async () => {
    const again = await server.anybody.post('/api/setup', { ...wanted, username: 'second' })
    expect([again.status, again.json.type]).toEqual([409, 'urn:mingqian:problem:already-set-up'])
  })
})

describe('people', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())
  const admin = () => server.as('sysadmin')

  test('are added by the administrator, each user name once, whatever its case', async () => {
    const person = { username: 'Wang.Wu', name: '王五', role: 'office', password: testPassword }
    expect((await admin().post('/api/people', person)).status).toBe(201)
    expect((await admin().post('/api/people', { ...person, username: 'wang.wu' })).json.type).toBe(
      'urn:mingqian:problem:username-taken',
    )
    expect((await server.person('Wang.Wu').get('/api/session')).json.user.name).toBe('王五')
  })

  test('are one account an inspector, so that nobody reads an inspector’s lots beside them', async () => {
    const add = (username: string) =>
      admin().post('/api/people', {
        username,
        name: username,
        role: 'inspector',
        inspectorId: 'R-001',
        password: testPassword,
      })
    const taken = 'urn:mingqian:problem:inspector-taken'
    const both = await Promise.all([add('zhao'), add('qian')])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    const first = both.find(({ status }) => status === 201)!.json.id
    const other = await admin().post('/api/people', {
      username: 'sun',
      name: 'sun',
      role: 'inspector',
      password: testPassword,
    })
    const claim = () => admin().patch(`/api/people/${other.json.id}`, { inspectorId: 'R-001' })
    expect((await claim()).json.type).toBe(taken)
    expect((await admin().patch(`/api/people/${first}`, { name: '赵六' })).status).toBe(204)
    await admin().patch(`/api/people/${first}`, { disabled: true })
    expect((await claim()).status).toBe(204)
    expect((await admin().patch(`/api/people/${first}`, { disabled: false })).json.type).toBe(taken)
  })

  test('lose their session with their account, their role or their password', async () => {
    const { items } = (await admin().get('/api/people')).json
    const id = (username: string) =>
      items.find((person: { username: string }) => person.username === username).id
    expect((await server.as('auditor').get('/api/access-records')).status).toBe(200)
    await admin().patch(`/api/people/${id('auditor')}`, { disabled: true })
    expect((await server.as('auditor').get('/api/access-records')).status).toBe(401)
    const disabled = await server.anybody.post('/api/auth/sign-in/username', {
      username: 'auditor',
      password: testPassword,
    })
    const cookie = disabled.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const session = await server.app.request('http://test.local/api/session', { headers: { cookie } })
    expect((await session.json()).user).toBeNull()

    expect((await server.as('director').get('/api/draws')).status).toBe(200)
    await admin().post(`/api/people/${id('director')}/password`, { password: 'another-password' })
    expect((await server.as('director').get('/api/draws')).status).toBe(401)
  })

  test('always include one who can administer', async () => {
    const { items } = (await admin().get('/api/people')).json
    const own = items.find((person: { username: string }) => person.username === 'sysadmin')
    for (const change of [{ disabled: true }, { role: 'office' }])
      expect((await admin().patch(`/api/people/${own.id}`, change)).json.type).toBe(
        'urn:mingqian:problem:last-administrator',
      )
  })

  test('cannot be guessed at for long', async () => {
    const statuses: number[] = []
    for (let attempt = 0; attempt < 25; attempt++) {
      const answer = await server.anybody.post('/api/auth/sign-in/username', {
        username: 'office',
        password: `guess-number-${attempt}`,
      })
      statuses.push(answer.status)
    }
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401])
    expect(statuses.at(-1)).toBe(429)
  })

  test('cannot make themselves an account or reach the rest of what signs them in', async () => {
    const body = { email: 'a@b.cd', password: testPassword, name: 'x', username: 'x', role: 'sysadmin' }
    for (const path of ['sign-up/email', 'is-username-available', 'update-user', 'sign-in/email'])
      expect((await server.anybody.post(`/api/auth/${path}`, body)).status, path).toBe(404)
  })
})
