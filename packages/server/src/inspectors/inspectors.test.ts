import { kundulun2016, type RuleSet } from '@mingqian/rules'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registeredDistrict, testFacilities, testInspectors, testPeriod } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const person = {
  name: '检查员002',
  certificate: '15020300002',
  certificateFrom: '2024-01-01',
  certificateUntil: '2027-12-31',
  certificateIssuer: '省厅',
  unit: '二中队',
  inEstablishment: true,
  post: 'in-post',
  tags: ['sampler'],
  specialities: ['噪声', '危险废物'],
  areas: [],
  remark: '',
}

const conditions = {
  certificate: 'valid',
  courses: [{ course: '双随机业务', label: { zh: '双随机业务', en: 'double-random work' }, months: 24 }],
  clause: { id: '八.3', zh: '加强培训', en: 'training' },
} as const

/** The office drafts a version of the rules with conditions, the director adopts it. */
const adopt = async (server: TestServer, version: number, more: Partial<RuleSet>, from: string) => {
  const document = JSON.stringify({ ...kundulun2016, version, ...more })
  const { json } = await server.as('office').put('/api/rules/draft', { document, revision: 0 })
  const adopted = await server
    .as('director')
    .post('/api/rules/adopt', { revision: json.revision, inForceFrom: from })
  expect(adopted.status).toBe(204)
}

const codesOf = (reasons: readonly { readonly code: string }[]) => reasons.map(({ code }) => code)

