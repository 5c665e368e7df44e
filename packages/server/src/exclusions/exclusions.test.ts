import { addDays } from '@mingqian/rules'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  registeredDistrict,
  testFacilities,
  testImporting,
  testInspectors,
} from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { requestExclusions } from './request-exclusions.ts'

const today = '2026-12-28'
const asked = { reason: 'suspended', since: '2026-11-01', until: null, evidence: '停产报告及用电量证明' }

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ now: `${today}T01:00:00Z` })
  await registeredDistrict({ server, facilities: testFacilities(8, 12), inspectors: testInspectors(8) })
})
afterAll(() => server.stop())
beforeEach(async () => {
  onDay(today)
  await server.platform.database.execute('delete from exclusions')
  for (const role of ['office', 'director', 'auditor']) await post(role, role)
})

const office = () => server.as('office')
const director = () => server.as('director')
const type = (code: string) => `urn:mingqian:problem:${code}`

const ask = (facilities: readonly string[], change: object = {}) =>
  office().post('/api/exclusions', { facilities, ...asked, ...change })
const askedFor = async (facility: string, change: object = {}): Promise<string> => {
  const { status, text, json } = await ask([facility], change)
  if (status !== 201) throw new Error(text)
  return json.ids[0]
}
const read = async (id: string) => (await office().get(`/api/exclusions/${id}`)).json
const decide = async (ids: readonly string[], approved = true, note = approved ? '' : '依据不足') => {
  const exclusions = await Promise.all(ids.map(async id => ({ id, revision: (await read(id)).revision })))
  return director().post('/api/exclusions/decisions', { exclusions, approved, note })
}
const excluded = async (facility: string, change: object = {}): Promise<string> => {
  const id = await askedFor(facility, change)
  expect((await decide([id])).status).toBe(200)
  return id
}
/** Gives somebody another post. */
const post = (username: string, role: string) =>
  server.platform.database.execute(sql`update "user" set role = ${role} where username = ${username}`)
const listed = async (query = ''): Promise<string[]> =>
  (await office().get(`/api/exclusions?${query}`)).json.items.map(
    (item: { facility: { id: string } }) => item.facility.id,
  )
const takesPart = async (facility: string): Promise<boolean> =>
  (await office().get(`/api/facilities/${facility}`)).json.state === 'active'
const onDay = (day: string) => server.clock.set(`${day}T01:00:00Z`)

/** Who is in the pool that the office freezes now, and who is out. */
const frozen = async () => {
  const { status, text, json } = await office().post('/api/draws', {
    period: '2027-Q1',
    outsideWindowReason: '测试情形',
  })
  if (status !== 201) throw new Error(text)
  const pool = (await office().get(`/api/draws/${json.id}/pool`)).json
  await office().delete(`/api/draws/${json.id}`)
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  return { in: ids(pool.facilities), out: ids(pool.facilitiesOut), view: json }
}

