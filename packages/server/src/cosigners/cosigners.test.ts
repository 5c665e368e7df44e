import { cosignaturesOf, parseNote, readCheckpoint } from '@mingqian/log'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendToLog, logSigner } from '../log/index.ts'
import { noteSigner } from '../log/signed-note.ts'
import {
  cosignedBy,
  cosignNewest,
  enterBody,
  sendNote,
  type TestBody,
  testBody,
} from '../testing/cosigners.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let government: TestBody
let bureau: TestBody

const grow = async (entries: number) => {
  const { database, clock } = server.platform
  for (let n = 0; n < entries; n++)
    await database.transaction(rows =>
      appendToLog(rows, clock.now(), { kind: 'lot-opened', draw: 'a', index: n, leaf: `${n}` }),
    )
}
const newest = async () => (await server.anybody.get('/log/checkpoint')).text
const now = () => server.platform.clock.now()
const type = (answer: { json: { type?: string } }) => answer.json.type?.replace('urn:mingqian:problem:', '')

beforeAll(async () => {
  server = await startTestServer()
  government = await testBody('明川区人民政府', 1)
  bureau = await testBody('乌兰市生态环境局', 2)
  await grow(5)
})
afterAll(() => server.stop())

test('nobody cosigns before being entered, which is told', async () => {
  expect(type(await cosignNewest(server, government))).toBe('cosigner-unknown')
  expect((await server.anybody.get('/log/checkpoint/cosigned')).status).toBe(404)
})

test('a body is entered by the director or the administrator, with a log entry, and by nobody else', async () => {
  const entered = await enterBody(server, government, 'government')
  expect(entered.status).toBe(201)
  expect(entered.json).toMatchObject({
    name: '明川区人民政府',
    recipient: 'government',
    enteredBy: 'director',
  })
  const { entries } = (await server.anybody.get(`/log/entries?start=${entered.json.logIndex}`)).json
  expect(JSON.parse(entries[0].body)).toMatchObject({
    kind: 'cosigner',
    act: 'entered',
    name: '明川区人民政府',
    key: government.verifierKey,
    recipient: 'government',
  })
  const asOffice = await server.as('office').post('/api/cosigners', {
    name: bureau.name,
    key: bureau.verifierKey,
    encryption: null,
    recipient: null,
  })
  expect(asOffice.status).toBe(403)
  expect(type(await enterBody(server, government, 'government'))).toBe('cosigner-exists')
})

test("a log's key, a damaged key and a damaged encryption key are refused, field by field", async () => {
  const logKey = (await server.anybody.get('/log/key')).text.trim()
  const answer = await server.as('sysadmin').post('/api/cosigners', {
    name: '某单位',
    key: logKey,
    encryption: `${bureau.encryption.slice(0, -1)}${bureau.encryption.endsWith('q') ? 'p' : 'q'}`,
    recipient: null,
  })
  expect(answer.status).toBe(422)
  expect(answer.json.fields.map((field: { path: string }) => field.path)).toEqual(['key', 'encryption'])
})

test('a cosigned checkpoint is kept and served beside the signature of the log', async () => {
  const taken = await cosignNewest(server, government)
  expect(taken.json.taken).toMatchObject([{ name: '明川区人民政府', size: 6 }])
  const served = await newest()
  const logKey = (await server.anybody.get('/log/key')).text.trim()
  expect(readCheckpoint(served, logKey)).toMatchObject({ size: 6 })
  expect(cosignaturesOf(parseNote(served)!, government.key.key)).toHaveLength(1)
  expect((await server.anybody.get('/log/checkpoint/cosigned')).text).toBe(served)
  // Sent again it is taken again, and says no more than before.
  expect((await sendNote(server, served)).status).toBe(200)
  expect(await newest()).toBe(served)
})

test('two bodies on one checkpoint stand on it both, and who only knows the log still reads it', async () => {
  await enterBody(server, bureau, 'city-bureau')
  await cosignNewest(server, government)
  await cosignNewest(server, bureau)
  const note = await newest()
  expect(parseNote(note)!.signatures.map(({ name }) => name)).toEqual([
    (await logSigner(server.platform.database, server.platform)).name,
    '明川区人民政府',
    '乌兰市生态环境局',
  ])
  const { items } = (await server.anybody.get('/log/cosigners')).json
  expect(items.map((item: { last: { size: number } }) => item.last.size)).toEqual([7, 7])
  expect(cosignaturesOf(parseNote(items[0].last.note)!, government.key.key)).toHaveLength(1)
})

