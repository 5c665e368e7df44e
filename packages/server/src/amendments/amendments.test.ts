import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bundle, lotLeafHash, parseBundle, verifyBundle } from '@mingqian/draw'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawnDistrict, testInspectors } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

type Listed = {
  readonly index: number
  readonly facility: { readonly id: string; readonly name: string }
  readonly team: readonly {
    readonly role: string
    readonly inspector: { readonly id: string; readonly name: string }
  }[]
  readonly replacedBy: number | null
}

let server: TestServer
let drawId: string
let drawn: readonly Listed[]
const office = () => server.as('office')
const director = () => server.as('director')

const sealedList = async (): Promise<readonly Listed[]> =>
  (await director().post(`/api/draws/${drawId}/sealed-list`, { reason: '测试核对' })).json.lots

const signedUp = new Set<string>()
const member = async (lot: Listed, seat = 0) => {
  const { id } = lot.team[seat]!.inspector
  if (!signedUp.has(id)) await server.addInspector(id, id)
  signedUp.add(id)
  return server.person(id)
}

const askPath = (index: number) => `/api/draws/${drawId}/lots/${index}/amendment-requests`
const closed = { kind: 'facility', reason: 'closed', evidence: '现场已拆除，村委会出具证明' }
const onLeave = (role = 'lead') => ({
  kind: 'inspector',
  role,
  reason: 'on-leave',
  evidence: '已批准的休假单',
})

/** The office asks and the director approves. @returns the number of the lot that was made */
const amend = async (index: number, request: object = closed): Promise<number> => {
  const asked = await office().post(askPath(index), request)
  expect(asked.status, asked.text).toBe(201)
  const decided = await director().post(`/api/amendment-requests/${asked.json.id}/decision`, {
    approved: true,
    note: '情况属实',
  })
  expect(decided.status, decided.text).toBe(200)
  return decided.json.madeIndex
}

const logEntries = async (kind: string) =>
  (await server.anybody.get('/log/entries?start=0&end=500')).json.entries
    .map((entry: { body: string }) => JSON.parse(entry.body))
    .filter((entry: { kind: string }) => entry.kind === kind)

beforeAll(async () => {
  server = await startTestServer()
  drawId = await drawnDistrict(server, { inspectors: testInspectors(30) })
  drawn = await sealedList()
  server.clock.set('2027-01-04T01:00:00Z')
})
afterAll(() => server.stop())

test('a team asks from the dispatch day on, for its own lot only', async () => {
  const lot = drawn[0]!
  const lead = await member(lot)
  server.clock.set('2027-01-03T01:00:00Z')
  expect((await lead.post(askPath(0), closed)).status).toBe(404)
  server.clock.set('2027-01-04T01:00:00Z')
  const others = drawn.find(
    ({ team }) => !team.some(({ inspector }) => inspector.id === lot.team[0]!.inspector.id),
  )!
  const stranger = await lead.post(askPath(others.index), closed)
  expect([stranger.status, stranger.json.type]).toEqual([
    404,
    (await lead.post(askPath(9999), closed)).json.type,
  ])
  expect(
    (await lead.post(askPath(0), { ...closed, reason: 'on-leave' })).status,
    'the reason of a person',
  ).toBe(422)
  expect((await lead.post(askPath(0), onLeave('captain'))).status, 'no such seat').toBe(422)
  expect((await lead.post(askPath(0), closed)).status).toBe(201)
  const again = await (await member(lot, 1)).post(askPath(0), closed)
  expect(again.json.type).toContain('amendment-waiting')
})

test('the office sees a request by number, and learns neither who asks nor where', async () => {
  const { items, total } = (await office().get('/api/amendment-requests?state=waiting')).json
  expect(total).toBe(1)
  expect(items[0]).toMatchObject({ index: 0, kind: 'facility', reason: 'closed', askedAs: 'team' })
  const lot = drawn[0]!
  const told = JSON.stringify([
    items,
    (await office().get(`/api/draws/${drawId}/lots`)).json,
    (await office().get(`/api/draws/${drawId}/amendments`)).json,
    (await server.as('auditor').get('/api/amendment-requests')).json,
  ])
  for (const secret of [
    lot.facility.id,
    lot.facility.name,
    ...lot.team.map(({ inspector }) => inspector.id),
    '村委会',
  ])
    expect(told).not.toContain(secret)
})

test('the director sees what there is to decide, on record, and not who would come next', async () => {
  const [request] = (await director().get('/api/amendment-requests?state=waiting')).json.items
  const before = (await director().get('/api/access-records')).json.total
  const { json } = await director().post(`/api/amendment-requests/${request.id}/view`)
  expect(json.facility.id).toBe(drawn[0]!.facility.id)
  expect(json.team.map(({ inspector }: { inspector: { id: string } }) => inspector.id)).toEqual(
    drawn[0]!.team.map(({ inspector }) => inspector.id),
  )
  expect(json).toMatchObject({ evidence: closed.evidence, party: false, opened: false })
  expect(Object.keys(json).toSorted()).toEqual(['askedBy', 'evidence', 'facility', 'opened', 'party', 'team'])
  const { items, total } = (await director().get('/api/access-records')).json
  expect(total).toBe(before + 1)
  expect(items[0]).toMatchObject({ action: 'view-lot', index: 0, reason: '审批换签申请' })
})

