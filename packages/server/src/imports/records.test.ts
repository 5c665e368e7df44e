import { afterAll, beforeAll, expect, test } from 'vitest'
import { registeredDistrict, testFacilities, testInspectors } from '../testing/drawn-district.ts'
import { csvFile, importFile, previewFile } from '../testing/import-file.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await registeredDistrict({ server, facilities: testFacilities(2, 6), inspectors: testInspectors(2) })
})
afterAll(() => server.stop())

const office = () => server.as('office')
const facility = async (id: string) => (await office().get(`/api/facilities/${id}`)).json

test('a permit that expired before it was issued is a finding at its cell, and the others come in', async () => {
  const { creditCode: one } = await facility('W-00002')
  const { creditCode: other } = await facility('W-00003')
  const file = csvFile(
    ['统一社会信用代码', '排污许可证编号', '管理类别', '发证日期', '有效期至'],
    [
      [one, `${one}001P`, '重点管理', '2024-05-06', '2029-05-05'],
      [other, `${other}001P`, '简化管理', '2024-05-06', '2023-05-05'],
      ['91150203MA0N000001', `${other}001Q`, '简化管理', '2024-05-06', '2029-05-05'],
    ],
  )
  const preview = await previewFile(office(), file, { kind: 'permit' })
  expect(preview.counts).toMatchObject({ new: 1, bad: 2 })
  const { json } = await office().get(`/api/imports/${preview.id}/rows?verdict=bad`)
  const [expired] = json.items.flatMap((row: { findings: { column: string; message: { zh: string } }[] }) =>
    row.findings.filter(({ column }) => column === '有效期至'),
  )
  expect(expired.message.zh).toContain('早于')
})

test('complaints come in as records, and earn their facility a ball', async () => {
  const { creditCode, balls } = await facility('W-00004')
  expect(balls).toBe(1)
  const days = ['2026-10-08', '2026-11-09', '2026-12-10']
  const file = csvFile(
    ['信访编号', '统一社会信用代码', '受理日期', '投诉内容'],
    days.map((day, n) => [`XF-${n}`, creditCode, day, '夜间噪声']),
  )
  const done = await importFile(office(), file, { kind: 'complaint' })
  expect(done.counts).toMatchObject({ new: 3 })
  expect(await facility('W-00004')).toMatchObject({ balls: 2, ballReasons: [{ id: 'complaints' }] })
  // The same file again brings nothing.
  expect((await previewFile(office(), file, { kind: 'complaint' })).counts).toMatchObject({
    new: 0,
    unchanged: 3,
  })
  expect((await office().post(`/api/imports/${done.id}/undo`)).status).toBeLessThan(300)
  expect(await facility('W-00004')).toMatchObject({ balls: 1, ballReasons: [] })
})

test('inspectors come in with certificate, establishment and whom they keep away from, and go again as a whole', async () => {
  const file = csvFile(
    ['姓名', '执法证号', '执法证有效期至', '是否在编', '可任主办', '专业特长', '回避单位'],
    [['甘某', '15020399', '2028-12-31', '编外', '是', '噪声、危废', 'W-00001']],
  )
  const done = await importFile(office(), file, { kind: 'inspectors' })
  const { json } = await office().get('/api/inspectors?q=15020399')
  const [{ id }] = json.items
  const detail = (await office().get(`/api/inspectors/${id}`)).json
  expect(JSON.stringify(detail)).toContain('2028-12-31')
  expect(detail.conflicts).toMatchObject([{ facility: { id: 'W-00001' }, kind: 'declared' }])
  expect((await previewFile(office(), file, { kind: 'inspectors' })).counts).toMatchObject({ unchanged: 1 })
  expect((await office().post(`/api/imports/${done.id}/undo`)).status).toBeLessThan(300)
  expect((await office().get(`/api/inspectors/${id}`)).status).toBe(404)
})

test('a bulk change stands among the imports and is undone like one', async () => {
  const before = await facility('W-00005')
  const selection = { ids: ['W-00005', 'W-00006'] }
  const action = { kind: 'area', value: '新街道' }
  const changed = await office().post('/api/facilities/bulk', { selection, action, expected: 2 })
  expect(changed.status).toBe(200)
  expect(await facility('W-00005')).toMatchObject({ area: '新街道' })
  const { items } = (await office().get('/api/imports')).json
  const listed = items.find((one: { id: string }) => one.id === changed.json.importId)
  expect(listed).toMatchObject({ kind: 'bulk', state: 'done' })
  expect((await office().post(`/api/imports/${listed.id}/undo`)).status).toBeLessThan(300)
  expect(await facility('W-00005')).toEqual(before)
})
