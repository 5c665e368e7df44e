import { z } from '@hono/zod-openapi'
import { type Calendar, type RuleSet, shanghaiDay } from '@mingqian/rules'
import { calendarInForce } from '../calendar/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { daySchema, instantSchema } from '../platform/schemas.ts'
import { allPlans, approvePlan, draftPlan, type Plan, planDeadline } from './plans.ts'
import { ruleSetInForce } from './rule-set-in-force.ts'

const count = z.number().int()

const planSchema = z.object({
  year: count,
  state: z.enum(['draft', 'approved']),
  quotas: z.array(z.object({ period: z.string(), class: z.string(), quota: count })),
  total: count,
  facilities: z.record(z.string(), count).openapi({ description: 'Facilities that take part, by class' }),
  inspectorsInPost: count,
  deadline: daySchema,
  workingDaysLeft: count.openapi({ description: 'To the deadline; negative once it is past' }),
  deadlineProvisional: z
    .boolean()
    .openapi({ description: 'The count may still change: holidays are not announced' }),
  createdAt: instantSchema,
  createdBy: z.string(),
  approvedAt: instantSchema.nullable(),
  approvedBy: z.string().nullable(),
  logIndex: count.nullable(),
})

type Basis = { readonly calendar: Calendar; readonly ruleSet: RuleSet }

const answer = ({ calendar, ruleSet }: Basis, plan: Plan, now: Date): z.infer<typeof planSchema> => {
  const deadline = planDeadline(calendar, ruleSet, plan.year, now)
  const approved = plan.state === 'approved' ? plan : null
  return {
    year: plan.year,
    state: plan.state,
    quotas: [...plan.quotas],
    total: plan.total,
    facilities: plan.facilities,
    inspectorsInPost: plan.inspectorsInPost,
    deadline: deadline.day,
    workingDaysLeft: deadline.workingDaysLeft,
    deadlineProvisional: deadline.provisional,
    createdAt: plan.createdAt.toISOString(),
    createdBy: plan.createdBy,
    approvedAt: approved?.approvedAt.toISOString() ?? null,
    approvedBy: approved?.approvedBy ?? null,
    logIndex: approved?.logIndex ?? null,
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
  request: { body: body(z.object({ year: count })) },
  responses: { 201: json(planSchema, 'The draft, reckoned from the register as it stands') },
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
  const basisOf = async (bureau: string): Promise<Basis> => ({
    calendar: await calendarInForce(database, bureau),
    ruleSet: await ruleSetInForce(database, bureau, shanghaiDay(clock.now())),
  })
  return routes()
    .openapi(list, async c => {
      const bureau = await bureauOf(database)
      const plans = await allPlans(database, bureau.code)
      const basis = await basisOf(bureau.code)
      return c.json({ items: plans.map(plan => answer(basis, plan, clock.now())) }, 200)
    })
    .openapi(draft, async c => {
      const { year } = c.req.valid('json')
      checkYear(year, clock.now())
      const bureau = await bureauOf(database)
      const by = signedIn(c).name
      const plan = await database.transaction(rows => draftPlan(rows, platform, bureau.code, year, by))
      return c.json(answer(await basisOf(bureau.code), plan, clock.now()), 201)
    })
    .openapi(approve, async c => {
      const { year } = c.req.valid('param')
      const bureau = await bureauOf(database)
      const by = signedIn(c).name
      const plan = await database.transaction(rows => approvePlan(rows, platform, bureau.code, year, by))
      return c.json(answer(await basisOf(bureau.code), plan, clock.now()), 200)
    })
}
