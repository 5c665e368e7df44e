import { z } from 'zod'
import { periodsPerYear } from './period.ts'
import { text } from './text.ts'

/** Where a rule comes from: the clause's number in the source, and what it says. */
const clause = text.extend({ id: z.string().min(1) })
export type Clause = z.infer<typeof clause>

const name = z.string().regex(/^[a-z][a-z0-9-]*$/)
const count = z.int().min(0)
const day = z.iso.date()

/** An exact share, never a float: 25 % is `{ num: 1, den: 4 }`. */
const fraction = z
  .strictObject({ num: z.int().min(0).max(1_000_000), den: z.int().min(1).max(1_000_000) })
  .refine(share => share.num <= share.den, 'a share is at most the whole')
export type Fraction = z.infer<typeof fraction>

const span = z.enum(['month', 'quarter', 'year'])

/** How many of a class are owed over a span: a share of the class, or a number per inspector in post. */
const measure = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('share'),
      per: span,
      least: fraction,
      most: fraction
        .optional()
        .describe('Upper end of a range such as 10–15 %; without it the share is a minimum only'),
    })
    .refine(
      ({ least, most }) => !most || least.num * most.den <= most.num * least.den,
      'the lower end lies above the upper',
    ),
  z.strictObject({ kind: z.literal('ratio'), per: span, facilitiesPerInspector: z.int().min(1).max(10_000) }),
])
export type Measure = z.infer<typeof measure>

/** The body whose quota it is: a county or district, a prefecture-level city, a province. */
export const levels = ['district', 'city', 'province'] as const
export type Level = (typeof levels)[number]

const quota = z.strictObject({
  level: z.enum(levels),
  class: name,
  needs: z
    .enum(['all', 'any'])
    .describe('all: every measure is met, so the largest counts; any: the bureau may go by the smallest'),
  measures: z.array(measure).min(1),
  coverage: z
    .strictObject({ years: z.int().min(1).max(10), from: z.int().min(2000).max(2999).optional() })
    .optional()
    .describe('Every facility of the class once within this many calendar years; cycles start at `from`'),
  bounds: z
    .strictObject({ min: count.optional(), max: count.optional() })
    .refine(({ min = 0, max = min }) => min <= max, 'the lower bound lies above the upper')
    .optional()
    .describe('Facilities a drawing period, whatever the measures say; coverage goes before the upper bound'),
  clause,
})
export type QuotaRule = z.infer<typeof quota>

const riskGrades = ['major', 'considerable', 'ordinary'] as const

/** Environmental risk grade of a facility: 重大, 较大, 一般. */
export type RiskGrade = (typeof riskGrades)[number]

const months = z.int().min(1).max(120)
const ballRule = z.strictObject({
  id: name,
  balls: z.int().min(1).max(100),
  when: z.discriminatedUnion('fact', [
    z.strictObject({ fact: z.literal('complaints'), months: z.literal(12), atLeast: z.int().min(1) }),
    z.strictObject({ fact: z.literal('serious-violation'), months }),
    z.strictObject({ fact: z.literal('risk-grade'), grades: z.array(z.enum(riskGrades)).min(1) }),
    z.strictObject({ fact: z.literal('late-rectification'), months }),
  ]),
  label: text,
})
export type BallRule = z.infer<typeof ballRule>

const remind = z
  .array(z.int().min(0).max(60))
  .optional()
  .describe(
    'Working days before the deadline on which those who have to act are reminded; 0 is the day itself',
  )
const workingDayLimit = z.strictObject({ workingDays: z.int().min(0).max(250), remind, clause })
const yearlyDay = z.strictObject({
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  remind,
  clause,
})

const seat = z.strictObject({ role: name, tag: name, label: text })

