import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { badWorkbooks, madeHeadings, madeRow, oddWorkbooks } from '../testing/bad-workbooks.ts'
import { type Answer, startTestServer, type TestServer, testPassword } from '../testing/test-server.ts'
import { allFacilities } from './index.ts'

const english = (answer: Answer): string => answer.json.details.en

describe('a workbook that is not as it should be', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())

  const preview = (file: { name: string; bytes: Uint8Array }) =>
    server.as('office').upload('/api/registry/facilities/preview', { file })
  const nothingWritten = async () =>
    expect(await allFacilities(server.platform.database, '150203', '2026-12-28')).toEqual([])

  for (const bad of badWorkbooks)
    test(`${bad.what}: says so in both languages and writes nothing`, async () => {
      const file = bad.file()
      const answer = await preview(file)
      if (bad.answer === 'rows') {
        expect(answer.status).toBe(200)
        const found = answer.json.bad.find((each: { column: string }) => each.column === bad.column)
        expect(found.problem).toBe(bad.problem)
        expect(found.message.zh).toContain(bad.zh)
        expect(found.message.en).toContain(bad.en)
        const order = { file, digest: answer.json.digest, mode: 'all' }
        const refused = await server.as('office').upload('/api/registry/facilities/import', order)
        expect(refused.json.type).toBe('urn:mingqian:problem:import-has-bad-rows')
      } else {
        expect([413, 422]).toContain(answer.status)
        expect(answer.json.detail).toContain(bad.zh)
        expect(english(answer)).toContain(bad.en)
      }
      await nothingWritten()
      expect((await server.as('office').get('/api/facilities')).status).toBe(200)
    })

  for (const odd of oddWorkbooks())
    test(`${odd.what}: is read all the same`, async () => {
      const { status, json } = await preview(odd)
      expect([status, json?.rows, json?.good, json?.bad]).toEqual([200, 2, 2, []])
    })

  test('200 MB are refused by their length, and the body is not read', async () => {
    const session = await server.anybody.post('/api/auth/sign-in/username', {
      username: 'office',
      password: testPassword,
    })
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull: controller => {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536))
        if (sent >= 200_000_000) controller.close()
      },
    })
    const response = await server.app.request('http://test.local/api/registry/facilities/preview', {
      method: 'POST',
      headers: {
        origin: 'http://test.local',
        host: 'test.local',
        cookie: session.headers
          .getSetCookie()
          .map(one => one.split(';')[0])
          .join('; '),
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': '200000000',
      },
      body,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect((await response.json()).detail).toMatch(/文件不得超过[0-9]+MB/)
    expect(sent).toBeLessThan(1_000_000)
  })

  test('after all of them a good file is taken', async () => {
    const text = [madeHeadings, madeRow(1)].map(cells => cells.join(',')).join('\n')
    const file = { name: '名录.csv', bytes: new TextEncoder().encode(text) }
    const { json } = await preview(file)
    const order = { file, digest: json.digest, mode: 'all' }
    expect((await server.as('office').upload('/api/registry/facilities/import', order)).status).toBe(201)
  })
})