describe('taking a facility out of the pool', () => {
  test('takes a request with evidence and the approval of a second person', async () => {
    const id = await askedFor('W-00001')
    expect(await read(id)).toMatchObject({
      state: 'waiting',
      facility: { id: 'W-00001', class: 'key' },
      requestedBy: 'office',
      decidedBy: null,
    })
    expect(await takesPart('W-00001')).toBe(true)
    expect((await decide([id])).json).toEqual({ decided: 1 })
    expect(await read(id)).toMatchObject({ state: 'in-force', decidedBy: 'director' })
    expect(await takesPart('W-00001')).toBe(false)
  })

  test('is for the office to ask and for the director to approve, and for nobody else', async () => {
    const id = await askedFor('W-00001')
    const exclusions = [{ id, revision: (await read(id)).revision }]
    for (const role of ['office', 'auditor', 'inspector', 'sysadmin'] as const)
      expect(
        (await server.as(role).post('/api/exclusions/decisions', { exclusions, approved: true })).json.type,
      ).toBe(type('not-allowed'))
    for (const role of ['director', 'auditor', 'inspector', 'sysadmin'] as const)
      expect(
        (await server.as(role).post('/api/exclusions', { facilities: ['W-00002'], ...asked })).json.type,
      ).toBe(type('not-allowed'))
    expect((await server.as('inspector').get('/api/exclusions')).status).toBe(403)
    expect((await server.as('auditor').get('/api/exclusions')).json.total).toBe(1)
  })

  test('cannot be approved by who asked for it or corrected it, whatever their post is by then', async () => {
    const [asker, corrector] = [await askedFor('W-00001'), await askedFor('W-00002')]
    const { revision } = await read(corrector)
    await post('director', 'office')
    await director().put(`/api/exclusions/${corrector}`, { ...asked, revision, evidence: '改过的依据' })
    await post('director', 'director')
    await post('office', 'director')
    const own = {
      exclusions: [{ id: asker, revision: (await director().get(`/api/exclusions/${asker}`)).json.revision }],
      approved: true,
    }
    expect((await office().post('/api/exclusions/decisions', own)).json.type).toBe(type('second-person'))
    const other = {
      exclusions: [
        { id: corrector, revision: (await director().get(`/api/exclusions/${corrector}`)).json.revision },
      ],
      approved: true,
    }
    expect((await director().post('/api/exclusions/decisions', other)).json.type).toBe(type('second-person'))
  })

  test('needs evidence in words, and sensible days', async () => {
    const problems = async (change: object) => {
      const { status, json } = await ask(['W-00001'], change)
      expect([status, json.type]).toEqual([422, type('bad-input')])
      return json.fields.map((field: { path: string }) => field.path)
    }
    expect(await problems({ evidence: '  ' })).toEqual(['evidence'])
    expect(await problems({ evidence: undefined })).toEqual(['evidence'])
    expect(await problems({ reason: 'holiday' })).toEqual(['reason'])
    expect(await problems({ since: '0206-05-01' })).toEqual(['since'])
    expect(await problems({ since: '2029-01-01' })).toEqual(['since'])
    expect(await problems({ until: '2026-11-01' })).toEqual(['until'])
    expect(await problems({ until: today })).toEqual(['until'])
    expect(await problems({ facilities: ['W-00001', 'W-none'] })).toEqual(['facilities'])
    expect(await problems({ approved: 'approved' })).toEqual([''])
    expect(await listed()).toEqual([])
  })

  test('that an imported list asks for without evidence waits until the office has given it', async () => {
    const { database, randomness, clock } = server.platform
    const [id = ''] = await database.transaction(rows =>
      requestExclusions(rows, randomness, { ...testImporting, at: clock.now() }, [
        { facilityId: 'W-00001', reason: 'closed', since: today, until: null, evidence: '' },
      ]),
    )
    expect(await listed('evidence=missing')).toEqual(['W-00001'])
    const refused = await decide([id])
    expect([refused.status, refused.json.type]).toEqual([422, type('exclusion-evidence')])
    expect(refused.json.detail).toBe('试验单位00001号')
    expect(await takesPart('W-00001')).toBe(true)

    const { revision } = await read(id)
    const given = { ...asked, reason: 'closed', since: today, revision, evidence: '关停公告' }
    expect((await office().put(`/api/exclusions/${id}`, given)).status).toBe(200)
    expect(await listed('evidence=missing')).toEqual([])
    expect((await decide([id])).status).toBe(200)
    expect(await takesPart('W-00001')).toBe(false)
  })

  test('is refused while another is in force or waits in that time, and possible after it', async () => {
    await excluded('W-00001', { until: '2027-02-01' })
    const again = await ask(['W-00001'], { since: '2027-01-31' })
    expect([again.status, again.json.type, again.json.detail]).toEqual([
      409,
      type('exclusion-exists'),
      '试验单位00001号',
    ])
    await askedFor('W-00001', { since: '2027-02-01' })
    await askedFor('W-00002')
    expect((await ask(['W-00003', 'W-00002'])).json.type).toBe(type('exclusion-exists'))
    expect(await listed('facility=W-00003')).toEqual([])
  })

  test('of two requests for the same time, which imports may leave, only one can be approved', async () => {
    const { database, randomness, clock } = server.platform
    const twice = ['closed', 'moved'] as const
    const ids = await database.transaction(rows =>
      requestExclusions(
        rows,
        randomness,
        { ...testImporting, at: clock.now() },
        twice.map(reason => ({ facilityId: 'W-00001', reason, since: today, until: null, evidence: '公告' })),
      ),
    )
    const both = await director().post('/api/exclusions/decisions/preview', { ids })
    expect(both.json.items.map((item: { hindered: { code: string } | null }) => item.hindered?.code)).toEqual(
      [undefined, 'exclusion-exists'],
    )
    expect((await decide(ids)).json.type).toBe(type('exclusion-exists'))
    expect(await takesPart('W-00001')).toBe(true)
    expect((await decide(ids.slice(1))).status).toBe(200)
    expect((await decide(ids.slice(0, 1))).json.type).toBe(type('exclusion-exists'))
    expect((await decide(ids.slice(0, 1), false)).status).toBe(200)
  })
})