test('a refused request changes nothing, and its team reads why', async () => {
  const lot = drawn[0]!
  const [request] = (await director().get('/api/amendment-requests?state=waiting')).json.items
  const refused = await director().post(`/api/amendment-requests/${request.id}/decision`, {
    approved: false,
    note: '单位仍在生产',
  })
  expect(refused.json).toEqual({ madeIndex: null })
  const mine = (await (await member(lot)).get('/api/my/amendment-requests')).json.items
  expect(mine[0]).toMatchObject({ index: 0, state: 'refused', note: '单位仍在生产' })
  expect(await sealedList()).toEqual(drawn)
  expect(await logEntries('amendment')).toEqual([])
  const twice = await director().post(`/api/amendment-requests/${request.id}/decision`, {
    approved: true,
    note: '同意',
  })
  expect(twice.json.type).toContain('amendment-decided')
})

test('whoever asked does not decide, and the office never does', async () => {
  const { id } = (await director().post(askPath(5), closed)).json
  const own = await director().post(`/api/amendment-requests/${id}/decision`, {
    approved: true,
    note: '同意',
  })
  expect(own.json.type).toContain('amendment-party')
  expect(await sealedList()).toEqual(drawn)
  expect(
    (await office().post(`/api/amendment-requests/${id}/decision`, { approved: true, note: '同意' })).status,
  ).toBe(403)
})

test('the reserve takes the place of a closed facility, sealed like the others and logged without a name', async () => {
  const made = await amend(3)
  expect(made).toBe(drawn.length)
  const now = await sealedList()
  expect(now.slice(0, drawn.length).map(({ replacedBy: _, ...lot }) => lot)).toEqual(
    drawn.map(({ replacedBy: _, ...lot }) => lot),
  )
  expect(now[3]!.replacedBy).toBe(made)
  const substitute = now[made]!
  expect(drawn.map(({ facility }) => facility.id)).not.toContain(substitute.facility.id)
  const [entry] = await logEntries('amendment')
  expect(entry).toMatchObject({
    draw: drawId,
    amendment: 'facility',
    replaces: 3,
    index: made,
    reason: 'closed',
  })
  expect(Object.keys(entry).toSorted()).toEqual(
    ['amendment', 'at', 'draw', 'index', 'kind', 'leaf', 'reason', 'replaces'].toSorted(),
  )
  const { rows } = await server.platform.database.execute<{ line: string }>(
    `select lots::text || coalesce((select string_agg(a::text, '') from draw_amendments a), '') as line from lots`,
  )
  expect(rows.map(({ line }) => line).join('')).not.toContain(substitute.facility.id)
  expect((await server.anybody.get(`/open/${entry.leaf}`)).status, 'as if there were none').toBe(404)
})

test('a replaced lot is nobody’s work any more, the substitute is its team’s, and as many are to visit as were drawn', async () => {
  const before = await member(drawn[3]!)
  const gone = (await before.get('/api/my/lots')).json.items.map(({ index }: { index: number }) => index)
  expect(gone).not.toContain(3)
  const opening = await before.post(`/api/draws/${drawId}/lots/3/open`, {})
  expect(opening.json.type).toContain('lot-replaced')
  expect((await before.post(askPath(3), closed)).json.type).toContain('lot-replaced')
  const made = (await sealedList())[drawn.length]!
  const after = await member(made)
  expect((await after.get('/api/my/lots')).json.items.map(({ index }: { index: number }) => index)).toContain(
    made.index,
  )
  expect((await office().get(`/api/draws/${drawId}`)).json.progress).toEqual({
    opened: 0,
    lots: drawn.length,
  })
  const { items } = (await office().get(`/api/draws/${drawId}/lots`)).json
  expect([items[3].state, items[3].replacedBy, items[made.index].replaces]).toEqual([
    'replaced',
    made.index,
    3,
  ])
})

test('an opened lot may be replaced until its record is signed; it stays public, and counts nowhere', async () => {
  const lead = await member(drawn[7]!)
  const opened = await lead.post(`/api/draws/${drawId}/lots/7/open`, {})
  expect(opened.status).toBe(200)
  expect((await office().get(`/api/draws/${drawId}`)).json.progress.opened).toBe(1)
  const made = await amend(7, onLeave())
  expect((await office().get(`/api/draws/${drawId}`)).json.progress.opened).toBe(0)
  expect((await office().get('/api/visits')).json.items).toEqual([])
  const page = (await server.anybody.get(`/open/${opened.json.leafHash}`)).text
  expect(page).toContain(`此签已被第 ${made + 1} 号签替换`.replace(' 号', ' '))
  expect((await lead.get(`/api/draws/${drawId}/lots/7/record`)).json.type).toContain('lot-replaced')
  const due = (await lead.get('/api/deadlines')).json.items
  expect(due.filter(({ kind }: { kind: string }) => kind === 'record')).toEqual([])
  const substitute = (await sealedList())[made]!
  expect(substitute.facility).toEqual(drawn[7]!.facility)
  expect(substitute.team[0]!.inspector.id).not.toBe(drawn[7]!.team[0]!.inspector.id)
  expect(substitute.team[1]).toEqual(drawn[7]!.team[1])
})

