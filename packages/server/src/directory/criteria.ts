import { z } from 'zod'
import general from '../../../../data/directory/general-criteria.json' with { type: 'json' }
import { categories } from './categories.ts'

const text = z.object({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) })
const id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const points = z.int().min(0).max(1000)
const amount = z.number().min(0).max(1_000_000_000)

/** What a criterion looks at: the five factors of work plan 九, and whatever else the office counts. */
const factors = ['capacity', 'total', 'kind', 'amount', 'concentration', 'other'] as const

const ascending = (steps: readonly { readonly atLeast: number }[]) =>
  steps.every((step, at) => at === 0 || step.atLeast > (steps[at - 1]?.atLeast ?? 0))

const measureSchema = z.discriminatedUnion('kind', [
  /** Holds or does not hold: earns points, or lists the facility by itself. */
  z.strictObject({ kind: z.literal('fact'), points: points.optional(), lists: z.literal(true).optional() }),
  /** A number: the points of the highest step it reaches; from `listsFrom` on it lists the facility by itself. */
  z.strictObject({
    kind: z.literal('value'),
    unit: text,
    steps: z
      .array(z.strictObject({ atLeast: amount, points }))
      .max(10)
      .refine(ascending, {
        error: '各档的下限须由小到大 steps must ascend',
      }),
    listsFrom: amount.optional(),
  }),
])

const criterionSchema = z.strictObject({
  id,
  category: z.enum(categories),
  factor: z.enum(factors),
  label: text,
  measure: measureSchema,
  /** Id of a source. */
  source: id,
})

const unique = (values: readonly string[]) => new Set(values).size === values.length

/** The criteria of a year: what is looked at for each category, and the points from which a facility is listed. */
export const criteriaSchema = z
  .strictObject({
    title: text,
    sources: z
      .array(
        z.strictObject({
          id,
          title: text,
          address: z.url().optional(),
          inForceFrom: z.iso.date().optional(),
        }),
      )
      .max(50),
    /** Null where points alone list nobody. */
    thresholds: z.record(z.enum(categories), points.min(1).nullable()),
    criteria: z.array(criterionSchema).min(1).max(200),
  })
  .refine(({ criteria }) => unique(criteria.map(each => each.id)), {
    error: '条件代号重复 ids of criteria are unique',
    path: ['criteria'],
  })
  .refine(
    ({ criteria, sources }) => criteria.every(({ source }) => sources.some(each => each.id === source)),
    { error: '条件引用的依据不存在 a criterion names an unknown source', path: ['criteria'] },
  )

export type Criteria = z.infer<typeof criteriaSchema>
export type Criterion = Criteria['criteria'][number]

/** What a bureau's first edition starts from. @see docs/directory.md for where it was read */
export const generalCriteria: Criteria = criteriaSchema.parse(general)
