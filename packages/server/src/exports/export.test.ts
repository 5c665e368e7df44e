import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSheet } from '../registry/import/read-sheet.ts'
import { type FacilityImport, importFacilities } from '../registry/index.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const bureau = '150203'
const count = 1203
const facility = (n: number): FacilityImport => ({
  name: `榆屏${n}号砂石场`,
  creditCode: `91150299MA${String(n).padStart(7, '0')}X`,
  class: n % 10 === 0 ? 'key' : 'general',
  division: bureau,
  area: `砚北${n % 3}街道`,
  address: `澄岭路${n}号`,
  keyKinds: [],
  formerNames: [],
  operation: 'operating',
  phone: `138000${String(10000 + n)}`,
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
      Array.from({ length: count }, (_, at) => facility(at + 1)),
    ),
  )
})
afterAll(() => server.stop())

const rowsOf = (bytes: Uint8Array, name: string): readonly (readonly unknown[])[] => {
  const sheet = readSheet(bytes, name)
  if (!sheet.ok) throw new Error('no sheet')
  return sheet.rows.map(row => row.cells)
}

test.each(['xlsx', 'csv'])('a list is exported as seen, whole, as .%s', async format => {
  const query = new URLSearchParams({
    class: 'general',
    sort: 'name',
    order: 'desc',
    columns: 'name,code,class',
    format,
  })
  const file = await server.as('auditor').get(`/api/facilities/export?${query}`)
  expect(file.status).toBe(200)
  expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain(
    `污染源-2026-12-28.${format}`,
  )
  const [head, ...rows] = rowsOf(file.bytes, `list.${format}`)
  expect(head).toEqual(['单位名称', '污染源编号', '监管类别'])
  expect(rows).toHaveLength(count - 120)
  const listed = await server.as('office').get('/api/facilities?class=general&sort=name&order=desc&limit=200')
  expect(rows.slice(0, 200).map(row => row[1])).toEqual(
    listed.json.items.map((item: { id: string }) => item.id),
  )
  expect(new Set(rows.map(row => row[2]))).toEqual(new Set(['一般排污单位']))
})

test('personal numbers leave masked', async () => {
  const { text } = await server.as('office').get('/api/facilities/export?format=csv')
  expect(text).toContain('138****0007')
  expect(text).not.toContain('13800010007')
  expect((await server.as('inspector').get('/api/facilities/export')).status).toBe(403)
})

test('columns nobody knows are left out; with none known all come', async () => {
  const some = await server.as('office').get('/api/facilities/export?format=csv&columns=odd,area')
  expect(some.text.split('\r\n')[0]).toBe('所属街镇')
  const all = await server.as('office').get('/api/facilities/export?format=csv&columns=odd')
  expect(all.text.split('\r\n')[0]?.split(',')).toHaveLength(22)
})