const shape = z.strictObject({
  id: name.describe('The same in all versions of a rule set'),
  version: z
    .int()
    .min(1)
    .describe('Counted from 1; a version in force is never edited, the next one replaces it'),
  title: text,
  source: z.strictObject({
    issuer: text,
    number: z.string().min(1).optional().describe('文号'),
    issuedOn: day.optional(),
    address: z.url().optional().describe('Where it was read'),
    note: text.optional().describe('What the source leaves open, and what was taken instead'),
  }),
  period: span.describe('How often lists are drawn'),
  classes: z
    .array(
      z.strictObject({
        id: name,
        label: text,
        drawnBy: z
          .enum(['quota', 'balls'])
          .describe(
            'quota: a class of the draw with quotas of its own; balls: only a mark that earns more balls',
          ),
      }),
    )
    .min(1),
  quotas: z.array(quota).min(1).describe('In drawing order'),
  balls: z.strictObject({ cap: z.int().min(1).max(1000), clause, rules: z.array(ballRule) }),
  team: z.strictObject({
    inspectorsAtLeast: z.int().min(1).max(20),
    seats: z.array(seat).min(1).max(20).describe('In the order in which they are filled'),
    clause,
  }),
  deadlines: z.strictObject({
    draw: z.strictObject({ lastWorkingDaysBefore: z.int().min(1).max(60), remind, clause }),
    register: workingDayLimit.describe(
      'From the day after the visit to the entry in the supervision register',
    ),
    disclosure: workingDayLimit.describe('From the making of a result to its being public'),
    annualPlan: yearlyDay.describe('In the year before the planned one'),
    filing: workingDayLimit.describe('From the draw or the fixing of the plan to its filing').optional(),
    keyDirectory: yearlyDay.describe('When the list of key facilities of the year is public').optional(),
    rectification: z
      .strictObject({ remind, clause })
      .describe('The order names the days; only who is reminded when stands here')
      .optional(),
  }),
})

type Draft = z.infer<typeof shape>

const repeated = (values: readonly string[]): number =>
  values.findIndex((value, at) => values.indexOf(value) < at)

/** What no single field can say wrong: references between the parts, each with the field to correct. */
const contradictions = (ruleSet: Draft): readonly { path: (string | number)[]; message: string }[] => {
  const found: { path: (string | number)[]; message: string }[] = []
  const classes = ruleSet.classes.map(one => one.id)
  const twice = repeated(classes)
  if (twice >= 0) found.push({ path: ['classes', twice, 'id'], message: 'class ids are unique' })
  const pair = repeated(ruleSet.quotas.map(one => `${one.level} ${one.class}`))
  if (pair >= 0)
    found.push({ path: ['quotas', pair, 'class'], message: 'one quota for each class and level' })
  for (const [at, { class: owed, measures }] of ruleSet.quotas.entries()) {
    if (ruleSet.classes.find(one => one.id === owed)?.drawnBy !== 'quota')
      found.push({ path: ['quotas', at, 'class'], message: 'no class of this id is drawn by quota' })
    for (const [nth, { per }] of measures.entries())
      if (periodsPerYear(per) > periodsPerYear(ruleSet.period))
        found.push({
          path: ['quotas', at, 'measures', nth, 'per'],
          message: 'a measure spans at least one drawing period',
        })
  }
  for (const [at, { id, drawnBy }] of ruleSet.classes.entries())
    if (drawnBy === 'quota' && !ruleSet.quotas.some(one => one.class === id))
      found.push({ path: ['classes', at, 'id'], message: 'a class drawn by quota has no quota' })
  const role = repeated(ruleSet.team.seats.map(one => one.role))
  if (role >= 0) found.push({ path: ['team', 'seats', role, 'role'], message: 'roles are unique' })
  if (ruleSet.team.seats.length < ruleSet.team.inspectorsAtLeast)
    found.push({ path: ['team', 'seats'], message: 'fewer seats than inspectors a team must have' })
  const ball = repeated(ruleSet.balls.rules.map(one => one.id))
  if (ball >= 0) found.push({ path: ['balls', 'rules', ball, 'id'], message: 'ids of ball rules are unique' })
  return found
}

/**
 * A bureau's rules as data: classes, quotas by level, balls, teams and deadlines, each with the clause it comes from.
 * Classes are named freely; nothing in the code knows more than their ids.
 */
export const ruleSetSchema = shape.superRefine((ruleSet, context) => {
  for (const { path, message } of contradictions(ruleSet)) context.addIssue({ code: 'custom', path, message })
})

export type RuleSet = z.infer<typeof ruleSetSchema>

/** The JSON Schema (draft 2020-12) of a rule set, for editors and other programs; it cannot say the cross-references. */
export const ruleSetJsonSchema = (): object => z.toJSONSchema(shape, { io: 'input' })
