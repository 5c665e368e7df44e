import { describeRecord, lotParams, recordSchema } from '../inspections/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { publishResult } from './publish-result.ts'

const publish = declare(['office'], {
  method: 'post',
  path: '/api/draws/{id}/lots/{index}/publish',
  request: { params: lotParams },
  responses: { 200: json(recordSchema, 'The result is public and in the log') },
})

export const disclosureRoutes = (platform: Platform) => {
  const { database } = platform
  return routes().openapi(publish, async c => {
    const { id, index } = c.req.valid('param')
    const bureau = await bureauOf(database)
    const request = { bureau: bureau.code, drawId: id, index, person: signedIn(c) }
    const record = await database.transaction(rows => publishResult(rows, platform, request))
    return c.json(await describeRecord(database, platform, record), 200)
  })
}
