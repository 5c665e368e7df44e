import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const search = { class: 'key', sort: 'visited', columns: 'code,name,visited' }
const views = async (role: 'office' | 'director' | 'auditor', list = 'facilities') =>
  (await server.as(role).get(`/api/saved-views?list=${list}`)).json.items

const save = (role: 'office' | 'director', name: string, shared = false) =>
  server.as(role).post('/api/saved-views', { list: 'facilities', name, search, shared })

test('a view is kept for whoever made it, with filters, order and columns', async () => {
  expect((await save('director', '久未检查的重点单位')).status).toBe(201)
  expect(await views('director')).toMatchObject([
    { name: '久未检查的重点单位', search, shared: false, mine: true, isDefault: false },
  ])
  expect(await views('office')).toEqual([])
  expect(await views('director', 'visits')).toEqual([])
  expect((await save('director', '久未检查的重点单位')).json.type).toBe('urn:mingqian:problem:view-exists')
})

test('the office shares a view with everybody; they may open with it, not change it', async () => {
  const { id } = (await save('office', '科室视图', true)).json
  expect((await views('auditor')).at(-1)).toMatchObject({ id, shared: true, mine: false, owner: 'office' })
  expect((await server.as('auditor').patch(`/api/saved-views/${id}`, { name: '我的' })).status).toBe(404)
  expect((await server.as('auditor').delete(`/api/saved-views/${id}`)).status).toBe(404)
  const chosen = await server.as('auditor').put('/api/saved-views/default', { list: 'facilities', id })
  expect(chosen.json.items.at(-1)).toMatchObject({ id, isDefault: true })
  expect((await views('office')).find((view: { id: string }) => view.id === id).isDefault).toBe(false)

  expect((await server.as('office').patch(`/api/saved-views/${id}`, { name: '科室常用' })).status).toBe(204)
  expect((await views('auditor')).at(-1).name).toBe('科室常用')
  expect((await server.as('office').delete(`/api/saved-views/${id}`)).status).toBe(204)
  expect(await views('auditor')).toEqual([])
})

test('others than the office keep their views to themselves', async () => {
  expect((await save('director', '给大家', true)).status).toBe(403)
  const { id } = (await save('director', '给自己')).json
  expect((await server.as('director').patch(`/api/saved-views/${id}`, { shared: true })).status).toBe(403)
  const other = await server.as('office').put('/api/saved-views/default', { list: 'facilities', id })
  expect(other.status).toBe(404)
  const none = await server.as('director').put('/api/saved-views/default', { list: 'facilities', id: null })
  expect(none.json.items.every((view: { isDefault: boolean }) => !view.isDefault)).toBe(true)
})

test('what is no view is refused', async () => {
  const odd = (more: object) =>
    server.as('office').post('/api/saved-views', { list: 'facilities', name: '甲', search: {}, ...more })
  expect((await odd({ name: '  ' })).status).toBe(422)
  expect((await odd({ list: 'people' })).status).toBe(422)
  expect((await odd({ search: { 'a b': 1 } })).status).toBe(422)
  expect((await odd({ search: { q: { nested: true } } })).status).toBe(422)
})
