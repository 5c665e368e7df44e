import { createHash } from 'node:crypto'
import {
  documentHash,
  fromHex,
  leafHash,
  lotLeafHash,
  toHex,
  treeRoot,
  verifyInclusion,
} from '@mingqian/draw'
import { readCheckpoint } from '@mingqian/log'
import { armor, Decrypter } from 'age-encryption'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cosignNewest, enterBody, type TestBody, testBody } from '../testing/cosigners.ts'
import { openDocx } from '../testing/docx.ts'
import { drawnDistrict } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let draw: string
let government: TestBody
let cosigner: string

beforeAll(async () => {
  server = await startTestServer()
  draw = await drawnDistrict(server)
  government = await testBody('明川区人民政府', 1)
  cosigner = (await enterBody(server, government, 'government')).json.id
})
afterAll(() => server.stop())

const openPackage = async (file: { list: string }, identity: string) => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return JSON.parse(await decrypter.decrypt(armor.decode(file.list), 'text'))
}

const filingsOf = async () => (await server.as('office').get(`/api/filings?draw=${draw}`)).json.items

let made: { id: string; hash: string; logIndex: number }
let file: ReturnType<typeof JSON.parse>

test('the office makes a package for the government, whose hash the log keeps', async () => {
  const answer = await server.as('office').post(`/api/draws/${draw}/filing-packages`, { cosigner })
  expect(answer.status).toBe(201)
  made = answer.json
  const bytes = (await server.as('office').get(`/api/filing-packages/${made.id}`)).bytes
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.hash)
  file = JSON.parse(new TextDecoder().decode(bytes))
  const { entries } = (await server.anybody.get(`/log/entries?start=${made.logIndex}`)).json
  expect(JSON.parse(entries[0].body)).toMatchObject({ kind: 'filing-package', draw, package: made.hash })
})

test('its facts are proved by the log: commitment and sealed root, under the checkpoint in it', () => {
  const checkpoint = readCheckpoint(file.checkpoint, file.logKey)!
  for (const entry of [file.commitment, file.sealed])
    expect(
      verifyInclusion({
        suite: 'sha256',
        leafHash: leafHash('sha256', new TextEncoder().encode(entry.body)),
        index: entry.index,
        size: checkpoint.size,
        proof: entry.proof.map(fromHex),
        root: checkpoint.root,
      }),
    ).toBe(true)
  expect(documentHash(file.suite, JSON.parse(file.commitment.body).commitment)).toBe(file.commitmentHash)
  expect(JSON.parse(file.sealed.body)).toMatchObject({ draw, root: file.root, lots: file.lots })
})

test("the recipient's key opens the list, and its tree has the sealed root; another's opens nothing", async () => {
  const list = await openPackage(file, government.identity)
  expect(list.lots).toHaveLength(file.lots)
  const leaves = list.lots.map((lot: Parameters<typeof lotLeafHash>[1]) =>
    fromHex(lotLeafHash(file.suite, lot)),
  )
  expect(toHex(treeRoot(file.suite, leaves))).toBe(file.root)
  for (const lot of list.lots) expect(list.facilities[lot.facility].name).toMatch(/^试验单位/)
  const stranger = await testBody('别的单位', 7)
  await expect(openPackage(file, stranger.identity)).rejects.toThrow()
})

test("guessing a neighbour's lot: package and log entries tell no name, no leaf and nothing by their length", async () => {
  const list = await openPackage(file, government.identity)
  const shown = JSON.stringify({ ...file, list: '' }) + (await server.anybody.get('/log/entries')).text
  for (const lot of list.lots) {
    expect(shown).not.toContain(lot.salt)
    expect(shown).not.toContain(lotLeafHash(file.suite, lot))
    expect(shown).not.toContain(list.facilities[lot.facility].name)
  }
  const again = await server.as('office').post(`/api/draws/${draw}/filing-packages`, { cosigner })
  const other = JSON.parse((await server.as('office').get(`/api/filing-packages/${again.json.id}`)).text)
  expect(other.list.length).toBe(file.list.length)
  expect(other.list).not.toBe(file.list)
})

