import { fromHex, leafHash, verifyConsistency, verifyInclusion } from '@mingqian/draw'
import { openNote } from '@mingqian/log'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ConfigError } from '../platform/config.ts'
import { systemRandomness } from '../platform/randomness.ts'
import { openVault } from '../platform/vault.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { appendToLog, logSigner, openLog, verifyLog } from './index.ts'
import { logEntries } from './tables.ts'

let server: TestServer
const size = 37

beforeAll(async () => {
  server = await startTestServer()
  const { database, clock } = server.platform
  for (let n = 0; n < size; n++)
    await database.transaction(rows =>
      appendToLog(rows, clock.now(), { kind: 'lot-opened', draw: 'a', index: n, leaf: `${n}` }),
    )
})
afterAll(() => server.stop())

const checkpointOf = async () => {
  const { text } = await server.anybody.get('/log/checkpoint')
  const key = (await server.anybody.get('/log/key')).text.trim()
  const signed = openNote(text, key)
  const [origin, count, root] = (signed ?? '').split('\n')
  return {
    text,
    key,
    signed,
    origin,
    size: Number(count),
    root: new Uint8Array(Buffer.from(root ?? '', 'base64')),
  }
}

const proofOf = async (path: string) =>
  (await server.anybody.get(path)).json.proof.map((hash: string) => fromHex(hash)) as Uint8Array[]

test("the checkpoint is a signed note that the log's key verifies", async () => {
  const checkpoint = await checkpointOf()
  expect(checkpoint.signed).toMatch(/^mingqian-log\/[0-9a-f]{16}\n37\n[A-Za-z0-9+/]{43}=\n$/)
  expect(openNote(checkpoint.text.replace('\n37\n', '\n36\n'), checkpoint.key)).toBeNull()
})

test('every entry is proved to be in the checkpoint, and no other is', async () => {
  const { root } = await checkpointOf()
  const { entries } = (await server.anybody.get('/log/entries')).json
  expect(entries).toHaveLength(size)
  for (const entry of entries) {
    const proof = await proofOf(`/log/proof/inclusion?index=${entry.index}`)
    const claim = (body: string) =>
      verifyInclusion({
        suite: 'sha256',
        leafHash: leafHash('sha256', new TextEncoder().encode(body)),
        index: entry.index,
        size,
        proof,
        root,
      })
    expect(claim(entry.body)).toBe(true)
    expect(claim(entry.body.replace('"a"', '"b"'))).toBe(false)
  }
})

test('every older tree is proved to be a prefix of the newest', async () => {
  const { root } = await checkpointOf()
  const { logRoot } = await import('./prove.ts')
  for (let from = 1; from <= size; from++) {
    const oldRoot = await logRoot(server.platform.database, from)
    const proof = await proofOf(`/log/proof/consistency?from=${from}`)
    expect(verifyConsistency({ suite: 'sha256', oldSize: from, oldRoot, size, root, proof })).toBe(true)
  }
})

test('a tree proves itself by an empty proof, and a single entry its tree', async () => {
  expect(await proofOf(`/log/proof/consistency?from=${size}&to=${size}`)).toEqual([])
  expect(await proofOf('/log/proof/inclusion?index=0&size=1')).toEqual([])
})

test('a proof beyond the log is refused with a problem', async () => {
  for (const path of [
    `inclusion?index=${size}`,
    `inclusion?index=0&size=${size + 1}`,
    'inclusion?index=0&size=0',
    `consistency?from=0`,
    'consistency?from=5&to=4',
  ]) {
    const answer = await server.anybody.get(`/log/proof/${path}`)
    expect([answer.status, answer.json.type]).toEqual([422, 'urn:mingqian:problem:log-range'])
  }
})

test('what is no whole number is refused, not taken for one', async () => {
  for (const query of [
    'inclusion?index=',
    'inclusion?index=-1',
    'inclusion?index=0x1',
    'consistency?from=1.5',
  ])
    expect((await server.anybody.get(`/log/proof/${query}`)).json.type).toBe('urn:mingqian:problem:bad-input')
})

test('an entry undone with its transaction leaves no trace', async () => {
  const { database, clock } = server.platform
  await expect(
    database.transaction(async rows => {
      await appendToLog(rows, clock.now(), { kind: 'lot-opened', draw: 'a', index: 99, leaf: '' })
      throw new Error('undo')
    }),
  ).rejects.toThrow('undo')
  expect(await verifyLog(database)).toMatchObject({ ok: true, size })
})

test('an entry altered in the database is found', async () => {
  const { database } = server.platform
  const [entry] = await database.select().from(logEntries).where(eq(logEntries.index, 5))
  await database
    .update(logEntries)
    .set({ body: entry!.body.replace('"a"', '"b"') })
    .where(eq(logEntries.index, 5))
  expect((await verifyLog(database)).ok).toBe(false)
  await database.update(logEntries).set({ body: entry!.body }).where(eq(logEntries.index, 5))
  expect((await verifyLog(database)).ok).toBe(true)
})

test('the log is not opened under another master key than it was made with', async () => {
  const vault = openVault(new Uint8Array(32).fill(8), systemRandomness)
  await expect(openLog({ ...server.platform, vault })).rejects.toThrow(ConfigError)
  await openLog(server.platform)
})

test('the key survives a restart sealed, not in clear', async () => {
  const signer = await logSigner(server.platform.database, server.platform)
  expect(signer.verifierKey).toBe((await checkpointOf()).key)
})
