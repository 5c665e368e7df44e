import { z } from '@hono/zod-openapi'
import { noticeBody, yearParams } from '../calendar/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { daySchema, textSchema } from '../platform/schemas.ts'
import { noticeEffect } from './notice-effect.ts'
import { deadlineKinds } from './open-deadlines.ts'

const days = z.object({
  /** First day of a draw window; null for what has none. */
  from: daySchema.nullable(),
  day: daySchema,
  provisional: z.boolean(),
})

const effectSchema = z.object({
  doubts: z.array(textSchema).readonly(),
  /** Deadlines whose days change, of which `moves` has the first hundred, the earliest first. */
  moved: z.number().int(),
  /** Deadlines that are no longer provisional, and those that become so. */
  settled: z.number().int(),
  unsettled: z.number().int(),
  moves: z.array(
    z.object({
      kind: z.enum(deadlineKinds),
      id: z.string(),
      subject: textSchema,
      before: days,
      after: days,
    }),
  ),
})

const preview = declare(['office'], {
  method: 'post',
  path: '/api/calendar/{year}/preview',
  request: { params: yearParams, body: body(z.object({ notice: noticeBody.nullable() })) },
  responses: { 200: json(effectSchema, 'What would move if the notice counted; nothing is kept') },
})

export const deadlineRoutes = (platform: Platform) => {
  const { database } = platform
  return routes().openapi(preview, async c => {
    const { year } = c.req.valid('param')
    const { notice } = c.req.valid('json')
    const bureau = (await bureauOf(database)).code
    const proposed = notice && { year, ...notice }
    return c.json(await noticeEffect(database, platform, bureau, year, proposed), 200)
  })
}
