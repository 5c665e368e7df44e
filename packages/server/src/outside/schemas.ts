import { z } from '@hono/zod-openapi'
import { listExportQuery } from '../exports/index.ts'
import { daySchema, instantSchema, pageQuery } from '../platform/schemas.ts'
import { standings } from './find-visits.ts'
import { matterSchema, outsideKinds } from './matter.ts'
import { changeableFields, visitEntry } from './visit-content.ts'

export const visitParams = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{16}$/) })

const key = z.string().max(100).optional()

const filter = {
  kind: z.enum(outsideKinds).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  facility: key,
  inspector: key,
  violation: z.enum(['yes', 'no']).optional(),
  state: z.enum(standings).optional(),
  q: key,
}
export const outsideExportQuery = z.object({ ...filter, ...listExportQuery })
export const listQuery = z.object({ ...pageQuery, ...filter })
export const choiceQuery = z.object({ q: key })

const why = z.string().trim().min(2).max(500)
export const correction = z.object({ revision: z.number().int().min(0), reason: why, visit: visitEntry })
export const withdrawal = z.object({ reason: why })

export const visitSchema = z.object({
  id: z.string(),
  matter: matterSchema,
  facility: z.object({
    id: z.string(),
    name: z.string(),
    creditCode: z.string(),
    class: z.string(),
    area: z.string(),
    address: z.string(),
  }),
  visitedOn: daySchema,
  team: z.array(z.object({ inspector: z.string(), name: z.string(), certificate: z.string() })),
  reason: z.string(),
  findings: z.string(),
  violation: z.boolean(),
  registeredAt: instantSchema,
  registeredBy: z.string(),
  revision: z.number().int(),
  withdrawn: z.object({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
  mayChange: z.boolean().openapi({ description: 'Whether the caller may correct or withdraw it' }),
})

export const visitWithTrail = visitSchema.extend({
  corrections: z.array(
    z.object({
      revision: z.number().int(),
      at: instantSchema,
      by: z.string(),
      reason: z.string(),
      changes: z.array(z.object({ field: z.enum(changeableFields), from: z.string(), to: z.string() })),
    }),
  ),
})

export const facilityChoices = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), area: z.string(), address: z.string() })),
})
export const inspectorChoices = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), certificate: z.string() })),
})
