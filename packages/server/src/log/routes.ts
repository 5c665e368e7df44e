import { z } from '@hono/zod-openapi'
import { toHex } from '@mingqian/draw'
import { declare, json, routes } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { hashSchema, instantSchema } from '../platform/schemas.ts'
import { logSigner } from './checkpoint.ts'
import { logSize, proveConsistency, proveInclusion } from './prove.ts'
import { readEntries } from './read.ts'

const wholeNumber = z
  .string()
  .regex(/^[0-9]{1,15}$/)
  .transform(Number)
const text = (description: string) => ({ description, content: { 'text/plain': { schema: z.string() } } })

const key = declare('public', {
  method: 'get',
  path: '/log/key',
  responses: { 200: text("The log's verifier key in the C2SP form") },
})

const entries = declare('public', {
  method: 'get',
  path: '/log/entries',
  request: { query: z.object({ start: wholeNumber.optional(), end: wholeNumber.optional() }) },
  responses: {
    200: json(
      z.object({
        entries: z.array(z.object({ index: z.number(), at: instantSchema, body: z.string() })),
        size: z.number(),
      }),
      'Entries start … end − 1, at most 1,000; `body` is the leaf data',
    ),
  },
})

const inclusion = declare('public', {
  method: 'get',
  path: '/log/proof/inclusion',
  request: { query: z.object({ index: wholeNumber, size: wholeNumber.optional() }) },
  responses: {
    200: json(
      z.object({ index: z.number(), size: z.number(), proof: z.array(hashSchema) }),
      'RFC 9162 inclusion proof; the newest tree when no size is given',
    ),
  },
})

const consistency = declare('public', {
  method: 'get',
  path: '/log/proof/consistency',
  request: { query: z.object({ from: wholeNumber, to: wholeNumber.optional() }) },
  responses: {
    200: json(
      z.object({ from: z.number(), to: z.number(), proof: z.array(hashSchema) }),
      'RFC 9162 consistency proof; to the newest tree when no size is given',
    ),
  },
})

const mostEntries = 1000

export const logRoutes = (platform: Platform) => {
  const { database } = platform
  return routes()
    .openapi(key, async c => c.text(`${(await logSigner(database, platform)).verifierKey}\n`, 200))
    .openapi(entries, async c => {
      const { start = 0, end } = c.req.valid('query')
      const size = await logSize(database)
      const found = await readEntries(database, start, Math.min(end ?? size, size, start + mostEntries))
      return c.json({ entries: found.map(entry => ({ ...entry, at: entry.at.toISOString() })), size }, 200)
    })
    .openapi(inclusion, async c => {
      const { index, size } = c.req.valid('query')
      const of = size ?? (await logSize(database))
      return c.json({ index, size: of, proof: (await proveInclusion(database, index, of)).map(toHex) }, 200)
    })
    .openapi(consistency, async c => {
      const { from, to } = c.req.valid('query')
      const until = to ?? (await logSize(database))
      return c.json(
        { from, to: until, proof: (await proveConsistency(database, from, until)).map(toHex) },
        200,
      )
    })
}
