import { z } from '@hono/zod-openapi'
import { drawView, listAmendments } from '../draws/index.ts'
import { lotParams } from '../inspections/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { instantSchema } from '../platform/schemas.ts'
import { askForAmendment } from './ask.ts'
import { decideAmendment, viewRequest } from './decide.ts'
import { listRequests, myRequests, requestStates } from './list.ts'
import { amendmentKinds, amendmentReasons, askedAs } from './reasons.ts'

const watchers = ['office', 'director', 'auditor'] as const

const requestSchema = z.object({
  id: z.string(),
  drawId: z.string(),
  index: z.number().int(),
  kind: z.enum(amendmentKinds),
  role: z.string().nullable(),
  reason: z.enum(amendmentReasons),
  askedAt: instantSchema,
  askedAs: z.enum(askedAs),
  state: z.enum(requestStates),
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
  madeIndex: z.number().int().nullable(),
})

const idParam = z.object({ id: z.string().max(60) })

const ask = declare(['inspector', 'office', 'director'], {
  method: 'post',
  path: '/api/draws/{id}/lots/{index}/amendment-requests',
  request: {
    params: lotParams,
    body: body(
      z.object({
        kind: z.enum(amendmentKinds),
        role: z.string().max(200).nullable().default(null),
        reason: z.enum(amendmentReasons),
        evidence: z.string().trim().min(4).max(1000),
      }),
    ),
  },
  responses: {
    201: json(z.object({ id: z.string() }), 'Asked for; the lot stands until a second person approves'),
  },
})

const list = declare(watchers, {
  method: 'get',
  path: '/api/amendment-requests',
  request: {
    query: z.object({
      draw: z.string().max(60).optional(),
      state: z.enum(requestStates).optional(),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: {
    200: json(
      z.object({ items: z.array(requestSchema), next: z.string().nullable(), total: z.number().int() }),
      'Requests to replace lots, by number, newest first',
    ),
  },
})

const mine = declare(['inspector'], {
  method: 'get',
  path: '/api/my/amendment-requests',
  responses: {
    200: json(
      z.object({
        items: z.array(
          requestSchema.extend({ evidence: z.string(), askedBy: z.string(), note: z.string().nullable() }),
        ),
      }),
      "Requests of the inspector's teams",
    ),
  },
})

const chain = declare([...watchers, 'inspector'], {
  method: 'get',
  path: '/api/draws/{id}/amendments',
  request: { params: idParam },
  responses: {
    200: json(
      z.object({
        items: z.array(
          z.object({
            index: z.number().int(),
            replaces: z.number().int(),
            kind: z.enum(amendmentKinds),
            reason: z.string(),
            at: instantSchema,
            logIndex: z.number().int(),
          }),
        ),
      }),
      'The replacements of a draw by numbers, in order',
    ),
  },
})

const view = declare(['director'], {
  method: 'post',
  path: '/api/amendment-requests/{id}/view',
  request: { params: idParam },
  responses: {
    200: json(
      z.object({
        facility: z.object({ id: z.string(), name: z.string(), address: z.string() }),
        team: z.array(
          z.object({ role: z.string(), inspector: z.object({ id: z.string(), name: z.string() }) }),
        ),
        opened: z.boolean(),
        evidence: z.string(),
        askedBy: z.string(),
        party: z.boolean(),
      }),
      'The lot that is to be replaced; the reader is on record',
    ),
  },
})

const decide = declare(['director'], {
  method: 'post',
  path: '/api/amendment-requests/{id}/decision',
  request: {
    params: idParam,
    body: body(z.object({ approved: z.boolean(), note: z.string().trim().min(2).max(500) })),
  },
  responses: {
    200: json(
      z.object({ madeIndex: z.number().int().nullable() }),
      'Decided; on approval the number of the lot that stands in its place',
    ),
  },
})

export const amendmentRoutes = (platform: Platform) => {
  const { database } = platform
  const code = async () => (await bureauOf(database)).code
  return routes()
    .openapi(ask, async c => {
      const { id: drawId, index } = c.req.valid('param')
      const bureau = await code()
      const id = await database.transaction(rows =>
        askForAmendment(rows, platform, {
          bureau,
          person: signedIn(c),
          drawId,
          index,
          ...c.req.valid('json'),
        }),
      )
      return c.json({ id }, 201)
    })
    .openapi(list, async c =>
      c.json(await listRequests(database, { bureau: await code(), ...c.req.valid('query') }), 200),
    )
    .openapi(mine, async c =>
      c.json(
        { items: await myRequests(database, platform, { bureau: await code(), person: signedIn(c) }) },
        200,
      ),
    )
    .openapi(chain, async c => {
      const bureau = await code()
      const { id } = await drawView(database, bureau, c.req.valid('param').id)
      const items = (await listAmendments(database, bureau, id)).map(each => ({
        ...each,
        at: each.at.toISOString(),
      }))
      return c.json({ items }, 200)
    })
    .openapi(view, async c => {
      const decider = { bureau: await code(), person: signedIn(c), from: c.get('from') }
      const { id } = c.req.valid('param')
      return c.json(await database.transaction(rows => viewRequest(rows, platform, decider, id)), 200)
    })
    .openapi(decide, async c => {
      const decision = {
        bureau: await code(),
        person: signedIn(c),
        from: c.get('from'),
        id: c.req.valid('param').id,
        ...c.req.valid('json'),
      }
      const madeIndex = await database.transaction(rows => decideAmendment(rows, platform, decision))
      return c.json({ madeIndex }, 200)
    })
}
