import { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import { outsideKinds } from '../outside/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { declare, json, routes } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { daySchema, textSchema } from '../platform/schemas.ts'
import { workbook, workbookHeaders } from '../platform/workbooks.ts'
import { statisticsWorkbook } from './statistics-workbook.ts'
import { yearStatistics } from './year-statistics.ts'

const count = z.number().int()

const statisticsSchema = z.object({
  year: count,
  random: z
    .array(
      z.object({
        period: z.string().nullable(),
        title: textSchema,
        drawId: z.string().nullable(),
        class: z.string().nullable(),
        classTitle: textSchema.nullable(),
        planned: count.nullable(),
        drawn: count.nullable(),
        visited: count,
        recorded: count,
        published: count,
        violations: count,
      }),
    )
    .openapi({ description: 'By period and class; no class is the sum of the period, no period the year' }),
  outside: z
    .array(
      z.object({
        quarter: count.nullable(),
        kind: z.enum(outsideKinds).nullable(),
        visits: count,
        violations: count,
      }),
    )
    .openapi({ description: 'By quarter and kind; null is the sum over all' }),
  register: z
    .array(
      z.object({
        period: z.string().nullable(),
        title: textSchema,
        drawId: z.string().nullable(),
        day: daySchema.nullable(),
        registered: count.nullable(),
        inPool: count.nullable(),
        out: z.array(z.object({ reason: textSchema, count })),
        returned: count,
      }),
    )
    .openapi({
      description:
        "Facilities in each period's frozen pool and left out of it; no period is the register on the day",
    }),
})

const readers = ['office', 'director', 'auditor'] as const
const params = z.object({ year: z.coerce.number().int().min(2000).max(2100) })

const ofYear = declare(readers, {
  method: 'get',
  path: '/api/statistics/{year}',
  request: { params },
  responses: {
    200: json(statisticsSchema, "The year's inspections, random and outside the regime told apart"),
  },
})

const exported = declare(readers, {
  method: 'get',
  path: '/api/statistics/{year}/workbook',
  request: { params },
  responses: { 200: workbook('The same, a sheet each') },
})

export const statisticsRoutes = ({ clock, database }: Platform) => {
  const today = () => shanghaiDay(clock.now())
  return routes()
    .openapi(ofYear, async c => {
      const bureau = await bureauOf(database)
      const { year } = c.req.valid('param')
      const { random, outside, register } = await yearStatistics(database, bureau.code, year, today())
      return c.json(
        {
          year,
          random: [...random],
          outside: [...outside],
          register: register.map(line => ({ ...line, out: [...line.out] })),
        },
        200,
      )
    })
    .openapi(exported, async c => {
      const bureau = await bureauOf(database)
      const { year } = c.req.valid('param')
      const file = await statisticsWorkbook(
        await yearStatistics(database, bureau.code, year, today()),
        c.get('language'),
      )
      return c.body(Uint8Array.from(file), 200, workbookHeaders(`${year}年检查统计.xlsx`))
    })
}
