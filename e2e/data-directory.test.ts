import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseBundle } from '@mingqian/draw'
import { demoWorkbooks } from '@mingqian/server/demo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  connect,
  freshDirectory,
  importList,
  type Json,
  launch,
  outcome,
  type ServerProcess,
  setUpBureau,
  startProcess,
} from './server-process.ts'

const directory = freshDirectory()
const id = '150203-2027-Q1'
const secret = createHash('sha256').update('the bureau’s secret').digest('hex')
let server: ServerProcess
let list: Json[]

beforeAll(async () => {
  server = await startProcess(directory, { args: ['--empty'], clock: '2026-12-28T01:00:00Z' })
  await setUpBureau(server.url, [
    { username: 'office', role: 'office' },
    { username: 'director', role: 'director' },
  ])
  const office = await connect(server.url, 'office')
  const workbooks = await demoWorkbooks()
  for (const kind of ['facilities', 'inspectors'] as const)
    await importList(office, kind, `${kind}.xlsx`, workbooks[kind])
  await office.post('/api/draws', { period: '2027-Q1' })
  const beacon = { source: 'numbers/witnessed', round: '现场摇号' }
  await office.post(`/api/draws/${id}/commit`, { secret, witnessName: '试验区分局', beacon })
  expect((await office.post(`/api/draws/${id}/draw`, { value: '07 12 19 23 30 33' })).json.lots).toBe(63)
  const director = await connect(server.url, 'director')
  list = (await director.post(`/api/draws/${id}/sealed-list`, { reason: '与转储核对' })).json.lots
})
afterAll(async () => {
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

test('a second process on the same data directory refuses and says why', async () => {
  const { code, output } = await outcome(launch([], { DATA_DIR: directory, PORT: '0' }))
  expect(code).toBe(1)
  expect(output).toContain('数据目录正被另一个进程使用')
  expect(output).toContain(directory)
})

test('a copy of the database directory shows no list and no seed', async () => {
  // As a thief would: stop nothing, copy the files, search their bytes.
  const files = readdirSync(join(directory, 'database'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
  const pages: Buffer[] = []
  for (const file of files) {
    const bytes = readFileSync(file)
    for (let at = 0; at < bytes.length; at += 8192) pages.push(bytes.subarray(at, at + 8192))
  }
  const pagesWith = (needle: string | Buffer) => pages.filter(page => page.includes(needle))

  // The search itself works: the register's names are there in clear, as they may be, and so is the public root.
  const names = list.map(lot => lot.facility.name as string)
  expect(names.every(name => pagesWith(name).length > 0)).toBe(true)
  const { root, commitmentHash } = (await (await connect(server.url, 'office')).get(`/api/draws/${id}`)).json
  const ofTheDraw = [...pagesWith(root), ...pagesWith(commitmentHash)]
  expect(ofTheDraw.length).toBeGreaterThan(0)

  for (const page of ofTheDraw)
    for (const { facility } of list) {
      expect(page.includes(facility.name), 'a drawn name on a page of the draw').toBe(false)
      expect(page.includes(facility.id), 'a drawn number on a page of the draw').toBe(false)
    }
  // The lots' rows: whoever is in a team is nowhere beside the draw either.
  const people = new Set(list.flatMap(lot => lot.team.map((member: Json) => member.inspector.name as string)))
  for (const page of ofTheDraw) for (const name of people) expect(page.includes(name)).toBe(false)

  // What gives the list away to somebody who holds the public commitment: the secret, and with it the seed.
  for (const needle of [secret, Buffer.from(secret, 'hex')]) expect(pagesWith(needle)).toHaveLength(0)
}, 120_000)

test('the seed, known once the draw is opened, was never in the files in clear', async () => {
  await server.stop()
  const before = new Map<string, Buffer>()
  for (const entry of readdirSync(join(directory, 'database'), { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const file = join(entry.parentPath, entry.name)
      before.set(file, readFileSync(file))
    }
  server = await startProcess(directory, { clock: '2027-04-01T01:00:00Z' })
  const office = await connect(server.url, 'office')
  expect((await office.post(`/api/draws/${id}/open`)).json.state).toBe('opened')
  const bundle = parseBundle((await office.get(`/draws/${id}/bundle.json`)).json)
  if (!bundle.ok) throw new Error('not a bundle')
  const { secrets, result } = bundle.value
  // The bureau's, and the one the server itself lodged.
  expect(secrets).toEqual([secret, expect.stringMatching(/^[0-9a-f]{64}$/)])
  for (const [file, bytes] of before)
    for (const hex of [...secrets, result.seed, ...result.lots.map(lot => lot.salt)]) {
      expect(bytes.includes(hex), file).toBe(false)
      expect(bytes.includes(Buffer.from(hex, 'hex')), file).toBe(false)
    }
}, 120_000)

test('the master key lies apart from the database, for its owner only', () => {
  const key = join(directory, 'keys', 'master.key')
  expect(statSync(key).mode & 0o777).toBe(0o600)
})