describe('what the director approves', () => {
  test('is what was seen: a request corrected meanwhile is not approved', async () => {
    const id = await askedFor('W-00001')
    const seen = { id, revision: (await read(id)).revision }
    await office().put(`/api/exclusions/${id}`, { ...asked, revision: seen.revision, reason: 'closed' })
    const late = await director().post('/api/exclusions/decisions', { exclusions: [seen], approved: true })
    expect([late.status, late.json.type]).toEqual([409, type('register-row-changed')])
  })

  test('can be several at once, previewed with what it does to the pool, all or none', async () => {
    const { json } = await ask(['W-00001', 'W-00009', 'W-00010'])
    const ahead = await askedFor('W-00011', { since: '2027-01-10' })
    const ids = [...json.ids, ahead]
    const preview = (await director().post('/api/exclusions/decisions/preview', { ids })).json
    expect(preview.items.map((item: { facility: { id: string } }) => item.facility.id)).toEqual([
      'W-00001',
      'W-00009',
      'W-00010',
      'W-00011',
    ])
    const byClass = (rows: { class: string }[]) => rows.sort((a, b) => (a.class < b.class ? -1 : 1))
    expect(byClass(preview.classes)).toEqual([
      { class: 'general', now: 12, after: 10 },
      { class: 'key', now: 8, after: 7 },
    ])
    expect(await listed('state=in-force')).toEqual([])

    await decide([ahead], false)
    expect((await decide(ids)).json.type).toBe(type('exclusion-state'))
    expect(await listed('state=in-force')).toEqual([])
    expect((await decide(json.ids)).json).toEqual({ decided: 3 })
    expect((await listed('state=in-force')).sort()).toEqual(['W-00001', 'W-00009', 'W-00010'])
  })

  test('can be refused with the reason, and then cannot be decided again', async () => {
    const id = await askedFor('W-00001')
    const { revision } = await read(id)
    const silent = { exclusions: [{ id, revision }], approved: false }
    expect((await director().post('/api/exclusions/decisions', silent)).json.type).toBe(type('bad-input'))
    await decide([id], false)
    expect(await read(id)).toMatchObject({ state: 'refused', decisionNote: '依据不足' })
    expect((await decide([id])).json.type).toBe(type('exclusion-state'))
    expect(await takesPart('W-00001')).toBe(true)
    // A refusal doesn't stand in the way of a better request.
    await askedFor('W-00001')
  })

  test('was asked for by somebody, who alone may take it back while it waits', async () => {
    const id = await askedFor('W-00001')
    await post('auditor', 'office')
    const { revision, may } = await read(id)
    expect(may).toEqual({ correct: true, withdraw: true, decide: false, end: false })
    const colleague = await server.as('auditor').post(`/api/exclusions/${id}/withdraw`, { revision })
    expect([colleague.status, colleague.json.type]).toEqual([403, type('exclusion-of-others')])
    expect((await office().post(`/api/exclusions/${id}/withdraw`, { revision })).json.state).toBe('withdrawn')
    expect((await decide([id])).json.type).toBe(type('exclusion-state'))
  })
})

