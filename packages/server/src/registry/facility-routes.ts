import { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import { personalDataOwners } from '../oversight/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { type ClassDecided, editFacility, facilityEdit } from './edit-facility.ts'
import { drawnClasses } from './import/index.ts'
import { unmask } from './personal-data.ts'
import { facilityProfile, facilityProfileSchema } from './read-facility.ts'
import { keySchema } from './search-text.ts'

const editableFacility = facilityProfileSchema.extend({
  /** The edition of the key-facility directory that decides who is one; null while none is in force. */
  classDecidedBy: z.string().nullable(),
})

const facilityParam = z.object({ id: keySchema })

const detail = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/facilities/{id}',
  request: { params: facilityParam },
  responses: { 200: json(editableFacility, 'One facility, with what its balls come from') },
})

const edit = declare(['office'], {
  method: 'patch',
  path: '/api/facilities/{id}',
  request: { params: facilityParam, body: body(facilityEdit) },
  responses: { 200: json(editableFacility, 'Changed; the trail keeps what it was') },
})

const clear = declare(['office', 'director'], {
  method: 'post',
  path: '/api/personal-data/{kind}/{id}/{field}/unmask',
  request: {
    params: z.object({ kind: z.enum(personalDataOwners), id: keySchema, field: z.string().max(50) }),
    body: body(z.object({ reason: z.string().trim().min(2).max(200) })),
  },
  responses: {
    200: json(z.object({ value: z.string() }), 'The number in clear; who asked, and why, is recorded'),
  },
})

/** @param decidedBy who decides on the class of a facility beside the register */
export const facilityRoutes = (platform: Platform, decidedBy: ClassDecided) => {
  const { clock, database } = platform
  const today = () => shanghaiDay(clock.now())
  const whole = async (rows: Rows, bureau: string, id: string) => {
    const profile = await facilityProfile(rows, platform, bureau, id)
    const decided = await decidedBy(rows, bureau, id, profile.class)
    return { ...profile, classDecidedBy: decided?.edition ?? null }
  }
  return routes()
    .openapi(detail, async c => {
      const bureau = await bureauOf(database)
      return c.json(await whole(database, bureau.code, c.req.valid('param').id), 200)
    })
    .openapi(edit, async c => {
      const { id } = c.req.valid('param')
      const bureau = (await bureauOf(database)).code
      const context = { bureau, by: signedIn(c), at: clock.now() }
      return c.json(
        await database.transaction(async rows => {
          const classes = drawnClasses(await ruleSetInForce(rows, bureau, today()))
          const reading = { bureau, today: today(), classes }
          await editFacility(rows, platform, context, id, c.req.valid('json'), reading, decidedBy)
          return whole(rows, bureau, id)
        }),
        200,
      )
    })
    .openapi(clear, async c => {
      const { kind, id, field } = c.req.valid('param')
      const request = {
        bureau: (await bureauOf(database)).code,
        person: signedIn(c),
        from: c.get('from'),
        subject: { kind, id },
        field,
        reason: c.req.valid('json').reason,
      }
      return c.json({ value: await database.transaction(rows => unmask(rows, platform, request)) }, 200)
    })
}
