import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChanges } from '../changes/index.ts'
import {
  registeredDistrict,
  testFacilities,
  testImporting,
  testInspectors,
} from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await registeredDistrict({ server, facilities: testFacilities(2, 2), inspectors: testInspectors(1) })
})
afterAll(() => server.stop())

const office = () => server.as('office')
const of = (facility: string) => `/api/facilities/${facility}`
const facility = async (id: string) => (await office().get(of(id))).json

const eia = {
  number: '明环审〔2020〕1号',
  project: '一期工程',
  form: 'report',
  approvedOn: '2020-05-06',
}

test('an entry is added, changed and removed, and the trail keeps all of it', async () => {
  const added = await office().post(`${of('W-00001')}/entries`, { kind: 'eia', data: eia })
  expect(added.status).toBe(201)
  expect(added.json).toMatchObject({ kind: 'eia', day: '2020-05-06', data: eia, changed: { by: 'office' } })
  const path = `/api/dossier-entries/${added.json.id}`
  const changed = await office().put(path, {
    revision: added.json.revision,
    data: { ...eia, project: '一期技改工程' },
  })
  expect(changed.json.data.project).toBe('一期技改工程')
  expect((await office().post(`${path}/remove`, { revision: changed.json.revision })).status).toBe(204)
  expect((await office().get(`${of('W-00001')}/entries`)).json.items).not.toContainEqual(
    expect.objectContaining({ id: added.json.id }),
  )
  const trail = await listChanges(server.platform.database, {
    bureau: testImporting.bureau,
    of: { kind: 'entry', id: added.json.id },
    limit: 10,
  })
  expect(trail.items.map(({ action }) => action)).toEqual(['removed', 'changed', 'created'])
  expect(trail.items[0]?.before).toMatchObject({ data: { project: '一期技改工程' } })
})

test('what is wrong with an entry is said field by field', async () => {
  const answer = await office().post(`${of('W-00001')}/entries`, {
    kind: 'permit',
    data: { number: '123', issuedOn: '2025-05-06', expiresOn: '2024-05-06' },
  })
  expect(answer.status).toBe(422)
  expect(answer.json.fields.map((field: { path: string }) => field.path)).toEqual(['number', 'expiresOn'])
})

test('the second of two clerks is told that an entry has changed, and can save on what it is now', async () => {
  const added = await office().post(`${of('W-00001')}/entries`, { kind: 'eia', data: eia })
  const path = `/api/dossier-entries/${added.json.id}`
  const { revision } = added.json
  await office().put(path, { revision, data: { ...eia, authority: '市生态环境局' } })
  const second = await office().put(path, { revision, data: { ...eia, project: '二期工程' } })
  expect(second.status).toBe(409)
  expect(second.json.type).toBe('urn:mingqian:problem:register-row-changed')
  const now = (await office().get(path)).json
  expect(now.data).toMatchObject({ authority: '市生态环境局', project: '一期工程' })
  const again = await office().put(path, {
    revision: now.revision,
    data: { ...now.data, project: '二期工程' },
  })
  expect(again.json.data).toMatchObject({ authority: '市生态环境局', project: '二期工程' })
})

test('a renamed facility keeps its old name, and one that takes it back has it no longer as a former one', async () => {
  const before = await facility('W-00002')
  const renamed = await office().patch(of('W-00002'), { revision: before.revision, name: '新名称厂' })
  expect(renamed.json).toMatchObject({ name: '新名称厂', formerNames: [before.name] })
  const back = await office().patch(of('W-00002'), {
    revision: renamed.json.revision,
    name: before.name,
    formerNames: ['更早的名称'],
  })
  expect(back.json).toMatchObject({ name: before.name, formerNames: ['更早的名称', '新名称厂'] })
})

test('the second of two clerks is told that the facility has changed, and nothing of the first is lost', async () => {
  const { revision } = await facility('W-00003')
  await office().patch(of('W-00003'), { revision, legalPerson: '甘某' })
  const second = await office().patch(of('W-00003'), { revision, area: '新街道' })
  expect(second.json.type).toBe('urn:mingqian:problem:register-row-changed')
  const now = await facility('W-00003')
  expect(now.legalPerson).toBe('甘某')
  const saved = await office().patch(of('W-00003'), { revision: now.revision, area: '新街道' })
  expect(saved.json).toMatchObject({ legalPerson: '甘某', area: '新街道' })
})

