import { fromHex, leafHash, verifyConsistency, verifyInclusion } from '@mingqian/draw'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { appendToLog, logRoot, readEntries } from './index.ts'

let server: TestServer
const size = 333

beforeAll(async () => {
  server = await startTestServer()
  const { database, clock } = server.platform
  await database.transaction(async rows => {
    for (let n = 0; n < size; n++)
      await appendToLog(rows, clock.now(), { kind: 'lot-opened', draw: 'a', index: n, leaf: `${n}` })
  })
})
afterAll(() => server.stop())

const proofOf = async (path: string): Promise<Uint8Array[]> =>
  (await server.anybody.get(path)).json.proof.map(fromHex)

const suite = 'sha256'

test('between any two sizes the consistency proof holds, and for no other root or size', async () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: size }), fc.integer({ min: 1, max: size }))
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 0, max: 31 }), async ([a, b], byte) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      const oldRoot = await logRoot(server.platform.database, from)
      const root = await logRoot(server.platform.database, to)
      const proof = await proofOf(`/log/proof/consistency?from=${from}&to=${to}`)
      const claim = { suite, oldSize: from, oldRoot, size: to, root, proof } as const
      expect(verifyConsistency(claim)).toBe(true)
      const altered = oldRoot.map((each, i) => (i === byte ? each ^ 1 : each))
      expect(verifyConsistency({ ...claim, oldRoot: altered })).toBe(false)
      expect(
        verifyConsistency({ ...claim, root: root.map((each, i) => (i === byte ? each ^ 1 : each)) }),
      ).toBe(false)
      expect(verifyConsistency({ ...claim, oldSize: to, size: from })).toBe(from === to)
    }),
    { numRuns: 60, seed: 20261 },
  )
})

test('in any size that has it an entry is proved to stand at its place and at no other', async () => {
  const places = fc.tuple(fc.integer({ min: 1, max: size }), fc.integer({ min: 0, max: size - 1 }))
  await fc.assert(
    fc.asyncProperty(places, async ([of, at]) => {
      const index = at % of
      const [entry] = await readEntries(server.platform.database, index, index + 1)
      const root = await logRoot(server.platform.database, of)
      const proof = await proofOf(`/log/proof/inclusion?index=${index}&size=${of}`)
      const claim = {
        suite,
        leafHash: leafHash(suite, new TextEncoder().encode(entry!.body)),
        size: of,
        proof,
        root,
      } as const
      expect(verifyInclusion({ ...claim, index })).toBe(true)
      if (of > 1) expect(verifyInclusion({ ...claim, index: (index + 1) % of })).toBe(false)
    }),
    { numRuns: 60, seed: 20262 },
  )
})
