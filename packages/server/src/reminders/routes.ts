import { z } from '@hono/zod-openapi'
import { aboutSchema, deadlineKinds } from '../deadlines/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { daySchema, instantSchema, pageOf, pageQuery, textSchema } from '../platform/schemas.ts'
import { listNotices, markAllRead, markRead } from './read-notices.ts'

const noticeSchema = z.object({
  id: z.string(),
  kind: z.enum(deadlineKinds),
  subject: textSchema,
  about: aboutSchema,
  day: daySchema,
  provisional: z.boolean(),
  overdue: z.boolean(),
  at: instantSchema,
  read: z.boolean(),
})

const list = declare('signed-in', {
  method: 'get',
  path: '/api/notices',
  request: { query: z.object({ ...pageQuery, unread: z.literal('yes').optional() }) },
  responses: {
    200: json(
      pageOf(noticeSchema).extend({ unread: z.number().int() }),
      "The caller's own notices, newest first, and how many are not read",
    ),
  },
})

const readOne = declare('signed-in', {
  method: 'post',
  path: '/api/notices/{id}/read',
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 204: { description: 'Read' } },
})

const readAll = declare('signed-in', {
  method: 'post',
  path: '/api/notices/read',
  responses: { 204: { description: 'All read' } },
})

export const noticeRoutes = (platform: Platform) => {
  const { database } = platform
  const bureauCode = async () => (await bureauOf(database)).code
  return routes()
    .openapi(list, async c => {
      const whose = { bureau: await bureauCode(), personId: signedIn(c).id }
      return c.json(await listNotices(database, whose, c.req.valid('query')), 200)
    })
    .openapi(readOne, async c => {
      const whose = { bureau: await bureauCode(), personId: signedIn(c).id }
      await markRead(database, platform, whose, c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(readAll, async c => {
      const whose = { bureau: await bureauCode(), personId: signedIn(c).id }
      await markAllRead(database, platform, whose)
      return c.body(null, 204)
    })
}