test('what is wrong with a profile is said field by field, and nothing of it is saved', async () => {
  const before = await facility('W-00003')
  const answer = await office().patch(of('W-00003'), {
    revision: before.revision,
    name: ' ',
    creditCode: '91150203MA0000000X',
    division: '110101',
    longitude: 10,
    legalPersonId: '110101199003070013',
    phone: '12',
    profile: { staff: -1, size: 'large' },
    extra: { 联系人手机: '13800138000' },
  })
  expect(answer.status).toBe(422)
  expect(answer.json.fields.map((field: { path: string }) => field.path).sort()).toEqual([
    'creditCode',
    'division',
    'extra.联系人手机',
    'legalPersonId',
    'longitude',
    'name',
    'phone',
    'profile.staff',
  ])
  expect(await facility('W-00003')).toEqual(before)
})

test('coordinates of another province are refused, whichever of the two was edited', async () => {
  const before = await facility('W-00003')
  const placed = await office().patch(of('W-00003'), {
    revision: before.revision,
    longitude: 109.82,
    latitude: 40.65,
  })
  expect(placed.status).toBe(200)
  const wrong = await office().patch(of('W-00003'), { revision: placed.json.revision, latitude: 23.1 })
  expect(wrong.status).toBe(422)
  expect(wrong.json.fields[0].message.zh).toContain('不在内蒙古自治区范围内')
})

// Made up, with a right check character.
const identity = '11010119900307002X'
const mobile = '13800138000'

/** Everything in the database, as a dump of the tables would show it. */
const dump = async (): Promise<string> => {
  const { database } = server.platform
  const { rows: tables } = await database.execute<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await database.execute<{ row: string }>(`select t::text as row from "${name}" t`)
    texts.push(...rows.map(({ row }) => row))
  }
  return texts.join('\n')
}

test('identity and mobile numbers are sealed at rest and masked in every answer', async () => {
  const { revision } = await facility('W-00004')
  const saved = await office().patch(of('W-00004'), {
    revision,
    phone: mobile,
    legalPersonId: identity.toLowerCase(),
    legalPerson: '某某',
  })
  expect(saved.json).toMatchObject({ phone: '138****8000', legalPersonId: '110***********002X' })
  const rows = await dump()
  expect(rows).toContain('某某')
  for (const number of [mobile, identity, identity.toLowerCase(), Buffer.from(mobile).toString('hex')])
    expect(rows).not.toContain(number)
  for (const path of [of('W-00004'), '/api/facilities', `${of('W-00004')}/timeline`]) {
    const { text } = await office().get(path)
    expect(text).not.toContain(mobile)
    expect(text).not.toContain(identity)
  }
})

test('a number is shown in clear for a reason, which the auditor reads', async () => {
  const path = '/api/personal-data/facility/W-00004'
  expect((await office().post(`${path}/phone/unmask`, { reason: '' })).status).toBe(422)
  for (const role of ['auditor', 'inspector', 'sysadmin'] as const)
    expect((await server.as(role).post(`${path}/phone/unmask`, { reason: '核对电话' })).status).toBe(403)
  const shown = await office().post(`${path}/phone/unmask`, { reason: '核对电话' })
  expect(shown.json).toEqual({ value: mobile })
  expect(
    (await server.as('director').post(`${path}/legalPersonId/unmask`, { reason: '立案' })).json.value,
  ).toBe(identity)
  const records = await server.as('auditor').get('/api/access-records?what=personal-data')
  expect(records.json.total).toBe(2)
  expect(records.json.items).toContainEqual(
    expect.objectContaining({
      action: 'unmask',
      person: expect.objectContaining({ name: 'office' }),
      drawId: null,
      subject: { kind: 'facility', id: 'W-00004', field: 'phone' },
      reason: '核对电话',
    }),
  )
})

test('there is nothing to be shown of a field that is empty or unknown, and nothing is recorded', async () => {
  const before = (await server.as('auditor').get('/api/access-records')).json.total
  for (const rest of [
    'facility/W-00001/phone',
    'facility/none/phone',
    'facility/W-00004/toString',
    'inspector/R-001/phone',
  ])
    expect((await office().post(`/api/personal-data/${rest}/unmask`, { reason: '核对' })).status, rest).toBe(
      404,
    )
  expect((await server.as('auditor').get('/api/access-records')).json.total).toBe(before)
})

