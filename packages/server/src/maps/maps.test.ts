import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../platform/config.ts'
import { type FacilityImport, importFacilities } from '../registry/index.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { tileHosts } from './tile-hosts.ts'

const bureau = '150203'
const count = 600
const place = (n: number) => ({
  longitude: 109.5 + (n % 30) / 100,
  latitude: 40.5 + Math.floor(n / 30) / 100,
})
const facility = (n: number): FacilityImport => ({
  name: `榆屏${n}号砂石场`,
  creditCode: `91150299MA${String(n).padStart(7, '0')}X`,
  class: n % 3 === 0 ? 'key' : 'general',
  division: bureau,
  address: `澄岭路${n}号`,
  keyKinds: [],
  formerNames: [],
  operation: 'operating',
  ...(n % 20 === 19 ? {} : place(n)),
})
const placed = count - count / 20

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
      Array.from({ length: count }, (_, n) => facility(n)),
    ),
  )
})
afterAll(() => server.stop())

const ask = async (path: string, query: Readonly<Record<string, string | number>>) => {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  const { status, json } = await server.as('office').get(`${path}?${search}`)
  expect(status).toBe(200)
  return json
}
const everywhere = { west: 109, south: 40, east: 111, north: 42 }

test.each([4, 8, 11, 13])(
  'at zoom %i every facility with coordinates is in one cluster, or there by itself',
  async zoom => {
    const { points, clusters } = await ask('/api/facilities/map', { ...everywhere, zoom })
    const sum = clusters.reduce((total: number, cluster: { count: number }) => total + cluster.count, 0)
    expect(points.length + sum).toBe(placed)
    for (const { count: all, classes, longitude, latitude } of clusters) {
      expect((classes.key ?? 0) + (classes.general ?? 0)).toBe(all)
      expect(longitude).toBeGreaterThanOrEqual(109.5)
      expect(latitude).toBeLessThanOrEqual(40.7)
    }
  },
)

test('a window with few facilities shows each, under the same filters as the list', async () => {
  const window = { west: 109.495, south: 40.495, east: 109.605, north: 40.525, zoom: 14 }
  const all = await ask('/api/facilities/map', window)
  expect(all.clusters).toEqual([])
  const inside = Array.from({ length: count }, (_, n) => n).filter(
    n => n % 20 !== 19 && n % 30 <= 10 && n < 90,
  )
  expect(all.points).toHaveLength(inside.length)
  const key = await ask('/api/facilities/map', { ...window, class: 'key' })
  expect(key.points).toHaveLength(inside.filter(n => n % 3 === 0).length)
  expect(key.points[0]).toMatchObject({ class: 'key', name: expect.stringContaining('砂石场') })
})

test('the ground is where the facilities lie, and those without coordinates are counted', async () => {
  expect(await ask('/api/facilities/ground', {})).toEqual({
    ground: { west: 109.5, south: 40.5, east: 109.79, north: 40.69 },
    unplaced: count / 20,
  })
  expect(await ask('/api/facilities/ground', { q: '没有这样的' })).toEqual({ ground: null, unplaced: 0 })
})

test('an outline is served once the administrator has put one there', async () => {
  expect((await server.as('auditor').get('/api/map')).json.outline).toBe(false)
  expect((await server.as('auditor').get('/api/map/outline')).status).toBe(404)
  const outline = '{"type":"FeatureCollection","features":[]}'
  writeFileSync(join(server.platform.config.dataDirectory, 'outline.geojson'), outline)
  expect((await server.as('auditor').get('/api/map')).json.outline).toBe(true)
  expect((await server.as('auditor').get('/api/map/outline')).text).toBe(outline)
  writeFileSync(join(server.platform.config.dataDirectory, 'outline.geojson'), '<kml/>')
  expect((await server.as('auditor').get('/api/map/outline')).status).toBe(422)
})

test('a browser may fetch tiles from the configured hosts only', () => {
  const { map } = readConfig(
    {
      MAP_TILES:
        'https://t0.tianditu.gov.cn/vec_w/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=KEY https://t0.tianditu.gov.cn/cva_w/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=KEY',
    },
    [],
  )
  expect(map.tiles).toHaveLength(2)
  expect(tileHosts(map.tiles)).toEqual(['https://t0.tianditu.gov.cn'])
  expect(() => readConfig({ MAP_TILES: 'https://tiles.example/{x}/{y}' }, [])).toThrow(ConfigError)
  expect(() => readConfig({ MAP_TILES: 'javascript:{x}{y}{z}' }, [])).toThrow(ConfigError)
})
