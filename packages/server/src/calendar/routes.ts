import { z } from '@hono/zod-openapi'
import { readNotice } from '@mingqian/rules'
import { bureauOf } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { calendarInForce } from './calendar-in-force.ts'
import { changeNotice, noticeHistory } from './notices.ts'
import { noticeBody, readingSchema, revisionSchema, yearParams, yearSchema } from './schemas.ts'
import { yearView } from './year-view.ts'

const year = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/calendar/{year}',
  request: { params: yearParams },
  responses: { 200: json(yearSchema, 'The working days of a year, and the notice they go by') },
})

const enter = declare(['office'], {
  method: 'put',
  path: '/api/calendar/{year}/notice',
  request: {
    params: yearParams,
    body: body(z.object({ revision: revisionSchema, notice: noticeBody })),
  },
  responses: { 200: json(yearSchema, 'Entered or corrected; all deadlines go by it from now on') },
})

const withdraw = declare(['office'], {
  method: 'delete',
  path: '/api/calendar/{year}/notice',
  request: { params: yearParams, query: z.object({ revision: z.coerce.number().int().min(1) }) },
  responses: { 200: json(yearSchema, 'Withdrawn; the year is as the software knows it') },
})

const read = declare(['office'], {
  method: 'post',
  path: '/api/calendar/{year}/read',
  request: { params: yearParams, body: body(z.object({ wording: z.string().min(1).max(10_000) })) },
  responses: { 200: json(readingSchema, "What could be read out of a notice's wording; nothing is kept") },
})

export const calendarRoutes = (platform: Platform) => {
  const { database } = platform
  const view = async (rows: Rows, bureau: string, year: number) =>
    yearView(await calendarInForce(rows, bureau), year, await noticeHistory(rows, bureau, year))
  return routes()
    .openapi(year, async c => {
      const bureau = await bureauOf(database)
      return c.json(await view(database, bureau.code, c.req.valid('param').year), 200)
    })
    .openapi(enter, async c => {
      const { year } = c.req.valid('param')
      const { revision: seen, notice } = c.req.valid('json')
      const bureau = (await bureauOf(database)).code
      const change = { bureau, year, seen, notice: { year, ...notice }, by: signedIn(c).name }
      await database.transaction(rows => changeNotice(rows, platform, change))
      return c.json(await view(database, bureau, year), 200)
    })
    .openapi(withdraw, async c => {
      const { year } = c.req.valid('param')
      const bureau = (await bureauOf(database)).code
      const seen = c.req.valid('query').revision
      const change = { bureau, year, seen, notice: null, by: signedIn(c).name }
      await database.transaction(rows => changeNotice(rows, platform, change))
      return c.json(await view(database, bureau, year), 200)
    })
    .openapi(read, c => {
      const { wording } = c.req.valid('json')
      return c.json(readNotice(wording, c.req.valid('param').year), 200)
    })
}
