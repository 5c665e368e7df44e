import { z } from '@hono/zod-openapi'
import { hashSchema, instantSchema, pageQuery, textSchema } from '../platform/schemas.ts'
import { findingSchema } from './assess.ts'
import { categories } from './categories.ts'
import { criteriaSchema } from './criteria.ts'
import { standings } from './differences.ts'

// The shapes of the directory's answers and questions.

const count = z.number().int()
const categorySchema = z.enum(categories)
const editionNameSchema = z.string().regex(/^20\d\d(?:\.[1-9]\d{0,2})?$/)

export const editionParams = z.object({ edition: editionNameSchema })
export const facilityParams = editionParams.extend({ facility: z.string().min(1).max(100) })
export const decisionParams = facilityParams.extend({ category: categorySchema })

const sentence = z.string().trim().max(500)

export const beginBody = z.object({
  year: count.min(2000).max(2099),
  reason: sentence.default(''),
  basis: z.string().trim().max(2000).default(''),
})
export const revisionBody = z.object({ revision: count })
export const saveBody = revisionBody.extend({
  criteria: criteriaSchema,
  basis: z.string().trim().max(2000),
  reason: sentence,
})
export const returnBody = revisionBody.extend({ note: sentence.min(2) })

const counts = z.partialRecord(categorySchema, count)

export const editionSchema = z.object({
  name: z.string(),
  year: count,
  amendment: count,
  state: z.enum(['draft', 'submitted', 'published']),
  inForce: z.boolean(),
  reason: z.string(),
  revision: count,
  createdAt: instantSchema,
  createdBy: z.string(),
  submitted: z.object({ at: instantSchema, by: z.string() }).nullable(),
  returned: z.object({ at: instantSchema, by: z.string(), note: z.string() }).nullable(),
  published: z.object({ at: instantSchema, by: z.string(), hash: hashSchema, logIndex: count }).nullable(),
  /** Facilities listed, or to be listed: each once, and by category. */
  facilities: count,
  byCategory: counts,
})

export const editionsSchema = z.object({
  items: z.array(editionSchema),
  /** Whether the rules in force have a class for the directory to decide. */
  decidesClass: z.boolean(),
})

export const editionDetailSchema = editionSchema.extend({
  basis: z.string(),
  criteria: criteriaSchema,
  standings: z.record(z.enum(standings), count).nullable().openapi({
    description: 'Against the edition in force, by facility and category; null once published',
  }),
  /** What keeps a draft from being submitted. */
  unfinished: z.object({ undecided: count, unreasoned: count, listed: count }).nullable(),
  /** May the caller approve it: a director who neither drew it up nor submitted it. */
  mayApprove: z.boolean(),
})

export const decisionSchema = z.object({
  category: categorySchema,
  findings: z.array(findingSchema),
  total: count,
  assessed: z.boolean(),
  listed: z.boolean(),
  reason: z.string(),
  at: instantSchema,
  by: z.string(),
  revision: count,
})

export const candidateSchema = z.object({
  facility: z.object({
    id: z.string(),
    name: z.string(),
    creditCode: z.string(),
    class: z.string(),
    area: z.string(),
    address: z.string(),
    industry: z.string(),
    permit: z.string(),
  }),
  takesPart: z.boolean(),
  inForce: z.array(categorySchema),
  decisions: z.array(decisionSchema),
})

const searchText = z
  .string()
  .max(100)
  .transform(text =>
    text
      .normalize('NFKC')
      .replace(/\p{Cc}/gu, '')
      .trim(),
  )
  .optional()

export const candidateQuery = z.object({
  ...pageQuery,
  q: searchText,
  class: searchText,
  area: searchText,
  category: categorySchema.optional(),
  inForce: z.enum(['yes', 'no']).optional(),
  decision: z.enum(['listed', 'unlisted', 'none']).optional(),
  standing: z.enum(standings).optional(),
})

export const rulingBody = z.object({
  findings: z.array(findingSchema).max(200),
  listed: z.boolean(),
  reason: sentence.default(''),
  revision: count.nullable(),
})

export const assessBody = z.object({ category: categorySchema, findings: z.array(findingSchema).max(200) })
export const assessmentSchema = z.object({
  scores: z.array(z.object({ criterion: z.string(), points: count, lists: z.boolean() })).readonly(),
  total: count,
  threshold: count.nullable(),
  listed: z.boolean(),
  open: z.array(z.string()).readonly(),
})

export const trailSchema = z.object({
  items: z.array(
    z.object({
      category: categorySchema,
      action: z.enum(['created', 'changed', 'removed', 'restored']),
      at: instantSchema,
      by: z.string(),
      before: z.record(z.string(), z.unknown()).nullable(),
      after: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
})

export const carryOverBody = z.object({ categories: z.array(categorySchema).min(1).optional() })
export const carryOverSchema = z.object({
  from: z.string(),
  /** Listings that would be carried over, by category. */
  carried: count,
  byCategory: counts,
  decided: count,
  leftOut: z.array(
    z.object({
      facilityId: z.string(),
      name: z.string(),
      category: categorySchema,
      why: z.enum(['excluded', 'gone']),
    }),
  ),
})

export const dropBody = z.object({
  facilities: z.array(z.string().min(1).max(100)).min(1).max(500),
  category: categorySchema.nullable(),
})
export const dropWithReasonBody = dropBody.extend({ reason: sentence.min(2) })
export const dropSchema = z.object({
  items: z.array(z.object({ facilityId: z.string(), category: categorySchema })),
})
export const writtenSchema = z.object({ written: count })

export const differenceQuery = z.object({
  ...pageQuery,
  standing: z.enum(standings).optional(),
  category: categorySchema.optional(),
})
export const differenceSchema = z.object({
  facilityId: z.string(),
  name: z.string(),
  category: categorySchema,
  standing: z.enum(standings),
  reason: z.string(),
})

const moveSchema = z.object({
  facilityId: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  kinds: z.array(z.string()),
})
const group = z.object({ total: count, items: z.array(moveSchema) })
const size = z.object({ facilities: count, quota: count })

export const effectSchema = z.object({
  becomes: group,
  ceases: group,
  otherwise: group,
  undecided: count,
  period: z.string(),
  title: textSchema,
  classes: z.array(z.object({ class: z.string(), label: textSchema, before: size, after: size })),
})
