import { z } from 'zod'

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/** A sentence for the reader: plain official Chinese first, English second. */
export type Text = z.infer<typeof text>

/** Where a rule comes from: the clause's number in the work plan, and what it says. */
const clause = text.extend({ id: z.string().min(1) })
export type Clause = z.infer<typeof clause>

const name = z.string().regex(/^[a-z][a-z0-9-]*$/)
const count = z.int().min(0)

/** An exact share, never a float: 25 % is `{ num: 1, den: 4 }`. */
const fraction = z
  .strictObject({ num: z.int().min(0), den: z.int().min(1) })
  .refine(share => share.num <= share.den, 'a share is at most the whole')
export type Fraction = z.infer<typeof fraction>

/** How many of a class are owed: a share of the class, or a number per inspector in post and year. */
const measure = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('share'),
    per: z.enum(['period', 'year']),
    least: fraction,
    /** Upper end of a range such as 10–15 %; without it the share is a minimum only. */
    most: fraction.optional(),
  }),
  z.strictObject({
    kind: z.literal('ratio'),
    per: z.literal('year'),
    facilitiesPerInspector: z.int().min(1),
  }),
])
export type Measure = z.infer<typeof measure>

const quota = z.strictObject({
  class: name,
  /** `all`: every measure is met, so the largest counts; `any`: the bureau may go by the smallest. */
  needs: z.enum(['all', 'any']),
  measures: z.array(measure).min(1),
  /** Every facility of the class once within this many calendar years (cycles start at `from`). */
  coverage: z.strictObject({ years: z.int().min(1), from: z.int().optional() }).optional(),
  /** Absolute limits a period, whatever the measures say. */
  bounds: z.strictObject({ min: count.optional(), max: count.optional() }).optional(),
  clause,
})
export type QuotaRule = z.infer<typeof quota>

const riskGrade = z.enum(['major', 'considerable', 'ordinary'])

/** Environmental risk grade of a facility: 重大, 较大, 一般. */
export type RiskGrade = z.infer<typeof riskGrade>

const months = z.int().min(1)
const ballRule = z.strictObject({
  id: name,
  balls: z.int().min(1),
  when: z.discriminatedUnion('fact', [
    z.strictObject({ fact: z.literal('complaints'), months: z.literal(12), atLeast: z.int().min(1) }),
    z.strictObject({ fact: z.literal('serious-violation'), months }),
    z.strictObject({ fact: z.literal('risk-grade'), grades: z.array(riskGrade).min(1) }),
    z.strictObject({ fact: z.literal('late-rectification'), months }),
  ]),
  label: text,
})
export type BallRule = z.infer<typeof ballRule>

const workingDayLimit = z.strictObject({ workingDays: z.int().min(1), clause })

/**
 * A bureau's rules as data: classes, quotas, balls, seats and deadlines, each with the clause it comes from.
 * Classes are named freely; nothing in the code knows more than their ids.
 */
export const ruleSetSchema = z
  .strictObject({
    id: name,
    title: text,
    level: z.enum(['district', 'city', 'province']),
    period: z.enum(['month', 'quarter', 'year']),
    classes: z
      .array(
        z.strictObject({
          id: name,
          label: text,
          /** `quota`: a class of the draw with a quota of its own; `balls`: only a mark that earns more balls. */
          drawnBy: z.enum(['quota', 'balls']),
        }),
      )
      .min(1),
    /** In drawing order. */
    quotas: z.array(quota).min(1),
    balls: z.strictObject({ cap: z.int().min(1), clause, rules: z.array(ballRule) }),
    seats: z.array(z.strictObject({ role: name, tag: name, label: text })).min(1),
    deadlines: z.strictObject({
      draw: z.strictObject({ lastWorkingDaysBefore: z.int().min(1), clause }),
      register: workingDayLimit,
      disclosure: workingDayLimit,
      annualPlan: z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31), clause }),
    }),
  })
  .superRefine((ruleSet, context) => {
    const drawn = ruleSet.classes.filter(one => one.drawnBy === 'quota').map(one => one.id)
    const owed = ruleSet.quotas.map(one => one.class)
    if (drawn.length !== owed.length || drawn.some(id => !owed.includes(id)))
      context.addIssue({
        code: 'custom',
        path: ['quotas'],
        message: 'one quota for each class drawn by quota',
      })
    if (new Set(ruleSet.seats.map(seat => seat.role)).size !== ruleSet.seats.length)
      context.addIssue({ code: 'custom', path: ['seats'], message: 'roles are unique' })
  })

export type RuleSet = z.infer<typeof ruleSetSchema>