describe('a facility comes back', () => {
  test('by itself on the day its exclusion ends, into the next frozen pool', async () => {
    await excluded('W-00001', { until: '2027-01-05' })
    onDay('2027-01-04')
    expect((await frozen()).out).toEqual(['W-00001'])
    expect(await listed('state=in-force')).toEqual(['W-00001'])
    onDay('2027-01-05')
    const pool = await frozen()
    expect([pool.out, pool.in.includes('W-00001')]).toEqual([[], true])
    expect(await listed('state=over')).toEqual(['W-00001'])
    expect(await takesPart('W-00001')).toBe(true)
  })

  test('early, when the office or the director ends its exclusion and says why', async () => {
    const ids = [await excluded('W-00001', { until: '2027-06-01' }), await excluded('W-00002')]
    for (const [place, caller] of [office(), director()].entries()) {
      const path = `/api/exclusions/${ids[place]}/end`
      const { revision } = await read(ids[place]!)
      expect((await caller.post(path, { revision, until: today, note: '' })).json.type).toBe(
        type('bad-input'),
      )
      const ended = await caller.post(path, { revision, until: today, note: '已复产，现场核实' })
      expect(ended.json).toMatchObject({ state: 'over', until: today, returnNote: '已复产，现场核实' })
    }
    expect((await frozen()).out).toEqual([])
    const { revision } = await read(ids[0]!)
    const again = await office().post(`/api/exclusions/${ids[0]}/end`, {
      revision,
      until: today,
      note: '再来',
    })
    expect(again.json.type).toBe(type('exclusion-state'))
  })

  test('on a day that is set ahead, but neither in the past nor later than was approved', async () => {
    const id = await excluded('W-00001', { until: '2027-06-01' })
    const end = async (until: string) =>
      office().post(`/api/exclusions/${id}/end`, {
        revision: (await read(id)).revision,
        until,
        note: '将复产',
      })
    for (const wrong of [addDays(today, -1), '2027-06-01', '2027-07-01'])
      expect((await end(wrong)).json.fields).toMatchObject([{ path: 'until' }])
    expect((await end('2027-02-01')).json).toMatchObject({ state: 'in-force', until: '2027-02-01' })
    onDay('2027-02-01')
    expect(await takesPart('W-00001')).toBe(true)
  })

  test('before it left, if what was approved for later is called off', async () => {
    const id = await excluded('W-00001', { since: '2027-01-10' })
    const coming = await read(id)
    expect(coming).toMatchObject({ state: 'coming', earliestReturn: '2027-01-10' })
    const off = { revision: coming.revision, until: '2027-01-10', note: '不再搬迁' }
    expect((await director().post(`/api/exclusions/${id}/end`, off)).json.state).toBe('over')
    onDay('2027-01-10')
    expect(await takesPart('W-00001')).toBe(true)
  })
})

describe('the frozen pool', () => {
  test('holds those whose exclusion waits, was refused or withdrawn, is over or has not begun', async () => {
    const refused = await askedFor('W-00002')
    await askedFor('W-00001')
    await decide([refused], false)
    const withdrawn = await askedFor('W-00003')
    const { revision } = await read(withdrawn)
    await office().post(`/api/exclusions/${withdrawn}/withdraw`, { revision })
    await excluded('W-00004', { until: '2026-12-29' })
    await excluded('W-00005', { since: '2027-01-02' })
    await excluded('W-00006')
    onDay('2026-12-30')
    const pool = await frozen()
    expect(pool.out).toEqual(['W-00006'])
    expect(pool.in).toHaveLength(19)
  })

  test('tells how many are out for which reason', async () => {
    await excluded('W-00001')
    await excluded('W-00002')
    await excluded('W-00009', { reason: 'moved', evidence: '迁往外区' })
    const { view } = await frozen()
    expect(view.pool).toMatchObject({ facilities: 17, facilitiesOut: 3 })
    expect(view.pool.outByReason).toEqual([
      { reason: { zh: '长期停产', en: 'Out of operation' }, count: 2 },
      { reason: { zh: '搬迁', en: 'Moved away' }, count: 1 },
    ])
  })
})

