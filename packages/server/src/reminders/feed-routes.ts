import { z } from '@hono/zod-openapi'
import { deadlinesFor, hasToAct } from '../deadlines/index.ts'
import { personOfFeed } from '../identity/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { declare, routes } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { calendarFeed } from './calendar-feed.ts'

const file = /^([A-Za-z0-9_-]{43})\.ics$/

// Calendar programs can't sign in: the token in the address is the key.
const feed = declare('public', {
  method: 'get',
  path: '/calendar/{file}',
  request: { params: z.object({ file: z.string().max(100) }) },
  responses: {
    200: {
      description: "The deadlines of the token's owner, as RFC 5545 has it",
      content: { 'text/calendar': { schema: z.string() } },
    },
  },
})

export const feedRoutes = (platform: Platform) => {
  const { database } = platform
  return routes().openapi(feed, async c => {
    const token = file.exec(c.req.valid('param').file)?.[1]
    const person = token ? await personOfFeed(database, token) : null
    if (!person) throw new Problem('not-found')
    const { code } = await bureauOf(database)
    const current = await deadlinesFor(database, platform, code, person)
    const own = { ...current, deadlines: current.deadlines.filter(each => hasToAct(each, person)) }
    return c.body(calendarFeed(platform, code, own, c.get('language')), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    })
  })
}