test('the newest cosigned checkpoint stays to be had when the log has grown beyond it', async () => {
  await grow(3)
  expect(parseNote(await newest())!.signatures).toHaveLength(1)
  const cosigned = (await server.anybody.get('/log/checkpoint/cosigned')).text
  expect(cosigned.split('\n')[1]).toBe('7')
})

test('replaying an old checkpoint is refused: it would show an older log as confirmed today', async () => {
  const old = (await server.anybody.get('/log/checkpoint/cosigned')).text
  await cosignNewest(server, government)
  const replayed = await sendNote(server, cosignedBy(old, government, now()))
  // The city bureau's line on it is its newest, so the note as a whole has one that counts; the government's has not.
  expect(replayed.json.taken.map((each: { name: string }) => each.name)).toEqual(['乌兰市生态环境局'])
  await cosignNewest(server, bureau)
  const again = await sendNote(server, cosignedBy(old, government, now()))
  expect([again.status, type(again)]).toEqual([409, 'checkpoint-replayed'])
  expect(again.json.detail).toContain('已联署')
})

test("forking the log: a tree of the log's own key that is not the log is refused loudly, and never served", async () => {
  const { database } = server.platform
  const signer = await logSigner(database, server.platform)
  const served = await newest()
  for (const [size, root] of [
    ['8', Buffer.alloc(32, 1).toString('base64')],
    ['999', Buffer.alloc(32, 1).toString('base64')],
  ]) {
    const forked = signer.sign(`${signer.name}\n${size}\n${root}\n`)
    const answer = await sendNote(server, cosignedBy(forked, government, now()))
    expect([answer.status, type(answer)]).toEqual([409, 'log-forked'])
  }
  expect(await newest()).toBe(served)
})

test('a checkpoint of another log, a false cosignature, a wrong clock and what is no note are told apart', async () => {
  const note = await newest()
  const other = noteSigner('other/log', new Uint8Array(32).fill(9))
  const text = parseNote(note)!.text
  const cases: readonly (readonly [string, string])[] = [
    [
      cosignedBy(other.sign(`other/log\n1\n${text.split('\n')[2]}\n`), government, now()),
      'checkpoint-foreign',
    ],
    [cosignedBy(other.sign(text), government, now()), 'checkpoint-foreign'],
    [cosignedBy(note, government, new Date(now().getTime() + 2 * 3600_000)), 'cosignature-ahead'],
    ['not a note', 'cosignature-format'],
    ['', 'cosignature-format'],
    ['a\n'.repeat(100_000), 'cosignature-format'],
  ]
  for (const [sent, problem] of cases) expect(type(await sendNote(server, sent))).toBe(problem)
  // The line of one checkpoint under another.
  const line = cosignedBy(note, government, now()).trimEnd().split('\n').at(-1)!
  await grow(1)
  expect(type(await sendNote(server, `${await newest()}${line}\n`))).toBe('cosignature-false')
})

test('a withdrawn key signs no more, what it signed is no longer shown, and the body goes on with a new one', async () => {
  const { items } = (await server.as('director').get('/api/cosigners')).json
  const id = items.find((item: { name: string }) => item.name === bureau.name).id
  const gone = await server.as('sysadmin').post(`/api/cosigners/${id}/withdraw`, { reason: '密钥文件遗失' })
  expect(gone.json).toMatchObject({ withdrawnBy: '系统管理员', withdrawnReason: '密钥文件遗失' })
  expect(
    (await server.as('sysadmin').post(`/api/cosigners/${id}/withdraw`, { reason: '再次停用' })).status,
  ).toBe(409)
  expect(type(await cosignNewest(server, bureau))).toBe('cosigner-withdrawn')
  const renewed = await testBody(bureau.name, 3)
  await enterBody(server, renewed, 'city-bureau')
  expect((await cosignNewest(server, renewed)).status).toBe(200)
  expect(parseNote(await newest())!.signatures).toHaveLength(2)
})