describe('an inspector in the register', () => {
  let server: TestServer
  const office = () => server.as('office')
  const read = async (id = 'R-002') => (await office().get(`/api/inspectors/${id}`)).json
  const trail = async (id = 'R-002') => (await office().get(`/api/inspectors/${id}/changes`)).json.items
  beforeAll(async () => {
    server = await startTestServer({ now: '2026-11-24T01:00:00Z' })
    await registeredDistrict({ server, facilities: testFacilities(4, 8), inspectors: testInspectors(6) })
  })
  afterAll(() => server.stop())

  test('is edited from the revision that was read, and the trail keeps what it was', async () => {
    const before = await read()
    const changed = await office().put('/api/inspectors/R-002', {
      revision: before.revision,
      inspector: { ...person, phone: '13900001111', idNumber: '11010519491231002X' },
    })
    expect(changed.status).toBe(204)
    expect(await read()).toMatchObject({
      tags: ['member', 'sampler'],
      specialities: ['噪声', '危险废物'],
      phone: '139****1111',
      idNumber: '110***********002X',
      certificateUntil: '2027-12-31',
    })
    const [newest] = await trail()
    expect(newest).toMatchObject({ action: 'changed', by: 'office', kind: 'inspector' })
    expect(newest.fields).toContainEqual({ field: 'certificateUntil', from: null, to: '2027-12-31' })
    expect(newest.fields).toContainEqual({ field: 'idNumberSealed', from: null, to: '***' })
    expect(JSON.stringify(await trail())).not.toContain('11010519491231002X')
  })

  test('two clerks at once: the second is told and loses nothing of the first', async () => {
    const { revision } = await read()
    const first = { revision, inspector: { ...person, unit: '三中队' } }
    const second = { revision, inspector: { ...person, remark: '新调入' } }
    expect((await office().put('/api/inspectors/R-002', first)).status).toBe(204)
    const refused = await office().put('/api/inspectors/R-002', second)
    expect([refused.status, refused.json.type]).toEqual([409, 'urn:mingqian:problem:register-row-changed'])
    expect(await read()).toMatchObject({ unit: '三中队', remark: '' })
    const after = { ...second, revision: (await read()).revision }
    expect((await office().put('/api/inspectors/R-002', after)).status).toBe(204)
  })

  test('an edit that changes nothing leaves the revision, and a certificate belongs to one person', async () => {
    const { revision } = await read()
    const same = { revision, inspector: { ...person, remark: '新调入' } }
    expect((await office().put('/api/inspectors/R-002', same)).status).toBe(204)
    expect((await read()).revision).toBe(revision)
    const taken = { revision, inspector: { ...person, certificate: '15020300003' } }
    expect((await office().put('/api/inspectors/R-002', taken)).json.type).toBe(
      'urn:mingqian:problem:certificate-taken',
    )
    const wrong = {
      revision,
      inspector: { ...person, idNumber: '110105194912310021', certificateUntil: '2020-01-01' },
    }
    const { json } = await office().put('/api/inspectors/R-002', wrong)
    expect(json.fields.map(({ path }: { path: string }) => path)).toEqual(['idNumber', 'certificateUntil'])
  })

  test('is entered by hand with the next number', async () => {
    const { json, status } = await office().post('/api/inspectors', {
      ...person,
      name: '新进人员',
      certificate: '15020300999',
    })
    expect([status, json.id]).toEqual([201, 'R150203-00001'])
    expect(await read(json.id)).toMatchObject({ name: '新进人员', inPost: true, reasons: [] })
    expect((await trail(json.id)).map(({ action }: { action: string }) => action)).toEqual(['created'])
  })

  test('on leave is out on those days only; a leave of days leaves them in the head count', async () => {
    const counts = async () => (await office().get('/api/inspectors/counts')).json
    const before = await counts()
    const leave = { kind: 'leave', from: '2026-11-20', until: '2026-11-30', note: '年休假' }
    const { json } = await office().post('/api/inspectors/R-004/leaves', leave)
    expect(await counts()).toEqual({ ...before, eligible: before.eligible - 1 })
    expect((await read('R-004')).reasons).toMatchObject([{ code: 'on-leave', zh: '请假：至2026-11-30' }])
    const list = async (query: string) =>
      (await office().get(`/api/inspectors?${query}`)).json.items.map(({ id }: { id: string }) => id)
    expect(await list('eligible=no')).toEqual(['R-004'])
    expect(await list('eligible=no&day=2026-12-01')).toEqual([])
    expect(await list('eligible=no&inPost=yes')).toEqual(['R-004'])

    const [{ revision }] = (await read('R-004')).leaves
    const long = { revision, leave: { ...leave, kind: 'long-leave', until: null } }
    expect((await office().put(`/api/inspectors/R-004/leaves/${json.id}`, long)).status).toBe(204)
    expect(await counts()).toMatchObject({ inPost: before.inPost - 1, eligible: before.eligible - 1 })
    const stale = await office().put(`/api/inspectors/R-004/leaves/${json.id}`, long)
    expect(stale.json.type).toBe('urn:mingqian:problem:register-row-changed')
    const now = (await read('R-004')).leaves[0].revision
    await office().delete(`/api/inspectors/R-004/leaves/${json.id}?revision=${now}`)
    expect(await counts()).toEqual(before)
    expect((await trail('R-004')).map(({ action }: { action: string }) => action)).toEqual([
      'removed',
      'changed',
      'created',
      'created',
    ])
  })

  test('a leave or a conflict that ends before it begins is refused', async () => {
    const leave = { kind: 'leave', from: '2026-11-20', until: '2026-11-19', note: '' }
    expect((await office().post('/api/inspectors/R-004/leaves', leave)).status).toBe(422)
    const nowhere = { ...leave, until: null }
    expect((await office().post('/api/inspectors/R-nobody/leaves', nowhere)).status).toBe(404)
  })

  test('keeps away from a facility while a conflict lasts, which stands once', async () => {
    const conflict = {
      facilityId: 'W-00003',
      kind: 'former-employer',
      from: '2024-01-01',
      until: '2026-12-31',
      basis: '曾任职',
    }
    const { json } = await office().post('/api/inspectors/R-005/conflicts', conflict)
    const twice = await office().post('/api/inspectors/R-005/conflicts', { ...conflict, from: '2025-01-01' })
    expect(twice.json.type).toBe('urn:mingqian:problem:conflict-exists')
    expect((await office().get('/api/inspectors?q=R-005')).json.items[0].avoids).toBe(1)
    const { conflicts } = await read('R-005')
    expect(conflicts).toMatchObject([{ id: json.id, facility: { id: 'W-00003', name: '试验单位00003号' } }])
    const ended = { kind: 'former-employer', from: '2024-01-01', until: '2026-11-01', basis: '曾任职' }
    await office().put(`/api/inspectors/R-005/conflicts/${json.id}`, {
      revision: conflicts[0].revision,
      conflict: ended,
    })
    expect((await office().get('/api/inspectors?q=R-005')).json.items[0].avoids).toBe(0)
    const unknown = await office().post('/api/inspectors/R-005/conflicts', {
      ...conflict,
      facilityId: 'W-none',
    })
    expect(unknown.status).toBe(404)
  })

  test('is found by a speciality', async () => {
    const { json } = await office().get(`/api/inspectors?q=${encodeURIComponent('危险废物')}`)
    expect(json.items.map(({ id }: { id: string }) => id)).toEqual(['R-002', 'R150203-00001'])
  })
})