describe('the list of exclusions', () => {
  test('has those that wait first, then the newest, and is walked once over', async () => {
    for (let n = 1; n <= 9; n++) {
      onDay(addDays(today, n))
      if (n % 3 === 0) await askedFor(`W-0000${n}`)
      else await excluded(`W-0000${n}`)
    }
    const walked: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const { json } = await office().get(`/api/exclusions?limit=2${after ? `&after=${after}` : ''}`)
      expect(json.total).toBe(9)
      walked.push(...json.items.map((item: { facility: { id: string } }) => item.facility.id.slice(-1)))
      after = json.next
    }
    expect(walked).toEqual(['9', '6', '3', '8', '7', '5', '4', '2', '1'])
  })

  test('is narrowed by state, reason, facility, name, and how soon they are back, with counts by state', async () => {
    await excluded('W-00001', { until: '2027-01-07' })
    await excluded('W-00002', { until: '2027-01-08', reason: 'moved' })
    await excluded('W-00003')
    await excluded('W-00004', { since: '2027-02-01' })
    await decide([await askedFor('W-00005')], false)
    await askedFor('W-00006', { reason: 'moved' })
    expect(await listed('endsWithin=10')).toEqual(['W-00001'])
    expect((await listed('endsWithin=11')).sort()).toEqual(['W-00001', 'W-00002'])
    expect((await listed('reason=moved')).sort()).toEqual(['W-00002', 'W-00006'])
    expect(await listed('state=coming')).toEqual(['W-00004'])
    expect(await listed('facility=W-00003')).toEqual(['W-00003'])
    expect(await listed(`q=${encodeURIComponent('00005号')}`)).toEqual(['W-00005'])
    const { json } = await office().get('/api/exclusions?limit=1')
    expect(json.byState).toEqual({ 'in-force': 3, coming: 1, refused: 1, waiting: 1 })
    const moved = await office().get('/api/exclusions?reason=moved&state=waiting')
    expect([moved.json.total, moved.json.byState]).toEqual([1, { 'in-force': 1, waiting: 1 }])
    for (const broken of ['state=gone', 'endsWithin=0', 'reason=x', 'q=%00'])
      expect((await office().get(`/api/exclusions?${broken}`)).status).toBe(422)
  })

  test('names the document that proves it, which has to stand in the dossier of that facility', async () => {
    const upload = async (facility: string): Promise<string> => {
      const file = { name: '停产报告.pdf', bytes: new TextEncoder().encode('%PDF-1.7\n停产\n%%EOF') }
      const form = { file, title: '停产报告', kind: 'exclusion' }
      return (await office().upload(`/api/facilities/${facility}/documents`, form)).json.id
    }
    const [own, others] = [await upload('W-00001'), await upload('W-00002')]
    const refused = await ask(['W-00001'], { documentId: others })
    expect([refused.status, refused.json.fields[0].path]).toEqual([422, 'documentId'])
    expect((await ask(['W-00001', 'W-00002'], { documentId: own })).status).toBe(422)
    const id = await askedFor('W-00001', { documentId: own })
    expect(await read(id)).toMatchObject({ document: { id: own, title: '停产报告', version: 1 } })
    const { revision } = await read(id)
    await office().put(`/api/exclusions/${id}`, { ...asked, revision, documentId: null })
    expect(await read(id)).toMatchObject({ document: null })
  })

  test('leads to the whole way of each: who did what, when, from what to what', async () => {
    const id = await askedFor('W-00001', { reason: 'closed' })
    const { revision } = await read(id)
    await office().put(`/api/exclusions/${id}`, { ...asked, revision, evidence: '停产报告（更正）' })
    await decide([id], true, '同意')
    onDay('2027-01-03')
    const seen = await read(id)
    await office().post(`/api/exclusions/${id}/end`, {
      revision: seen.revision,
      until: '2027-01-04',
      note: '复产',
    })
    const { trail } = await read(id)
    expect(
      trail.map(({ step, by, changes }: { step: string; by: string; changes: { field: string }[] }) => [
        step,
        by,
        changes.map(({ field }) => field),
      ]),
    ).toEqual([
      ['requested', 'office', []],
      ['corrected', 'office', ['reason', 'evidence']],
      ['approved', 'director', ['decisionNote']],
      ['ended', 'office', ['until', 'returnNote']],
    ])
    expect(trail[1].changes[0]).toEqual({ field: 'reason', from: 'closed', to: 'suspended' })
  })
})
