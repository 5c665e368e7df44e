import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allFacilities } from '../registry/index.ts'
import { badWorkbooks, madeHeadings, madeRow, oddWorkbooks } from '../testing/bad-workbooks.ts'
import { type ImportedFile, importFile, previewFile } from '../testing/import-file.ts'
import { startTestServer, type TestServer, testPassword } from '../testing/test-server.ts'

describe('a workbook that is not as it should be', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())

  const office = () => server.as('office')
  const preview = (file: ImportedFile) => previewFile(office(), file)
  const nothingWritten = async () =>
    expect(await allFacilities(server.platform.database, '150203', '2026-12-28')).toEqual([])

  for (const bad of badWorkbooks)
    test(`${bad.what}: says so in both languages and writes nothing`, async () => {
      const answer = await preview(bad.file())
      if (bad.answer === 'rows') {
        expect(answer.state).toBe('previewed')
        const { json } = await office().get(`/api/imports/${answer.id}/rows?verdict=bad&limit=200`)
        const findings = json.items.flatMap((row: { findings: unknown[] }) => row.findings)
        const found = findings.find((each: { column: string }) => each.column === bad.column)
        expect(found.problem).toBe(bad.problem)
        expect(found.message.zh).toContain(bad.zh)
        expect(found.message.en).toContain(bad.en)
        const refused = await office().post(`/api/imports/${answer.id}/apply`, { mode: 'all' })
        expect(refused.json.type).toBe('urn:mingqian:problem:import-has-bad-rows')
      } else {
        expect(['failed', 'mapping']).toContain(answer.state)
        expect(answer.problem.zh).toContain(bad.zh)
        expect(answer.problem.en).toContain(bad.en)
      }
      await nothingWritten()
      expect((await office().get('/api/facilities')).status).toBe(200)
    })

  for (const odd of oddWorkbooks())
    test(`${odd.what}: is read all the same`, async () => {
      expect((await preview(odd)).counts).toMatchObject({ rows: 2, new: 2, bad: 0 })
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
    const response = await server.app.request('http://test.local/api/imports', {
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
    expect((await response.json()).detail).toMatch(/文件超过[0-9]+MB/)
    expect(sent).toBeLessThan(1_000_000)
  })

  test('after all of them a good file is taken', async () => {
    const text = [madeHeadings, madeRow(1)].map(cells => cells.join(',')).join('\n')
    const file = { name: '名录.csv', bytes: new TextEncoder().encode(text) }
    expect((await importFile(office(), file)).counts).toMatchObject({ new: 1 })
  })
})
