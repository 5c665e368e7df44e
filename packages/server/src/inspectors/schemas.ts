import { z } from '@hono/zod-openapi'
import { leaveKinds, posts } from '@mingqian/rules'
import { listExportQuery } from '../exports/index.ts'
import { daySchema, pageQuery, textSchema } from '../platform/schemas.ts'
import { conflictKinds, inspectorTags, keySchema, searchTextSchema } from '../registry/index.ts'

// The shapes of what is asked and answered of inspectors.

const yesNo = z.enum(['yes', 'no']).optional()

const filter = {
  q: searchTextSchema,
  post: z.enum(posts).optional(),
  establishment: yesNo,
  inPost: yesNo,
  eligible: yesNo,
  tag: z.enum(inspectorTags).optional(),
  day: daySchema.optional(),
}

export const inspectorQuery = z.object({ ...pageQuery, ...filter })
export const inspectorExportQuery = z.object({ ...filter, ...listExportQuery })

export const inspectorParam = z.object({ id: keySchema })
export const trailQuery = z.object({ after: pageQuery.after })

const maskedField = z.string().nullable().openapi({ description: 'Masked' })

export const inspectorSchema = z.object({
  id: z.string(),
  name: z.string(),
  certificate: z.string(),
  certificateFrom: daySchema.nullable(),
  certificateUntil: daySchema.nullable(),
  certificateIssuer: z.string(),
  unit: z.string(),
  inEstablishment: z.boolean(),
  post: z.enum(posts),
  tags: z.array(z.enum(inspectorTags)),
  specialities: z.array(z.string()),
  areas: z.array(z.string()),
  /** How many facilities they keep away from on the day. */
  avoids: z.number().int(),
  leave: z.object({ kind: z.enum(leaveKinds), until: daySchema.nullable() }).nullable(),
  inPost: z.boolean().openapi({ description: 'Counted as in establishment and in post (五.2)' }),
  reasons: z
    .array(textSchema.extend({ code: z.string() }))
    .openapi({ description: 'Why they may not be drawn on the day; empty if they may' }),
  hours: z.number().openapi({ description: 'Training hours in the year' }),
  phone: maskedField,
  username: z.string().nullable(),
})

const interval = { id: z.string(), from: daySchema, until: daySchema.nullable(), revision: z.number().int() }

export const inspectorDetail = inspectorSchema.extend({
  idNumber: maskedField,
  remark: z.string(),
  revision: z.number().int(),
  day: daySchema,
  leaves: z.array(z.object({ ...interval, kind: z.enum(leaveKinds), note: z.string() })),
  conflicts: z.array(
    z.object({
      ...interval,
      kind: z.enum(conflictKinds),
      facility: z.object({ id: z.string(), name: z.string() }),
      basis: z.string(),
    }),
  ),
})

/** The head count and who of them may be drawn, which are two things. */
export const countsSchema = z.object({
  day: daySchema,
  registered: z.number().int(),
  inPost: z.number().int(),
  eligible: z.number().int(),
})
