import { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import { calendarInForce } from '../calendar/index.ts'
import { documentAnswer, documentResponse } from '../documents/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { declare, routes } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { planDocument } from './plan-document.ts'
import { allPlans } from './plans.ts'

const document = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/plans/{year}/plan.docx',
  request: { params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }) },
  responses: { 200: documentResponse('The plan as an official document; a draft says that it is one') },
})

export const planDocumentRoutes = ({ database }: Platform) =>
  routes().openapi(document, async c => {
    const { year } = c.req.valid('param')
    const bureau = await bureauOf(database)
    const plan = (await allPlans(database, bureau.code)).find(one => one.year === year)
    if (!plan) throw new Problem('not-found')
    const ruleSet = await ruleSetInForce(database, bureau.code, shanghaiDay(plan.createdAt))
    const calendar = await calendarInForce(database, bureau.code)
    return documentAnswer(planDocument({ plan, bureau, ruleSet, calendar }), `plan-${year}`)
  })
