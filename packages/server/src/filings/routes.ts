import { z } from '@hono/zod-openapi'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { daySchema, instantSchema } from '../platform/schemas.ts'
import { type Filing, fileSubject, listFilings } from './file-subject.ts'
import { recipients } from './tables.ts'

const recipient = z.enum(recipients)
const year = z.number().int().min(2000).max(2100)
const subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('draw'), draw: z.string().min(1).max(100) }),
  z.object({ kind: z.literal('plan'), year }),
])

const filingSchema = z.object({
  id: z.string(),
  kind: z.enum(['draw', 'plan']),
  subject: z.string(),
  recipient,
  filedOn: daySchema,
  receipt: z.string(),
  at: instantSchema,
  by: z.string(),
  logIndex: z.number().int(),
})

const answer = ({ bureau: _bureau, at, ...filing }: Filing): z.infer<typeof filingSchema> => ({
  ...filing,
  at: at.toISOString(),
})

const list = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/filings',
  request: {
    query: z.object({
      draw: z.string().max(100).optional(),
      year: z.coerce.number().int().optional(),
    }),
  },
  responses: { 200: json(z.object({ items: z.array(filingSchema) }), 'What was filed, newest first') },
})

const file = declare(['office'], {
  method: 'post',
  path: '/api/filings',
  request: {
    body: body(
      z.object({ subject, recipient, filedOn: daySchema, receipt: z.string().trim().min(1).max(100) }),
    ),
  },
  responses: { 201: json(filingSchema, 'Recorded, and in the log') },
})

export const filingRoutes = (platform: Platform) => {
  const { database } = platform
  return routes()
    .openapi(list, async c => {
      const { draw, year } = c.req.valid('query')
      const bureau = (await bureauOf(database)).code
      const about = draw
        ? ({ kind: 'draw', draw } as const)
        : year !== undefined
          ? ({ kind: 'plan', year } as const)
          : undefined
      return c.json({ items: (await listFilings(database, bureau, about)).map(answer) }, 200)
    })
    .openapi(file, async c => {
      const bureau = (await bureauOf(database)).code
      const request = { bureau, ...c.req.valid('json'), by: signedIn(c).name }
      const filing = await database.transaction(rows => fileSubject(rows, platform, request))
      return c.json(answer(filing), 201)
    })
}
