import { z } from '@hono/zod-openapi'
import { daySchema, instantSchema, pageOf, pageQuery, textSchema } from '../platform/schemas.ts'
import { exclusionReasons, exclusionStates } from './exclusion.ts'
import { exclusionSteps, shownColumns } from './trail.ts'

// The shapes of the exclusions' questions and answers.

// PostgreSQL takes no NUL.
const storable = /^[^\0]*$/
const id = z.string().min(1).max(100).regex(storable)
const revision = z.number().int().min(0)
const why = z.string().trim().min(2).max(500).regex(storable)
const evidence = z.string().trim().min(2).max(1000).regex(storable)

export const idParam = z.object({ id })

export const exclusionQuery = z.object({
  ...pageQuery,
  state: z.enum(exclusionStates).optional(),
  reason: z.enum(exclusionReasons).optional(),
  endsWithin: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .optional()
    .openapi({ description: 'In force, and over within so many days' }),
  evidence: z.literal('missing').optional(),
  facility: id.optional(),
  q: z.string().max(100).regex(storable).optional(),
})

// Nothing else is taken: whether it is approved and by whom is not for who asks to say.
const asked = {
  reason: z.enum(exclusionReasons),
  since: daySchema,
  until: daySchema
    .nullable()
    .openapi({ description: 'The day the facility is back by itself; null while that is open' }),
  evidence,
  documentId: id
    .nullable()
    .optional()
    .openapi({ description: 'The document of the facility’s dossier that proves it' }),
}

const mostAtOnce = 200

export const exclusionOrder = z.strictObject({
  facilities: z
    .array(id)
    .min(1)
    .max(mostAtOnce)
    .transform(ids => [...new Set(ids)]),
  ...asked,
})
export const exclusionCorrection = z.strictObject({ revision, ...asked })
export const withdrawal = z.strictObject({ revision })
export const decisionQuestion = z.strictObject({ ids: z.array(id).min(1).max(mostAtOnce) })
export const decisionOrder = z
  .strictObject({
    exclusions: z
      .array(z.strictObject({ id, revision }))
      .min(1)
      .max(mostAtOnce)
      .openapi({ description: 'Each as it was seen; all are decided or none' }),
    approved: z.boolean(),
    note: z.string().trim().max(500).regex(storable).default(''),
  })
  .refine(({ approved, note }) => approved || note.length >= 2, {
    path: ['note'],
    message: '不批准须写明理由 A refusal needs its reason',
  })
export const ending = z.strictObject({ revision, until: daySchema, note: why })

export const exclusionSchema = z.object({
  id: z.string(),
  facility: z.object({
    id: z.string(),
    name: z.string(),
    class: z.string(),
    area: z.string(),
    address: z.string(),
  }),
  state: z.enum(exclusionStates),
  reason: z.enum(exclusionReasons),
  since: daySchema,
  until: daySchema.nullable(),
  evidence: z.string(),
  requestedAt: instantSchema,
  requestedBy: z.string(),
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
  decisionNote: z.string(),
  returnNote: z.string(),
  revision: z.number().int(),
  may: z
    .object({ correct: z.boolean(), withdraw: z.boolean(), decide: z.boolean(), end: z.boolean() })
    .openapi({ description: 'What the caller may do with it as it stands' }),
})

export const exclusionPage = pageOf(exclusionSchema).extend({
  byState: z
    .partialRecord(z.enum(exclusionStates), z.number().int())
    .openapi({ description: 'How many of each state under the same filters' }),
})

export const exclusionWithTrail = exclusionSchema.extend({
  /** The document of the dossier that proves it. */
  document: z.object({ id: z.string(), title: z.string(), version: z.number().int() }).nullable(),
  /** The first day on which it may end. */
  earliestReturn: daySchema,
  trail: z.array(
    z.object({
      revision: z.number().int(),
      step: z.enum(exclusionSteps),
      at: instantSchema,
      by: z.string(),
      changes: z.array(
        z.object({ field: z.enum(shownColumns), from: z.string().nullable(), to: z.string().nullable() }),
      ),
    }),
  ),
})

export const decisionPreviewSchema = z.object({
  items: z.array(exclusionSchema.extend({ hindered: textSchema.extend({ code: z.string() }).nullable() })),
  classes: z.array(z.object({ class: z.string(), now: z.number().int(), after: z.number().int() })),
})