test('replacements follow each other: the lot of the sealed list stays at the end of the chain', async () => {
  const second = await amend(drawn.length, onLeave('assistant'))
  const third = await amend(second, { ...closed, reason: 'moved' })
  const chain = (await office().get(`/api/draws/${drawId}/amendments`)).json.items
  expect(chain.map(({ replaces, index }: { replaces: number; index: number }) => [replaces, index])).toEqual([
    [3, drawn.length],
    [7, drawn.length + 1],
    [drawn.length, second],
    [second, third],
  ])
  expect((await server.anybody.get(`/draws/${drawId}`)).text).toContain(`由第 ${third + 1} 签替换`)
})

test('a substitute opens on site, and its page says what it stands for', async () => {
  const list = await sealedList()
  const last = list.at(-1)!
  const lead = await member(last)
  const opened = await lead.post(`/api/draws/${drawId}/lots/${last.index}/open`, {})
  expect(opened.status, opened.text).toBe(200)
  const made = (await logEntries('amendment')).at(-1)
  expect(made.leaf).toBe(opened.json.leafHash)
  const page = (await server.anybody.get(`/open/${opened.json.leafHash}`)).text
  expect(page).toContain('替换第 4 签，不在原封存名单内')
  expect((await office().get('/api/visits')).json.items).toHaveLength(1)
})

test('a request may still wait when the draw is opened', async () => {
  expect((await office().post(askPath(8), closed)).status).toBe(201)
})

test('the bundle holds the amendments, and all three verifiers take it; an altered one none does', async () => {
  server.clock.set('2027-04-01T01:00:00Z')
  expect((await office().post(`/api/draws/${drawId}/open`)).status).toBe(200)
  const { text } = await server.anybody.get(`/draws/${drawId}/bundle.json`)
  const parsed = parseBundle(JSON.parse(text))
  if (!parsed.ok) throw new Error('not a bundle')
  const bundle: Bundle = parsed.value
  expect(bundle.amendments).toHaveLength(4)
  expect(bundle.amendments[0]).toMatchObject({ reason: 'closed', askedBy: 'office', approvedBy: 'director' })
  expect(text, 'the words stay with the bureau').not.toContain('村委会')
  const logged = (await logEntries('amendment')).map(({ leaf }: { leaf: string }) => leaf)
  expect(bundle.amendedLots.map(lot => lotLeafHash(bundle.commitment.suite, lot))).toEqual(logged)

  const folder = mkdtempSync(join(tmpdir(), 'mingqian-bundle-'))
  const root = join(import.meta.dirname, '../../../..')
  const verdicts = (name: string, content: unknown) => {
    const file = join(folder, name)
    writeFileSync(file, JSON.stringify(content))
    const answers = (command: string, args: readonly string[]) => {
      try {
        execFileSync(command, [...args, file], { stdio: 'pipe' })
        return true
      } catch {
        return false
      }
    }
    return [
      // The web page's worker runs this very function.
      verifyBundle(content as Bundle).ok,
      answers(process.execPath, [join(root, 'packages/cli/bin/mingqian.mjs'), 'verify']),
      answers('python3', [join(root, 'packages/draw/other/verify.py')]),
    ]
  }
  try {
    expect(verdicts('honest.json', JSON.parse(text))).toEqual([true, true, true])
    // A friend in the place of whom the tickets name.
    const [first, ...rest] = bundle.amendedLots
    const friend = bundle.pool.facilities.find(({ id }) => id !== first!.facility)!.id
    const swapped = { ...bundle, amendedLots: [{ ...first!, facility: friend }, ...rest] }
    expect(verdicts('swapped.json', swapped)).toEqual([false, false, false])
    // An amendment that the log knows and the bundle conceals.
    const concealed = { ...bundle, amendments: bundle.amendments.slice(0, -1) }
    expect(verdicts('concealed.json', concealed)).toEqual([false, false, false])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('nothing is replaced once the draw is opened, and what still waits can only be refused', async () => {
  expect((await office().post(askPath(1), closed)).json.type).toContain('draw-state')
  const requests = async (state: string) =>
    (await director().get(`/api/amendment-requests?state=${state}`)).json.items
  const waiting = (await requests('waiting')).find(({ index }: { index: number }) => index === 8)
  const decide = (approved: boolean) =>
    director().post(`/api/amendment-requests/${waiting.id}/decision`, { approved, note: '已整期公开' })
  expect((await decide(true)).json.type).toContain('draw-state')
  expect((await decide(false)).status).toBe(200)
  expect((await requests('refused')).map(({ id }: { id: string }) => id)).toContain(waiting.id)
})