describe('a rule set with conditions', () => {
  let server: TestServer
  const office = () => server.as('office')
  beforeAll(async () => {
    server = await startTestServer({ now: '2026-12-28T01:00:00Z' })
    await registeredDistrict({ server, facilities: testFacilities(4, 8), inspectors: testInspectors(5) })
    const course = await office().post('/api/courses', {
      title: '双随机业务培训',
      kind: '双随机业务',
      heldOn: '2026-06-01',
      hours: 8,
      passMark: 60,
      validMonths: 24,
      organiser: '市局',
      place: '',
      remark: '',
    })
    const roster = `/api/courses/${course.json.id}/roster`
    const { json } = await office().post(roster, { inspectors: ['R-001', 'R-002', 'R-003', 'R-004'] })
    for (const { inspectorId, revision } of json.roster)
      await office().put(`${roster}/${inspectorId}`, {
        revision,
        mark: inspectorId === 'R-003' ? 59.5 : 60,
        passed: true,
        certificateNumber: '',
      })
    for (const n of [1, 2, 3, 5]) {
      const id = `R-00${n}`
      const { revision } = (await office().get(`/api/inspectors/${id}`)).json
      const inspector = { ...person, name: `检查员00${n}`, certificate: `1502030000${n}`, tags: ['lead'] }
      await office().put(`/api/inspectors/${id}`, { revision, inspector })
    }
    await adopt(server, 2, { conditions: { ...conditions, courses: [...conditions.courses] } }, '2026-12-28')
  })
  afterAll(() => server.stop())

  test('says of everybody why they may not be drawn', async () => {
    const { items } = (await office().get('/api/inspectors')).json
    expect(
      items.map(({ id, reasons }: { id: string; reasons: { code: string }[] }) => [id, codesOf(reasons)]),
    ).toEqual([
      ['R-001', []],
      ['R-002', []],
      ['R-003', ['course-not-passed']],
      ['R-004', ['certificate-undated']],
      ['R-005', ['course-not-passed']],
    ])
  })

  test('draws only who meets them, while the quota goes by the head count', async () => {
    const { json } = await office().post('/api/draws', { period: testPeriod })
    expect(json.pool).toMatchObject({ inspectors: 2, inspectorsOut: 3 })
    const general = json.quotas.find(({ stratum }: { stratum: string }) => stratum === 'general')
    expect(general.explanation.zh).toContain('5 人')
    const { json: pool } = await office().get(`/api/draws/${json.id}/pool`)
    expect(pool.inspectorsOut).toMatchObject([
      { id: 'R-003', reason: { zh: '培训未通过：双随机业务' } },
      { id: 'R-004', reason: { zh: '执法证未登记有效期' } },
      { id: 'R-005', reason: { zh: '培训未通过：双随机业务' } },
    ])
    await office().delete(`/api/draws/${json.id}`)
  })

  test('looks at the first day of the list: who is back by then is in, who leaves by then is out', async () => {
    const days = { kind: 'leave', from: '2026-12-28', until: '2026-12-31', note: '' }
    await office().post('/api/inspectors/R-001/leaves', days)
    await office().post('/api/inspectors/R-002/leaves', { ...days, from: '2027-01-01', until: '2027-02-28' })
    expect((await office().get('/api/inspectors/R-001')).json.reasons).toHaveLength(1)
    const { json } = await office().post('/api/draws', { period: testPeriod })
    const { json: pool } = await office().get(`/api/draws/${json.id}/pool`)
    expect(pool.inspectors.map(({ id }: { id: string }) => id)).toEqual(['R-001'])
  })

  test('the plan counts heads in post, whatever courses they lack', async () => {
    const { json } = await office().post('/api/plans/preview', { year: 2027 })
    expect(json.inspectorsInPost).toBe(5)
  })
})
