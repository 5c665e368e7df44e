import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChanges } from '../changes/index.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { type FacilityImport, importFacilities } from './index.ts'

const bureau = '150203'
const facility = (n: number): FacilityImport => ({
  name: `榆屏${n}号砂石场`,
  creditCode: `91150299MA${String(n).padStart(7, '0')}X`,
  class: n % 3 === 0 ? 'key' : 'general',
  division: bureau,
  area: n % 2 === 0 ? '砚北街道' : '砚北街办',
  address: `澄岭路${n}号`,
  keyKinds: [],
  formerNames: [],
  operation: 'operating',
})

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  const { platform } = server
  const importing = { bureau, by: { id: 'office', name: '办公室' } }
  await platform.database.transaction(rows =>
    importFacilities(
      rows,
      platform,
      importing,
      Array.from({ length: 30 }, (_, at) => facility(at + 1)),
    ),
  )
})
afterAll(() => server.stop())

const post = (path: string, body: unknown) => server.as('office').post(`/api/facilities/bulk${path}`, body)
const read = async (id: string) => (await server.as('office').get(`/api/facilities/${id}`)).json

test('the preview says what will change and what is so already, and writes nothing', async () => {
  const { json } = await post('/preview', {
    selection: { filter: { class: 'key' } },
    action: { kind: 'area', value: ' 砚北街道 ' },
  })
  expect(json).toMatchObject({ selected: 10, changes: 5, same: 5 })
  expect(json.first[0]).toEqual({
    id: 'W150203-00003',
    name: '榆屏3号砂石场',
    from: '砚北街办',
    to: '砚北街道',
  })
  expect(json.firstSame[0]).toEqual({ id: 'W150203-00006', name: '榆屏6号砂石场' })
  expect((await read('W150203-00003')).area).toBe('砚北街办')
})

test('it is done through the change trail, all under one import id', async () => {
  const order = { selection: { filter: { class: 'key' } }, action: { kind: 'area', value: '砚北街道' } }
  expect((await post('', { ...order, expected: 4 })).json.type).toBe('urn:mingqian:problem:bulk-changed')
  const { json } = await post('', { ...order, expected: 5 })
  expect(json.changed).toBe(5)
  expect((await read('W150203-00003')).area).toBe('砚北街道')
  expect((await read('W150203-00001')).area).toBe('砚北街办')
  const { items } = await listChanges(server.platform.database, {
    bureau,
    of: { facilityId: 'W150203-00003' },
    limit: 10,
  })
  expect(items[0]).toMatchObject({
    action: 'changed',
    importId: json.importId,
    before: { area: '砚北街办' },
    after: { area: '砚北街道' },
    by: 'office',
  })
  expect((await post('/preview', order)).json).toMatchObject({ changes: 0, same: 10 })
})

test('chosen rows get an industry or a field of their own, others keep theirs', async () => {
  const ids = ['W150203-00001', 'W150203-00002']
  await post('', { selection: { ids }, action: { kind: 'industry', value: 'C3031' }, expected: 2 })
  await post('', {
    selection: { ids },
    action: { kind: 'extra', field: '网格员', value: '甘某' },
    expected: 2,
  })
  await post('', { selection: { ids }, action: { kind: 'extra', field: '河长', value: '乙某' }, expected: 2 })
  await post('', { selection: { ids }, action: { kind: 'extra', field: '河长', value: '' }, expected: 2 })
  expect(await read('W150203-00002')).toMatchObject({ industry: 'C3031', extra: { 网格员: '甘某' } })
  expect((await read('W150203-00004')).industry).toBe('')
})

test('what cannot be meant is refused', async () => {
  const filter = { filter: {} }
  expect(
    (await post('/preview', { selection: filter, action: { kind: 'class', value: 'key' } })).status,
  ).toBe(422)
  expect(
    (await post('/preview', { selection: { ids: [] }, action: { kind: 'area', value: '' } })).status,
  ).toBe(422)
  expect(
    (await post('/preview', { selection: filter, action: { kind: 'industry', value: '炼钢' } })).status,
  ).toBe(422)
  const director = await server
    .as('director')
    .post('/api/facilities/bulk', { selection: filter, action: { kind: 'area', value: '甲' }, expected: 1 })
  expect(director.status).toBe(403)
})
