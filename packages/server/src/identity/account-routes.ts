import { z } from '@hono/zod-openapi'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { changeReach, endFeed, readReach, renewFeed } from './own-account.ts'

export const mailAddress = z.email().max(200).nullable()

const reachSchema = z.object({
  mailAddress: z.string().nullable(),
  wantsMail: z.boolean(),
  hasFeed: z.boolean(),
  mailSends: z.boolean().openapi({ description: 'Whether a mail server is configured' }),
})

const own = declare('signed-in', {
  method: 'get',
  path: '/api/account',
  responses: { 200: json(reachSchema, 'How the caller is told of what is due') },
})

const change = declare('signed-in', {
  method: 'patch',
  path: '/api/account',
  request: {
    body: body(z.object({ mailAddress: mailAddress.optional(), wantsMail: z.boolean().optional() })),
  },
  responses: { 200: json(reachSchema, 'Changed') },
})

const renew = declare('signed-in', {
  method: 'post',
  path: '/api/account/feed',
  responses: {
    201: json(z.object({ path: z.string() }), "The calendar feed's new address, which is shown this once"),
  },
})

const end = declare('signed-in', {
  method: 'delete',
  path: '/api/account/feed',
  responses: { 204: { description: 'The feed is off' } },
})

/** What people set for themselves. */
export const accountRoutes = (platform: Platform) => {
  const { config, database } = platform
  const answer = async (id: string) => ({
    ...(await readReach(database, id)),
    mailSends: config.mail !== null,
  })
  return routes()
    .openapi(own, async c => c.json(await answer(signedIn(c).id), 200))
    .openapi(change, async c => {
      const { id } = signedIn(c)
      await changeReach(database, id, c.req.valid('json'))
      return c.json(await answer(id), 200)
    })
    .openapi(renew, async c => {
      const token = await renewFeed(database, platform, signedIn(c).id)
      return c.json({ path: `/calendar/${token}.ics` }, 201)
    })
    .openapi(end, async c => {
      await endFeed(database, signedIn(c).id)
      return c.body(null, 204)
    })
}
