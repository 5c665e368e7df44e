import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const send = async (headers: Record<string, string>, body: BodyInit = '{}', path = '/api/setup') => {
  const response = await server.app.request(`http://test.local${path}`, {
    method: 'POST',
    headers: { host: 'test.local', ...headers },
    body,
  })
  const { type } = (await response.json()) as { type?: string }
  return [response.status, type]
}
const json = { 'content-type': 'application/json' }
const crossSite = [403, 'urn:mingqian:problem:cross-site']
const taken = [422, 'urn:mingqian:problem:bad-input']

test('what another site makes a browser send is refused, whatever its type', async () => {
  for (const origin of ['http://evil.example', 'http://test.local.evil.example', 'null', ''])
    expect(await send({ ...json, origin }), origin).toEqual(crossSite)
  expect(await send({ ...json, 'sec-fetch-site': 'cross-site' })).toEqual(crossSite)
  expect(await send({ ...json, 'sec-fetch-site': 'same-site' })).toEqual(crossSite)
  expect(await send({ 'content-type': 'text/plain' })).toEqual(crossSite)
  expect(await send({}, new FormData())).toEqual(crossSite)
})

test('our own pages are served, also behind a proxy that speaks HTTPS, and so is a program', async () => {
  expect(await send({ ...json, origin: 'http://test.local' })).toEqual(taken)
  expect(await send({ ...json, origin: 'https://test.local' })).toEqual(taken)
  expect(await send({ ...json, 'sec-fetch-site': 'same-origin' })).toEqual(taken)
  expect(await send(json)).toEqual(taken)
})

test('a stranger cannot fill the memory with a large document', async () => {
  const large = JSON.stringify({ name: 'x'.repeat(2_000_000) })
  for (const path of ['/api/setup', '/api/auth/sign-in/username', '/api/draws/none/commit'])
    expect(await send(json, large, path), path).toEqual([413, 'urn:mingqian:problem:too-large'])
})

test('a cursor that is none of ours is the first page', async () => {
  for (const key of [
    ['nonsense', 'x'],
    ['2026-13-45', 'x'],
    [1, 2],
    [null, null],
  ]) {
    const after = Buffer.from(JSON.stringify(key)).toString('base64url')
    for (const path of [
      '/api/access-records',
      '/api/visits',
      '/api/facilities',
      '/api/inspectors',
      '/results',
    ])
      expect((await server.as('auditor').get(`${path}?after=${after}`)).status, `${path} ${key}`).toBe(200)
  }
})

test('only the script that recomputes draws may compile WebAssembly, and no page runs foreign scripts', async () => {
  const scriptsOf = async (path: string) => {
    const { headers } = await server.app.request(`http://test.local${path}`)
    const policy = headers.get('content-security-policy') ?? ''
    return /script-src ([^;]*)/.exec(policy)?.[1]?.trim()
  }
  expect(await scriptsOf('/public/verify-worker.js')).toBe("'self' 'wasm-unsafe-eval'")
  for (const path of ['/verify', '/app/', '/', '/public/verify.js', '/api/session'])
    expect(await scriptsOf(path), path).toBe("'self'")
})
