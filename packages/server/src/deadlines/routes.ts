import { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import { noticeBody, yearParams } from '../calendar/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { daySchema, pageOf, pageQuery, textSchema } from '../platform/schemas.ts'
import { answerRows, exportedTable, exportQuery } from '../platform/workbooks/answer-rows.ts'
import { standings } from './current-deadlines.ts'
import { deadlineColumns } from './deadline-columns.ts'
import { allDeadlines, listDeadlines } from './list-deadlines.ts'
import { noticeEffect } from './notice-effect.ts'
import { deadlineKinds } from './open-deadlines.ts'
import { aboutSchema } from './schemas.ts'
import { settleDeadline } from './settle-deadline.ts'

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

const deadlineSchema = z.object({
  kind: z.enum(deadlineKinds),
  id: z.string(),
  subject: textSchema,
  about: aboutSchema,
  /** First day on which it may be done, where there is one. */
  from: daySchema.nullable(),
  day: daySchema,
  /** After today; 0 is today, below it overdue. */
  workingDaysLeft: z.number().int(),
  provisional: z.boolean(),
  state: z.enum(standings),
  mine: z.boolean().openapi({ description: 'Whether the caller has to act' }),
})

const filterQuery = z.object({
  kind: z.enum(deadlineKinds).optional(),
  state: z.enum(standings).optional(),
  mine: z.literal('yes').optional(),
})

const seenBy = ['office', 'director', 'auditor', 'inspector'] as const

const list = declare(seenBy, {
  method: 'get',
  path: '/api/deadlines',
  request: { query: filterQuery.extend(pageQuery) },
  responses: {
    200: json(
      pageOf(deadlineSchema).extend({ byKind: z.partialRecord(z.enum(deadlineKinds), z.number().int()) }),
      "What is due, the most urgent first; an inspector's own only",
    ),
  },
})

const book = declare(seenBy, {
  method: 'get',
  path: '/api/deadlines/workbook',
  request: { query: filterQuery.extend(exportQuery.shape) },
  responses: { 200: exportedTable('The same, whole') },
})

const settle = declare(['office'], {
  method: 'post',
  path: '/api/deadlines/settle',
  request: { body: body(z.object({ id: z.string().max(200), note: z.string().trim().min(2).max(500) })) },
  responses: { 204: { description: 'Marked as met' } },
})

export const deadlineRoutes = (platform: Platform) => {
  const { database } = platform
  return routes()
    .openapi(list, async c => {
      const asking = { bureau: (await bureauOf(database)).code, person: signedIn(c) }
      return c.json(await listDeadlines(database, platform, asking, c.req.valid('query')), 200)
    })
    .openapi(book, async c => {
      const asking = { bureau: (await bureauOf(database)).code, person: signedIn(c) }
      const { format, ...filter } = c.req.valid('query')
      const rows = await allDeadlines(database, platform, asking, filter)
      const today = shanghaiDay(platform.clock.now())
      const name = c.get('language') === 'zh' ? `期限 ${today}` : `Deadlines ${today}`
      return answerRows(c, { format, name, columns: deadlineColumns(today), rows })
    })
    .openapi(settle, async c => {
      const request = {
        bureau: (await bureauOf(database)).code,
        person: signedIn(c),
        ...c.req.valid('json'),
      }
      await database.transaction(rows => settleDeadline(rows, platform, request))
      return c.body(null, 204)
    })
    .openapi(preview, async c => {
      const { year } = c.req.valid('param')
      const { notice } = c.req.valid('json')
      const bureau = (await bureauOf(database)).code
      const proposed = notice && { year, ...notice }
      return c.json(await noticeEffect(database, platform, bureau, year, proposed), 200)
    })
}
