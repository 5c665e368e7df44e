import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyLog } from '../log/index.ts'
import { drawnDistrict, signUpTeam } from '../testing/drawn-district.ts'
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.ts'

const finding = { finding: 'normal', facts: '' }

describe('the public pages', () => {
  let server: TestServer
  let draw: string
  let lead: Caller
  let leaf: string
  const lot = (path: string) => `/api/draws/${draw}/lots/0/${path}`

  beforeAll(async () => {
    server = await startTestServer()
    draw = await drawnDistrict(server)
    const team = await signUpTeam(server, draw, 0)
    lead = server.person(team[0]!)
    server.clock.set('2027-01-04T01:00:00Z')
    leaf = (await lead.post(lot('open'))).json.leafHash
  })
  afterAll(() => server.stop())

  const sign = async () => {
    const { json } = await lead.get(lot('record'))
    const body = {
      identityShown: true,
      avoidanceTold: true,
      receivedBy: '接待人甲',
      receivedByPost: '安环科长',
      arrivedAt: '2027-01-04T01:10:00Z',
      leftAt: '2027-01-04T03:00:00Z',
      position: { longitude: 109.840123, latitude: 40.65, accuracy: 9 },
      parts: {
        facilities: finding,
        discharge: finding,
        eia: finding,
        threeSimultaneities: finding,
        permit: finding,
      },
      summary: '设施<b>运行</b>正常',
      violation: false,
      receiverSignature: { kind: 'signed', name: '接待人甲' },
      inspectorSignatures: json.team.map((member: { name: string }) => member.name),
    }
    await lead.put(lot('record'), { revision: 0, body })
    await lead.post(lot('sign'), { revision: 1 })
  }

  test('answer an unknown lot and an unopened one with the same page', async () => {
    const unknown = await server.anybody.get(`/open/${'0'.repeat(64)}`)
    const malformed = await server.anybody.get('/open/nothing')
    expect(unknown.status).toBe(404)
    expect(malformed.status).toBe(404)
    const words = (text: string) => text.replace(/href="[^"]*lang=[^"]*"/, '')
    expect(words(malformed.text)).toBe(words(unknown.text))
  })

  test('give the visitor of an opened lot all that a check needs', async () => {
    const page = await server.anybody.get(`/open/${leaf}`)
    expect(page.status).toBe(200)
    const data = /<script type="application\/json" id="evidence">(.*?)<\/script>/s.exec(page.text)?.[1] ?? ''
    const evidence = JSON.parse(data)
    expect(evidence).toMatchObject({ draw, leafHash: leaf, suite: 'sha256' })
    expect(JSON.parse(evidence.sealed.body)).toMatchObject({
      kind: 'sealed-root',
      root: evidence.root,
      lots: 63,
    })
    expect(page.text).toContain(`<code data-facility>${evidence.opening.lot.facility}</code>`)
  })

  test('publish a signed record once, and an unsigned one never', async () => {
    const office = server.as('office')
    expect((await office.post(lot('publish'))).json.type).toContain('record-unsigned')
    await sign()
    expect((await server.as('director').post(lot('publish'))).status).toBe(403)
    const published = await office.post(lot('publish'))
    expect(published.json).toMatchObject({ state: 'published' })
    expect((await office.post(lot('publish'))).json.type).toContain('already-published')
    expect((await office.post(`/api/draws/${draw}/lots/1/publish`)).status).toBe(404)
    expect((await verifyLog(server.platform.database)).ok).toBe(true)
  })

  test('find the result by name and by credit code, and nothing by wildcards', async () => {
    const { facility } = (await server.as('office').get(lot('record'))).json
    const found = async (query: string) =>
      (await server.anybody.get(`/results?${query}`)).text.includes(facility.name)
    expect(await found(`q=${encodeURIComponent(facility.name.slice(2))}`)).toBe(true)
    expect(await found(`q=${facility.creditCode.toLowerCase()}`)).toBe(true)
    expect(await found('violation=no')).toBe(true)
    expect(await found('violation=yes')).toBe(false)
    expect(await found('q=%25')).toBe(false)
    expect(await found('q=%00&violation=maybe&after=nonsense')).toBe(true)
  })

  test('show the result without what is personal, and as text whatever was typed', async () => {
    const list = (await server.anybody.get('/results')).text
    const path = /href="(\/results\/[\w-]+)"/.exec(list)?.[1] ?? ''
    const { text } = await server.anybody.get(path)
    const { entries } = (await server.anybody.get('/log/entries')).json
    const logged = entries.at(-1).body
    expect(JSON.parse(logged).kind).toBe('result')
    for (const personal of ['接待人甲', '安环科长', '109.840123']) {
      expect(text).not.toContain(personal)
      expect(logged).not.toContain(personal)
    }
    expect(text).toContain('设施&lt;b&gt;运行&lt;/b&gt;正常')
  })

  test('contain nothing of a lot that is not opened', async () => {
    const list = (
      await server.as('director').post(`/api/draws/${draw}/sealed-list`, { reason: '核对公开页面' })
    ).json
    const sealed: { facility: { id: string; name: string } }[] = list.lots.slice(1)
    expect(sealed).toHaveLength(62)
    const paths = [
      '/',
      '/plans',
      '/draws',
      `/draws/${draw}`,
      '/results',
      '/verify',
      '/log',
      `/open/${leaf}`,
      '/log/entries',
    ]
    for (const path of paths) {
      const { status, text } = await server.anybody.get(path)
      expect(status).toBe(200)
      for (const { facility } of sealed) {
        expect(text).not.toContain(facility.name)
        expect(text).not.toContain(facility.id)
      }
    }
  })

  test('know nothing of a draw before its commitment is in the log', async () => {
    const frozen = await server
      .as('office')
      .post('/api/draws', { period: '2027-Q2', outsideWindowReason: '测试:提前冻结抽查库' })
    expect(frozen.json.state).toBe('frozen')
    expect((await server.anybody.get(`/draws/${frozen.json.id}`)).status).toBe(404)
    for (const path of ['/', '/draws', '/verify', '/log'])
      expect((await server.anybody.get(path)).text).not.toContain(frozen.json.id)
  })

  test('speak the language asked for, and remember it', async () => {
    const english = await server.anybody.get('/draws?lang=en')
    expect(english.text).toContain('<html lang="en">')
    expect(english.headers.getSetCookie().join()).toContain('lang=en')
    expect((await server.anybody.get('/draws')).text).toContain('<html lang="zh-CN">')
  })
})

test('the portal of a system that is not set up leads to its set-up', async () => {
  const server = await startTestServer({ empty: true })
  try {
    for (const path of ['/', '/draws', '/draws/nothing', '/log']) {
      const { status, text } = await server.anybody.get(path)
      expect(status).toBe(200)
      expect(text).toContain('<a class="button" href="/app/">')
    }
  } finally {
    await server.stop()
  }
})
