import { shanghaiDay } from '@mingqian/rules'
import { bureauOf } from '../platform/bureau.ts'
import { declare, json, routes } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { pageOf } from '../platform/schemas.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { facilityAnswer } from './answers.ts'
import { rememberingCounter } from './count-fitting.ts'
import { listFacilities } from './list-facilities.ts'
import { facilityQuery, facilitySchema } from './schemas.ts'

const facilityList = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/facilities',
  request: { query: facilityQuery },
  responses: { 200: json(pageOf(facilitySchema), 'Facilities of the register') },
})

export const registryRoutes = (platform: Platform) => {
  const { database } = platform
  const counter = rememberingCounter()
  const today = () => shanghaiDay(platform.clock.now())
  return routes().openapi(facilityList, async c => {
    const bureau = await bureauOf(database)
    const { sort, order, after, limit, ...filter } = c.req.valid('query')
    const page = await listFacilities(platform, bureau.code, today(), {
      ...filter,
      sort,
      order,
      after,
      limit,
    })
    const total = await counter(database, bureau.code, today(), filter)
    const ruleSet = await ruleSetInForce(database, bureau.code, today())
    return c.json(
      { ...page, ...total, items: page.items.map(item => facilityAnswer(item, ruleSet, today())) },
      200,
    )
  })
}