const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7\n${text}\n%%EOF`)
const upload = (name: string, bytes: Uint8Array, more: Record<string, unknown> = {}) =>
  office().upload(`${of('W-00001')}/documents`, {
    file: { name, bytes },
    title: '排污许可证副本',
    kind: 'permit',
    ...more,
  })

test('a newer version supersedes a document, and the older one can still be fetched', async () => {
  const first = pdf('第一版 绝密内容')
  const added = await upload('许可证 (1).pdf', first)
  expect(added.status).toBe(201)
  const { id, revision } = added.json
  expect(added.json.versions[0]).toMatchObject({
    version: 1,
    fileName: '许可证 (1).pdf',
    size: first.length,
    sha256: createHash('sha256').update(first).digest('hex'),
  })
  const second = await office().upload(`/api/dossier-documents/${id}/versions`, {
    file: { name: '许可证.pdf', bytes: pdf('第二版') },
    revision,
  })
  expect(second.json.version).toBe(2)
  const old = await server.as('auditor').get(`/api/dossier-documents/${id}/versions/1`)
  expect(Buffer.from(old.bytes)).toEqual(Buffer.from(first))
  expect(old.headers.get('content-disposition')).toContain("filename*=UTF-8''%E8%AE%B8")
  expect(old.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(old.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await server.as('inspector').get(`/api/dossier-documents/${id}/versions/1`)).status).toBe(403)
  const stale = await office().upload(`/api/dossier-documents/${id}/versions`, {
    file: { name: '许可证.pdf', bytes: pdf('第三版') },
    revision,
  })
  expect(stale.json.type).toBe('urn:mingqian:problem:register-row-changed')
})

test('documents lie sealed on the disk, and those refused leave nothing there', async () => {
  const folder = join(server.platform.config.dataDirectory, 'dossiers')
  const kept = readdirSync(folder)
  for (const name of kept) expect(readFileSync(join(folder, name)).includes('绝密内容')).toBe(false)
  const archive = (...names: string[]) => zipSync(Object.fromEntries(names.map(name => [name, strToU8('x')])))
  const macros = archive('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')
  for (const [name, bytes] of [
    ['page.pdf', new TextEncoder().encode('<html><script>alert(1)</script>')],
    ['paper.docx', macros],
    ['files.zip', archive('a.txt')],
    ['broken.docx', archive('[Content_Types].xml', 'word/document.xml').slice(0, 60)],
  ] as const)
    expect((await upload(name, bytes)).json.type, name).toBe('urn:mingqian:problem:document-format')
  expect(
    (
      await office().upload(`${of('none')}/documents`, {
        file: { name: 'a.pdf', bytes: pdf('') },
        title: '甲',
        kind: 'other',
      })
    ).status,
  ).toBe(404)
  expect(readdirSync(folder)).toEqual(kept)
  for (const [name, bytes] of [
    ['paper.docx', archive('[Content_Types].xml', 'word/document.xml')],
    ['list.xlsx', archive('[Content_Types].xml', 'xl/workbook.xml')],
    ['official.ofd', archive('OFD.xml')],
  ] as const)
    expect((await upload(name, bytes)).status, name).toBe(201)
})

test('a withdrawn document says why, takes no further version, and can still be fetched', async () => {
  const { id, revision } = (await upload('重复.pdf', pdf('重复'))).json
  const withdrawn = await office().post(`/api/dossier-documents/${id}/withdraw`, {
    revision,
    reason: '重复上传',
  })
  expect(withdrawn.json.withdrawn).toMatchObject({ by: 'office', reason: '重复上传' })
  const more = await office().upload(`/api/dossier-documents/${id}/versions`, {
    file: { name: 'a.pdf', bytes: pdf('再来') },
    revision: withdrawn.json.revision,
  })
  expect(more.json.type).toBe('urn:mingqian:problem:document-withdrawn')
  expect((await office().get(`/api/dossier-documents/${id}/versions/1`)).status).toBe(200)
})
