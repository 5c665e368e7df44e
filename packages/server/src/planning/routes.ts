import { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { instantSchema } from '../platform/schemas.ts'
import { planContentSchema } from './annual-plan.ts'
import { choicesSchema } from './choices.ts'
import { planDates, planDatesSchema } from './plan-dates.ts'
import {
  allPlans,
  approvePlan,
  draftPlan,
  type Plan,
  type PlanningBasis,
  planningBasis,
  reckonPlan,
} from './plans.ts'

const count = z.number().int()

const planSchema = planContentSchema.extend({
  year: count,
  state: z.enum(['draft', 'approved']),
  rulesChanged: z
    .boolean()
    .openapi({ description: 'A draft made by another rule set or version than the one in force' }),
  ...planDatesSchema.shape,
  createdAt: instantSchema,
  createdBy: z.string(),
  approvedAt: instantSchema.nullable(),
  approvedBy: z.string().nullable(),
  logIndex: count.nullable(),
})

const answer = (plan: Plan, basis: PlanningBasis, now: Date): z.infer<typeof planSchema> => {
  const { approvedAt, approvedBy, logIndex } =
    plan.state === 'approved' ? plan : { approvedAt: null, approvedBy: null, logIndex: null }
  const isOther = plan.ruleSet !== basis.ruleSet.id || plan.ruleSetVersion !== basis.ruleSet.version
  return {
    ...plan,
    rulesChanged: plan.state === 'draft' && isOther,
    ...planDates(basis, plan.year, approvedAt, now),
    createdAt: plan.createdAt.toISOString(),
    approvedAt: approvedAt?.toISOString() ?? null,
    approvedBy,
    logIndex,
  }
}

const list = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/plans',
  responses: { 200: json(z.object({ items: z.array(planSchema) }), 'The annual plans, newest year first') },
})

const draft = declare(['office'], {
  method: 'post',
  path: '/api/plans',
  request: { body: body(z.object({ year: count, choices: choicesSchema.optional() })) },
  responses: { 201: json(planSchema, 'The draft, reckoned from the register as it stands') },
})

const preview = declare(['office', 'director', 'auditor'], {
  method: 'post',
  path: '/api/plans/preview',
  request: {
    body: body(
      z.object({
        year: count,
        choices: choicesSchema.optional(),
        inspectorsInPost: count.min(0).max(100_000).optional(),
      }),
    ),
  },
  responses: {
    200: json(
      planContentSchema.extend(planDatesSchema.shape),
      'The plan as it would be with these choices; nothing is written',
    ),
  },
})

const approve = declare(['director'], {
  method: 'post',
  path: '/api/plans/{year}/approve',
  request: { params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }) },
  responses: { 200: json(planSchema, 'Approved: public, in the log, and fixed') },
})

/** Only the year under way and the next are planned. */
const checkYear = (year: number, now: Date): void => {
  const thisYear = Number(shanghaiDay(now).slice(0, 4))
  if (year === thisYear || year === thisYear + 1) return
  const message = {
    zh: `只能编制${thisYear}年或${thisYear + 1}年的计划`,
    en: `Only ${thisYear} or ${thisYear + 1} can be planned`,
  }
  throw new Problem('bad-input', { fields: [{ path: 'year', message }] })
}

export const planningRoutes = (platform: Platform) => {
  const { clock, database } = platform
  const basisOf = (bureau: string) => planningBasis(database, platform, bureau)
  return routes()
    .openapi(list, async c => {
      const bureau = await bureauOf(database)
      const plans = await allPlans(database, bureau.code)
      const basis = await basisOf(bureau.code)
      return c.json({ items: plans.map(plan => answer(plan, basis, clock.now())) }, 200)
    })
    .openapi(draft, async c => {
      const { year, choices } = c.req.valid('json')
      checkYear(year, clock.now())
      const bureau = await bureauOf(database)
      const by = signedIn(c).name
      const plan = await database.transaction(rows =>
        draftPlan(rows, platform, bureau.code, year, by, choices),
      )
      return c.json(answer(plan, await basisOf(bureau.code), clock.now()), 201)
    })
    .openapi(preview, async c => {
      const wanted = c.req.valid('json')
      checkYear(wanted.year, clock.now())
      const bureau = await bureauOf(database)
      const basis = await basisOf(bureau.code)
      const content = await reckonPlan(database, bureau.code, basis, wanted)
      const dates = planDates(basis, wanted.year, null, clock.now())
      return c.json({ ...content, ...dates }, 200)
    })
    .openapi(approve, async c => {
      const { year } = c.req.valid('param')
      const bureau = await bureauOf(database)
      const by = signedIn(c).name
      const plan = await database.transaction(rows => approvePlan(rows, platform, bureau.code, year, by))
      return c.json(answer(plan, await basisOf(bureau.code), clock.now()), 200)
    })
}