test('making it unseals in the server, so it is on record; nobody without the right makes or fetches one', async () => {
  const { items } = (await server.as('auditor').get(`/api/access-records?draw=${draw}`)).json
  expect(items).toContainEqual(
    expect.objectContaining({
      action: 'file-list',
      person: expect.objectContaining({ name: 'office' }),
      reason: '备案包加密给明川区人民政府',
    }),
  )
  for (const role of ['auditor', 'inspector', 'sysadmin'] as const) {
    expect((await server.as(role).post(`/api/draws/${draw}/filing-packages`, { cosigner })).status).toBe(403)
    expect((await server.as(role).get(`/api/filing-packages/${made.id}`)).status).toBe(403)
  }
})

test("the recipient's cosignature on a checkpoint beyond the package is the filing's receipt, once", async () => {
  expect(await filingsOf()).toEqual([])
  await cosignNewest(server, government)
  const [filing, ...more] = await filingsOf()
  expect(more).toEqual([])
  expect(filing).toMatchObject({ recipient: 'government', by: '明川区人民政府' })
  expect(filing.receipt).toBe(`联署于第 ${filing.cosignedSize} 号检查点`)
  expect(filing.cosignedSize).toBeGreaterThan(made.logIndex)
  await cosignNewest(server, government)
  expect(await filingsOf()).toHaveLength(1)
})

test('a cosignature files nothing for who was sent no package', async () => {
  const bureau = await testBody('乌兰市生态环境局', 2)
  await enterBody(server, bureau, 'city-bureau')
  await cosignNewest(server, bureau)
  expect(await filingsOf()).toHaveLength(1)
})

test('no package for a mere witness, a withdrawn key, or a draw that is not drawn', async () => {
  const witness = await testBody('驻局纪检组', 4)
  const id = (await enterBody(server, witness, null)).json.id
  const office = server.as('office')
  const refused = async (path: string, body: object) => (await office.post(path, body)).json.type
  expect(await refused(`/api/draws/${draw}/filing-packages`, { cosigner: id })).toContain(
    'cosigner-without-encryption',
  )
  await server.as('director').post(`/api/cosigners/${id}/withdraw`, { reason: '不再担任' })
  expect(await refused(`/api/draws/${draw}/filing-packages`, { cosigner: id })).toContain(
    'cosigner-withdrawn',
  )
  expect(await refused(`/api/draws/${draw}/filing-packages`, { cosigner: 'nobody' })).toContain('not-found')
  const frozen = (await office.post('/api/draws', { period: '2026-Q4', outsideWindowReason: '补摇上一季度' }))
    .json
  expect(await refused(`/api/draws/${frozen.id}/filing-packages`, { cosigner })).toContain('draw-state')
})

test('on paper the director has the list with its root, its code and a line for the seal, on record', async () => {
  const answer = await server
    .as('director')
    .post(`/api/draws/${draw}/filing-paper`, { reason: '报区政府备案' })
  expect(answer.status).toBe(200)
  const document = openDocx(answer.bytes)
  const text = document.paragraphs.join('\n')
  expect(text.replaceAll(' ', '')).toContain(file.root)
  expect(text).toContain('封口骑缝处签名')
  const list = await openPackage(file, government.identity)
  for (const lot of list.lots) expect(text).toContain(list.facilities[lot.facility].name)
  expect(document.parts.some(({ name }) => /^word\/media\/.*\.png$/.test(name))).toBe(true)
  expect(
    (await server.as('office').post(`/api/draws/${draw}/filing-paper`, { reason: '报区政府备案' })).status,
  ).toBe(403)
  const { items } = (await server.as('auditor').get(`/api/access-records?draw=${draw}`)).json
  expect(items).toContainEqual(expect.objectContaining({ action: 'view-list', reason: '报区政府备案' }))
})

test('the code on the paper leads to a page that compares the root with the published one', async () => {
  const right = await server.anybody.get(`/draws/${draw}?root=${file.root}`)
  expect(right.text).toContain('verdict good')
  const wrong = await server.anybody.get(`/draws/${draw}?root=${'0'.repeat(64)}`)
  expect(wrong.text).toContain('verdict bad')
})
