import { z } from '@hono/zod-openapi'
import { recipients } from '../cosigners/index.ts'
import { documentAnswer, documentResponse } from '../documents/index.ts'
import { attachment } from '../platform/attachment.ts'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { daySchema, hashSchema, instantSchema } from '../platform/schemas.ts'
import { type Filing, fileSubject, listFilings } from './file-subject.ts'
import { makePackage, packageFile, packagesOf } from './make-package.ts'
import { paperFiling } from './paper.ts'

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
  /** Size of the checkpoint whose cosignature is the receipt; null where it came on paper. */
  cosignedSize: z.number().int().nullable(),
})

const packageSchema = z.object({
  id: z.string(),
  cosigner: z.string(),
  recipient,
  madeAt: instantSchema,
  madeBy: z.string(),
  hash: hashSchema,
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

const drawId = z.object({ id: z.string().max(60) })

const packages = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/draws/{id}/filing-packages',
  request: { params: drawId },
  responses: { 200: json(z.object({ items: z.array(packageSchema) }), 'Packages made for recipients') },
})

const make = declare(['office', 'director'], {
  method: 'post',
  path: '/api/draws/{id}/filing-packages',
  request: { params: drawId, body: body(z.object({ cosigner: z.string().min(1).max(60) })) },
  responses: { 201: json(packageSchema, 'Made, its hash in the log, the unsealing on record') },
})

const download = declare(['office', 'director'], {
  method: 'get',
  path: '/api/filing-packages/{id}',
  request: { params: drawId },
  responses: {
    200: { description: 'The package, as JSON: facts in clear, the list encrypted to its recipient' },
  },
})

const paper = declare(['director'], {
  method: 'post',
  path: '/api/draws/{id}/filing-paper',
  request: { params: drawId, body: body(z.object({ reason: z.string().trim().min(4).max(500) })) },
  responses: { 200: documentResponse('The sealed list, to be reported on paper; the reader is on record') },
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
    .openapi(packages, async c => {
      const bureau = (await bureauOf(database)).code
      const made = await packagesOf(database, bureau, c.req.valid('param').id)
      return c.json({ items: made.map(each => ({ ...each, madeAt: each.madeAt.toISOString() })) }, 200)
    })
    .openapi(make, async c => {
      const request = {
        bureau: await bureauOf(database),
        drawId: c.req.valid('param').id,
        ...c.req.valid('json'),
        person: signedIn(c),
        from: c.get('from'),
      }
      const made = await database.transaction(rows => makePackage(rows, platform, request))
      const { bureau: _bureau, drawId: _draw, file: _file, madeAt, ...shown } = made
      return c.json({ ...shown, madeAt: madeAt.toISOString() }, 201)
    })
    .openapi(download, async c => {
      const bureau = await bureauOf(database)
      const {
        file,
        drawId: draw,
        recipient: to,
      } = await packageFile(database, bureau.code, c.req.valid('param').id)
      return c.body(new Uint8Array(file), 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': attachment(`备案包-${draw}-${to}.json`, `filing-${draw}-${to}.json`),
      })
    })
    .openapi(paper, async c => {
      const { id } = c.req.valid('param')
      const request = {
        bureau: await bureauOf(database),
        drawId: id,
        ...c.req.valid('json'),
        person: signedIn(c),
        from: c.get('from'),
        site: platform.config.publicUrl?.replace(/\/+$/, '') ?? new URL(c.req.url).origin,
      }
      const document = await database.transaction(rows => paperFiling(rows, platform, request))
      return documentAnswer(document, `filing-${id}`)
    })
}
