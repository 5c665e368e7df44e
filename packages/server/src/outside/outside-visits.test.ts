import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheet } from '../registry/import/index.ts'
import { registeredDistrict, testFacilities, testInspectors } from '../testing/drawn-district.ts'
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.ts'

const visits = '/api/outside-visits'

const entry = {
  matter: { kind: 'petition', petitionNumber: '信访〔2026〕417号' },
  facilityId: 'W-00003',
  visitedOn: '2026-12-21',
  inspectors: ['R-001', 'R-002'],
  reason: '居民反映夜间异味',
  findings: '现场检查时喷漆房密闭,未闻到明显异味',
  violation: false,
}

describe('a visit outside the random regime', () => {
  let server: TestServer
  let office: Caller
  let inspector: Caller
  beforeAll(async () => {
    server = await startTestServer()
    await registeredDistrict({
      server,
      facilities: testFacilities(5, 20),
      inspectors: testInspectors(6),
    })
    await server.addInspector('first', 'R-001')
    await server.addInspector('fifth', 'R-005')
    office = server.as('office')
    inspector = server.person('first')
  })
  afterAll(() => server.stop())

  const typeOf = (answer: { json: { type: string } }) => answer.json.type.replace('urn:mingqian:problem:', '')
  const pathsOf = (answer: { json: { fields: { path: string }[] } }) =>
    answer.json.fields.map(field => field.path)

  test('is registered with facility and team as the registers have them', async () => {
    const answer = await office.post(visits, entry)
    expect(answer.status).toBe(201)
    expect(answer.json).toMatchObject({
      matter: entry.matter,
      facility: { id: 'W-00003', name: '试验单位00003号', class: 'key' },
      team: [
        { inspector: 'R-001', name: '检查员001', certificate: '15020300001' },
        { inspector: 'R-002', name: '检查员002' },
      ],
      registeredBy: 'office',
      registeredAt: '2026-12-28T01:00:00.000Z',
      revision: 0,
      withdrawn: null,
      corrections: [],
      mayChange: true,
    })
  })

  test('names what fits its kind: a campaign, a case, or a petition', async () => {
    const matters = [
      { kind: 'campaign', campaign: '打击危险废物环境违法专项行动' },
      { kind: 'case', caseNumber: '明环立〔2026〕9号' },
      { kind: 'follow-up', caseNumber: '明环罚〔2026〕3号' },
    ]
    for (const matter of matters) {
      const answer = await office.post(visits, { ...entry, matter })
      expect(answer.json.matter).toEqual(matter)
    }
    const misfit = await office.post(visits, { ...entry, matter: { kind: 'case', petitionNumber: '9' } })
    expect([misfit.status, pathsOf(misfit)]).toEqual([422, ['matter.caseNumber']])
    const random = await office.post(visits, { ...entry, matter: { kind: 'random', campaign: 'x' } })
    expect([random.status, pathsOf(random)]).toEqual([422, ['matter.kind']])
  })

  test('is of somebody in the registers, and not of a day to come', async () => {
    const answer = await office.post(visits, {
      ...entry,
      facilityId: 'W-99999',
      inspectors: ['R-001', 'R-777'],
      visitedOn: '2026-12-29',
    })
    expect([answer.status, pathsOf(answer)]).toEqual([422, ['facilityId', 'inspectors', 'visitedOn']])
    expect((await office.post(visits, { ...entry, visitedOn: '2026-12-28' })).status).toBe(201)
    expect((await office.post(visits, { ...entry, inspectors: [] })).status).toBe(422)
  })

  test('is registered by an inspector only with themself on the team', async () => {
    const alone = await inspector.post(visits, { ...entry, inspectors: ['R-002'] })
    expect([alone.status, typeOf(alone)]).toEqual([422, 'visit-team'])
    const unlinked = await server.as('inspector').post(visits, entry)
    expect([unlinked.status, typeOf(unlinked)]).toEqual([422, 'visit-team'])
    expect((await inspector.post(visits, { ...entry, inspectors: ['R-001'] })).status).toBe(201)
  })

  test('is read by the director and the auditor, and by the inspectors who took part', async () => {
    const { id } = (await office.post(visits, entry)).json
    for (const role of ['director', 'auditor'] as const) {
      expect((await server.as(role).get(`${visits}/${id}`)).json.mayChange).toBe(false)
      expect((await server.as(role).post(visits, entry)).status).toBe(403)
    }
    expect((await inspector.get(`${visits}/${id}`)).status).toBe(200)
    const stranger = server.person('fifth')
    expect((await stranger.get(`${visits}/${id}`)).status).toBe(404)
    expect((await stranger.get(visits)).json).toMatchObject({ items: [], total: 0 })
    expect((await server.as('sysadmin').get(visits)).status).toBe(403)
  })

  test('is corrected with a trail of who changed what from what to what, and why', async () => {
    const { id } = (await office.post(visits, entry)).json
    const corrected = {
      ...entry,
      matter: { kind: 'case', caseNumber: '明环立〔2026〕12号' },
      inspectors: ['R-002', 'R-003'],
      violation: true,
    }
    const reason = '复核后立案'
    server.clock.set('2026-12-29T02:00:00Z')
    const answer = await office.put(`${visits}/${id}`, { revision: 0, reason, visit: corrected })
    expect(answer.json).toMatchObject({ matter: corrected.matter, violation: true, revision: 1 })
    expect(answer.json.corrections).toEqual([
      {
        revision: 1,
        at: '2026-12-29T02:00:00.000Z',
        by: 'office',
        reason,
        changes: [
          { field: 'kind', from: 'petition', to: 'case' },
          { field: 'reference', from: '信访〔2026〕417号', to: '明环立〔2026〕12号' },
          {
            field: 'team',
            from: '检查员001 15020300001、检查员002 15020300002',
            to: '检查员002 15020300002、检查员003 15020300003',
          },
          { field: 'violation', from: 'no', to: 'yes' },
        ],
      },
    ])
    const late = await office.put(`${visits}/${id}`, { revision: 0, reason, visit: entry })
    expect([late.status, typeOf(late)]).toEqual([409, 'visit-changed'])
    const same = await office.put(`${visits}/${id}`, { revision: 1, reason, visit: corrected })
    expect([same.status, typeOf(same)]).toEqual([422, 'visit-unchanged'])
    expect((await server.as('auditor').get(`${visits}/${id}`)).json.corrections).toHaveLength(1)
  })

  test('is changed by an inspector only if they registered it', async () => {
    const ofOffice = (await office.post(visits, entry)).json.id
    const own = (await inspector.post(visits, entry)).json.id
    const change = { revision: 0, reason: '补充情况', visit: { ...entry, findings: '补充:已取样' } }
    expect(typeOf(await inspector.put(`${visits}/${ofOffice}`, change))).toBe('visit-of-others')
    expect(typeOf(await inspector.post(`${visits}/${ofOffice}/withdraw`, { reason: '重复' }))).toBe(
      'visit-of-others',
    )
    const away = { ...change, visit: { ...entry, inspectors: ['R-002'] } }
    expect(typeOf(await inspector.put(`${visits}/${own}`, away))).toBe('visit-team')
    expect((await inspector.put(`${visits}/${own}`, change)).json.findings).toBe('补充:已取样')
    expect((await server.person('fifth').put(`${visits}/${own}`, change)).status).toBe(404)
  })

  test('is withdrawn with a reason, kept, marked, and changed no more', async () => {
    const { id } = (await office.post(visits, entry)).json
    expect((await office.post(`${visits}/${id}/withdraw`, { reason: '' })).status).toBe(422)
    const answer = await office.post(`${visits}/${id}/withdraw`, { reason: '重复登记' })
    expect(answer.json).toMatchObject({ withdrawn: { by: 'office', reason: '重复登记' }, mayChange: false })
    const again = await office.post(`${visits}/${id}/withdraw`, { reason: '重复登记' })
    const correction = await office.put(`${visits}/${id}`, { revision: 0, reason: '再改', visit: entry })
    expect([typeOf(again), typeOf(correction)]).toEqual(['visit-withdrawn', 'visit-withdrawn'])
    const marked = (await office.get(`${visits}?state=withdrawn`)).json
    expect(marked.items.map((visit: { id: string }) => visit.id)).toEqual([id])
    const { items } = (await office.get(visits)).json
    expect(items.some((visit: { id: string }) => visit.id === id)).toBe(true)
  })

  test('is found by kind, days, facility, inspector, violation and words, and exported as seen', async () => {
    await office.post(visits, {
      ...entry,
      matter: { kind: 'campaign', campaign: '100%达标行动' },
      facilityId: 'W-00020',
      visitedOn: '2026-11-03',
      inspectors: ['R-004'],
      violation: true,
    })
    const found = async (query: string) => (await office.get(`${visits}?${query}`)).json.total
    expect(await found('from=2026-11-01&to=2026-11-30')).toBe(1)
    expect(await found('facility=W-00020')).toBe(1)
    expect(await found('inspector=R-004')).toBe(1)
    expect(await found('kind=campaign&violation=yes')).toBe(1)
    expect(await found(`q=${encodeURIComponent('100%')}`)).toBe(1)
    expect(await found(`q=${encodeURIComponent('%')}`)).toBe(1)
    expect(await found(`q=${encodeURIComponent('单位00020')}`)).toBe(1)
    expect(await found('q=W-00020&kind=petition')).toBe(0)
    expect((await office.get(`${visits}?from=2026-02-30`)).status).toBe(422)

    const file = await office.get(`${visits}/export?facility=W-00020`)
    const sheet = readSheet(file.bytes, 'visits.xlsx')
    if (!sheet.ok) throw new Error('no sheet')
    expect(sheet.rows).toHaveLength(2)
    expect(sheet.rows[1]?.cells.slice(0, 5)).toEqual([
      '2026-11-03',
      '专项执法检查',
      '100%达标行动',
      'W-00020',
      '试验单位00020号',
    ])
    const own = readSheet((await inspector.get(`${visits}/export`)).bytes, 'visits.xlsx')
    expect(own.ok && own.rows.some(row => row.cells.includes('W-00020'))).toBe(false)
  })

  test('is listed newest first, page after page, each once', async () => {
    const all = (await office.get(`${visits}?limit=200`)).json
    const seen: { id: string; visitedOn: string }[] = []
    let after = ''
    do {
      const page = (await office.get(`${visits}?limit=3${after}`)).json
      seen.push(...page.items)
      after = page.next ? `&after=${page.next}` : ''
    } while (after)
    expect(seen).toEqual(all.items)
    expect(seen).toHaveLength(all.total)
    const days = seen.map(visit => visit.visitedOn)
    expect(days).toEqual([...days].sort().reverse())
  })

  test('offers whom to choose from, and no more of them than that', async () => {
    const chosen = await inspector.get(`${visits}/facilities?q=${encodeURIComponent('试验路7号')}`)
    expect(chosen.json.items).toEqual([
      { id: 'W-00007', name: '试验单位00007号', area: '第3街道', address: '试验路7号' },
    ])
    expect((await inspector.get(`${visits}/inspectors`)).json.items).toHaveLength(6)
  })

  test('is published nowhere', async () => {
    const { entries } = (await server.anybody.get('/log/entries')).json
    const pages = ['/', '/results', '/draws', '/log'].map(path => server.anybody.get(path))
    const texts = [JSON.stringify(entries), ...(await Promise.all(pages)).map(page => page.text)]
    for (const text of texts)
      for (const word of ['信访〔2026〕', '明环立', '达标行动', '试验单位']) expect(text).not.toContain(word)
  })
})
