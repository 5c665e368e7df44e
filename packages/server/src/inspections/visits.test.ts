import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyLog } from '../log/index.ts'
import { drawnDistrict, signUpTeam } from '../testing/drawn-district.ts'
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.ts'
import { records } from './tables.ts'

const normal = { finding: 'normal', facts: '' } as const
const photo = { name: 'gate.jpg', bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]) }

describe('a visit', () => {
  let server: TestServer
  let draw: string
  let team: readonly string[]
  let lead: Caller
  let colleague: Caller
  const lot = (path: string) => `/api/draws/${draw}/lots/0/${path}`

  beforeAll(async () => {
    server = await startTestServer()
    draw = await drawnDistrict(server)
    team = await signUpTeam(server, draw, 0)
    lead = server.person(team[0]!)
    colleague = server.person(team[1]!)
    await server.addInspector('stranger', 'R-999')
  })
  afterAll(() => server.stop())

  const complete = async () => ({
    identityShown: true,
    avoidanceTold: true,
    receivedBy: '接待人甲',
    receivedByPost: '安环科',
    arrivedAt: '2027-01-04T01:10:00Z',
    leftAt: '2027-01-04T03:00:00Z',
    position: { longitude: 109.84, latitude: 40.65, accuracy: 12.5 },
    parts: {
      facilities: normal,
      discharge: { finding: 'abnormal', facts: '台账缺三个月' },
      eia: normal,
      threeSimultaneities: normal,
      permit: normal,
    },
    summary: '设施运行正常',
    violation: true,
    demands: '七日内补齐台账',
    receiverSignature: { kind: 'refused', note: '负责人外出' },
    inspectorSignatures: (await lead.get(lot('record'))).json.team.map(
      (member: { name: string }) => member.name,
    ),
  })

  test('does not exist before its dispatch day, not even for its team', async () => {
    expect((await lead.get('/api/my/lots')).json.items).toEqual([])
    expect((await lead.post(lot('open'))).status).toBe(404)
    expect((await lead.get(lot('record'))).status).toBe(404)
  })

  test('begins with the opening of its lot, by its team only, and twice is once', async () => {
    server.clock.set('2027-01-04T01:00:00Z')
    const [mine] = (await lead.get('/api/my/lots')).json.items
    expect(mine).toMatchObject({ drawId: draw, index: 0, state: 'dispatched', leafHash: null })
    expect((await server.person('stranger').post(lot('open'))).status).toBe(404)
    const first = await lead.post(lot('open'))
    const again = await colleague.post(lot('open'))
    expect(first.json.url).toBe(`/open/${first.json.leafHash}`)
    expect(again.json).toEqual(first.json)
    expect(await server.platform.database.select().from(records)).toHaveLength(1)
  })

  test('has its record due on the seventh working day after', async () => {
    const { json } = await lead.get(lot('record'))
    expect(json).toMatchObject({ state: 'none', revision: 0, dueOn: '2027-01-13', workingDaysLeft: 7 })
  })

  test('has a draft that nobody outside the team reads', async () => {
    const saved = await lead.put(lot('record'), { revision: 0, body: { receivedBy: '接待人甲' } })
    expect(saved.json).toMatchObject({ state: 'draft', revision: 1, body: { receivedBy: '接待人甲' } })
    for (const role of ['office', 'director', 'auditor'] as const)
      expect((await server.as(role).get(lot('record'))).status).toBe(404)
    expect((await server.person('stranger').get(lot('record'))).status).toBe(404)
    const listed = await server.as('office').get('/api/visits')
    expect(listed.json.items).toMatchObject([{ state: 'opened', violation: null, recordDueOn: '2027-01-13' }])
    expect(listed.text).not.toContain('接待人甲')
  })

  test('is not overwritten by who began from an older revision', async () => {
    const late = await colleague.put(lot('record'), { revision: 0, body: { receivedBy: '另一人' } })
    expect(late.json.type).toBe('urn:mingqian:problem:record-changed')
    expect((await lead.get(lot('record'))).json.body.receivedBy).toBe('接待人甲')
  })

  test('cannot be signed half filled, and hears everything that is missing at once', async () => {
    const refused = await lead.post(lot('sign'), { revision: 1 })
    expect(refused.status).toBe(422)
    const paths = refused.json.fields.map((field: { path: string }) => field.path)
    expect(paths).toEqual([
      'identityShown',
      'avoidanceTold',
      'arrivedAt',
      'leftAt',
      'parts.facilities.finding',
      'parts.discharge.finding',
      'parts.eia.finding',
      'parts.threeSimultaneities.finding',
      'parts.permit.finding',
      'summary',
      'receiverSignature',
      'inspectorSignatures',
    ])
  })

  test('wants facts for what is abnormal, demands for a violation, and a leaving after the arrival', async () => {
    const body = await complete()
    const wrong = {
      ...body,
      leftAt: body.arrivedAt,
      demands: ' ',
      parts: { ...body.parts, discharge: { finding: 'abnormal', facts: ' ' } },
    }
    await lead.put(lot('record'), { revision: 1, body: wrong })
    const refused = await lead.post(lot('sign'), { revision: 2 })
    const paths = refused.json.fields.map((field: { path: string }) => field.path)
    expect(paths).toEqual(['leftAt', 'parts.discharge.facts', 'demands'])
  })

  test('keeps photos as they were taken, and takes nothing else for one', async () => {
    const notPhoto = { name: 'photo.jpg', bytes: new TextEncoder().encode('<svg onload="alert(1)">') }
    expect((await lead.upload(lot('photos'), { file: notPhoto })).json.type).toContain('photo-format')
    expect((await server.person('stranger').upload(lot('photos'), { file: photo })).status).toBe(404)
    const added = await lead.upload(lot('photos'), { file: photo, part: 'discharge', caption: '总排口' })
    expect(added.status).toBe(201)
    const read = await colleague.get(added.json.url)
    expect(read.bytes).toEqual(photo.bytes)
    expect(read.headers.get('content-type')).toBe('image/jpeg')
    expect(read.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await server.as('office').get(added.json.url)).status).toBe(404)

    const spare = await lead.upload(lot('photos'), { file: photo })
    expect((await lead.delete(spare.json.url)).status).toBe(204)
    expect(readdirSync(join(server.platform.config.dataDirectory, 'evidence'))).toEqual([added.json.id])
  })

  test('refuses a photo beyond 15 MB', async () => {
    const large = { name: 'large.jpg', bytes: new Uint8Array(15 * 1024 * 1024 + 1) }
    large.bytes.set(photo.bytes)
    expect((await lead.upload(lot('photos'), { file: large })).status).toBe(413)
  })

  test('is signed once: the log holds the hash of the record with its photos', async () => {
    await lead.put(lot('record'), { revision: 2, body: await complete() })
    expect((await lead.post(lot('sign'), { revision: 2 })).json.type).toContain('record-changed')
    const signed = await lead.post(lot('sign'), { revision: 3 })
    expect(signed.json).toMatchObject({ state: 'signed', workingDaysLeft: null })
    expect(signed.json.publishDueOn > '2027-01-04').toBe(true)

    const [row] = await server.platform.database.select().from(records).where(eq(records.index, 0))
    const { entries } = (await server.anybody.get('/log/entries')).json
    const entry = JSON.parse(entries[signed.json.signedLogIndex].body)
    expect(entry.record).toBe(createHash('sha256').update(row!.signedDocument!).digest('hex'))
    expect(row!.signedDocument).toContain(createHash('sha256').update(photo.bytes).digest('hex'))
    expect((await verifyLog(server.platform.database)).ok).toBe(true)
  })

  test('cannot be changed in any way after it is signed', async () => {
    const [kept] = (await lead.get(lot('record'))).json.photos
    const attempts = [
      await lead.put(lot('record'), { revision: 3, body: {} }),
      await lead.post(lot('sign'), { revision: 3 }),
      await lead.upload(lot('photos'), { file: photo }),
      await lead.delete(kept.url),
    ]
    for (const attempt of attempts) expect(attempt.json.type).toBe('urn:mingqian:problem:record-signed')
    expect((await server.as('office').get(kept.url)).bytes).toEqual(photo.bytes)
  })

  test('is read by the office once signed, and counts as a visit of the facility', async () => {
    const record = (await server.as('office').get(lot('record'))).json
    expect(record.body.receivedBy).toBe('接待人甲')
    const facility = await server.as('office').get(`/api/facilities/${record.facility.id}`)
    expect(facility.json.lastVisitedOn).toBe('2027-01-04')
  })
})
