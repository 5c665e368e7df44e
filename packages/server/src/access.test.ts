import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Access, mayCall, type Role, roles } from './platform/http.ts'
import { drawnDistrict } from './testing/drawn-district.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await drawnDistrict(server)
})
afterAll(() => server.stop())

type Declared = { readonly method: string; readonly path: string; readonly access: Access | undefined }

const declared = (): Declared[] =>
  server.app.openAPIRegistry.definitions.flatMap(definition =>
    definition.type === 'route'
      ? [
          {
            method: definition.route.method.toUpperCase(),
            path: definition.route.path,
            access: (definition.route as { 'x-access'?: Access })['x-access'],
          },
        ]
      : [],
  )

/** What stands outside the declarations: better-auth's own three, and the interface's description. */
const undeclared = [
  '/api/auth/sign-in/username',
  '/api/auth/sign-out',
  '/api/auth/change-password',
  '/openapi.json',
]

test('every route says who may call it', () => {
  expect(declared().length).toBeGreaterThan(40)
  expect(declared().filter(({ access }) => access === undefined)).toEqual([])
  const known = new Set(
    declared().map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  const served = server.app.routes
    .filter(({ method, path }) => method !== 'ALL' && !undeclared.includes(path))
    .map(({ method, path }) => `${method} ${path}`)
  expect(served.filter(route => !known.has(route))).toEqual([])
})

// A call that may be made gets as far as its input, which is empty or names things that don't exist.
const refusals = (status: number, type: string | undefined) =>
  status === 401 || (status === 403 && type === 'urn:mingqian:problem:not-allowed')

test('every route answers those who may call it, and refuses all others', async () => {
  const callers: (Role | null)[] = [null, ...roles]
  const wrong: string[] = []
  for (const { method, path, access } of declared())
    for (const role of callers) {
      const caller = role === null ? server.anybody : server.as(role)
      const concrete = path.replaceAll(/\{\w+\}/g, 'none')
      const answer = await caller.request(method, concrete, method === 'GET' ? undefined : {})
      const allowed = mayCall(
        access ?? [],
        role === null ? null : { id: '', username: '', name: '', role, inspectorId: null },
      )
      if (refusals(answer.status, answer.json?.type) === allowed)
        wrong.push(`${method} ${path} as ${role}: ${answer.status}`)
      if (answer.status >= 500) wrong.push(`${method} ${path} as ${role}: ${answer.status}`)
    }
  expect(wrong).toEqual([])
})

test('an unopened lot shows in no answer to anybody but its director', async () => {
  const list = await server
    .as('director')
    .post('/api/draws/150203-2027-Q1/sealed-list', { reason: '核对不外泄' })
  const teams: string[] = list.json.lots.map((lot: { team: unknown }) => JSON.stringify(lot.team))
  const texts: string[] = []
  for (const { method, path } of declared()) {
    if (method !== 'GET') continue
    for (const role of [null, ...roles] as const) {
      const caller = role === null ? server.anybody : server.as(role)
      for (const index of ['0', '62']) {
        const concrete = path
          .replace('{id}', '150203-2027-Q1')
          .replace('{index}', index)
          .replaceAll(/\{\w+\}/g, 'none')
        texts.push((await caller.get(concrete)).text)
      }
    }
  }
  // Inspectors' names stand in the register; a team beside a facility must not stand anywhere.
  for (const text of texts) for (const team of teams) expect(text.includes(team)).toBe(false)
  // The register names facilities, drawn or not; an answer that names drawn ones only tells the list or a part of it.
  const drawn = new Set(list.json.lots.map((lot: { facility: { id: string } }) => lot.facility.id))
  const named = texts.map(text => [...new Set(text.match(/W-\d{5}/g))])
  expect(named.filter(ids => ids.length > 0).length).toBeGreaterThan(2)
  expect(named.filter(ids => ids.length > 0 && ids.every(id => drawn.has(id)))).toEqual([])
})
