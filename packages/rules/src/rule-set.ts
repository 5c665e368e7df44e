import { z } from 'zod'
import { periodsPerYear } from './period.ts'
import { type Text, text } from './text.ts'

/** Where a rule comes from: the clause's number in the source, and what it says. */
const clause = text.extend({ id: z.string().min(1) })
export type Clause = z.infer<typeof clause>

/** A check's complaint in both languages: English as the message, Chinese where `checkRuleSet` finds it. */
const says = (zh: string, en: string) => ({ error: en, params: { zh } })

const name = z.string().regex(/^[a-z][a-z0-9-]*$/)
const count = z.int().min(0)
const day = z.iso.date()

/** An exact share, never a float: 25 % is `{ num: 1, den: 4 }`. */
const fraction = z
  .strictObject({ num: z.int().min(0).max(1_000_000), den: z.int().min(1).max(1_000_000) })
  .refine(share => share.num <= share.den, says('比例不能大于 100%', 'a share is at most the whole'))
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
      says('比例下限高于上限', 'the lower end lies above the upper'),
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
    .refine(
      ({ min = 0, max = min }) => min <= max,
      says('下限高于上限', 'the lower bound lies above the upper'),
    )
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

const course = z.strictObject({
  course: z.string().trim().min(1).max(50).describe('The kind of course, as the training records name it'),
  label: text.describe('What the screens and the reasons call it'),
  months: months.describe('A pass counts for so many months from the day of the course'),
})
export type CourseCondition = z.infer<typeof course>

/** What an inspector has to meet to be drawn, beyond being in establishment and in post. */
const conditions = z
  .strictObject({
    certificate: z
      .literal('valid')
      .optional()
      .describe('The enforcement certificate is valid on the day; one without a date of expiry is not'),
    account: z
      .literal('active')
      .optional()
      .describe('The inspector has an account that can sign in, without which nobody opens a lot on site'),
    courses: z.array(course).max(20).optional().describe('Each of them is passed and still counts'),
    rotation: z
      .strictObject({ visits: z.int().min(1).max(5) })
      .optional()
      .describe('Who was at one of the last so many visits to a facility stays away from the next one'),
    clause,
  })
  .describe('Without them everybody in establishment and in post may be drawn')
export type Conditions = z.infer<typeof conditions>

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
  balls: z.strictObject({
    cap: z.int().min(1).max(1000),
    clause,
    rules: z.array(ballRule),
    publishReasons: z
      .literal(true)
      .optional()
      .describe('Whether an opened draw says why a facility had more balls than one; absent: it does not'),
  }),
  team: z.strictObject({
    inspectorsAtLeast: z.int().min(1).max(20),
    seats: z.array(seat).min(1).max(20).describe('In the order in which they are filled'),
    clause,
  }),
  conditions: conditions.optional(),
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

type Contradiction = { readonly path: (string | number)[] } & Text

const repeated = (values: readonly string[]): number =>
  values.findIndex((value, at) => values.indexOf(value) < at)

/** The place of a value that stands there a second time, under a field of the rule set. */
const twice = (values: readonly string[], path: (at: number) => (string | number)[], said: Text) => {
  const at = repeated(values)
  return at < 0 ? [] : [{ path: path(at), ...said }]
}

const inQuotas = ({ quotas, classes, period }: Draft): readonly Contradiction[] =>
  quotas.flatMap(({ class: owed, measures }, at) => [
    ...(classes.some(one => one.id === owed && one.drawnBy === 'quota')
      ? []
      : [
          {
            path: ['quotas', at, 'class'],
            zh: `没有按比例抽取的类别「${owed}」`,
            en: `no class “${owed}” is drawn by quota`,
          },
        ]),
    ...measures.flatMap(({ per }, nth) =>
      periodsPerYear(per) <= periodsPerYear(period)
        ? []
        : [
            {
              path: ['quotas', at, 'measures', nth, 'per'],
              zh: '比例所按的期间不能短于抽取周期',
              en: 'a measure spans at least one drawing period',
            },
          ],
    ),
  ])

/** What no single field can say wrong: references between the parts, each with the field to correct. */
const contradictions = (ruleSet: Draft): readonly Contradiction[] => [
  ...twice(
    ruleSet.classes.map(one => one.id),
    at => ['classes', at, 'id'],
    { zh: '类别代号重复', en: 'class ids are unique' },
  ),
  ...twice(
    ruleSet.quotas.map(one => `${one.level} ${one.class}`),
    at => ['quotas', at, 'class'],
    { zh: '同一层级同一类别只能有一条比例', en: 'one quota for each class and level' },
  ),
  ...inQuotas(ruleSet),
  ...ruleSet.classes.flatMap(({ id, drawnBy }, at) =>
    drawnBy === 'balls' || ruleSet.quotas.some(one => one.class === id)
      ? []
      : [
          {
            path: ['classes', at, 'id'],
            zh: '按比例抽取的类别没有比例',
            en: 'a class drawn by quota has no quota',
          },
        ],
  ),
  ...twice(
    ruleSet.team.seats.map(one => one.role),
    at => ['team', 'seats', at, 'role'],
    { zh: '席位代号重复', en: 'roles are unique' },
  ),
  ...(ruleSet.team.seats.length < ruleSet.team.inspectorsAtLeast
    ? [
        {
          path: ['team', 'seats'],
          zh: '席位少于规定的最少人数',
          en: 'fewer seats than inspectors a team must have',
        },
      ]
    : []),
  ...twice(
    (ruleSet.conditions?.courses ?? []).map(one => one.course),
    at => ['conditions', 'courses', at, 'course'],
    { zh: '同一培训只能列一次', en: 'a course is named once' },
  ),
  ...twice(
    ruleSet.balls.rules.map(one => one.id),
    at => ['balls', 'rules', at, 'id'],
    { zh: '加签理由代号重复', en: 'ids of ball rules are unique' },
  ),
]

/**
 * A bureau's rules as data: classes, quotas by level, balls, teams and deadlines, each with the clause it comes from.
 * Classes are named freely; nothing in the code knows more than their ids.
 */
export const ruleSetSchema = shape.superRefine((ruleSet, context) => {
  for (const { path, zh, en } of contradictions(ruleSet))
    context.addIssue({ code: 'custom', path, message: en, params: { zh } })
})

export type RuleSet = z.infer<typeof ruleSetSchema>

/** The JSON Schema (draft 2020-12) of a rule set, for editors and other programs; it cannot say the cross-references. */
export const ruleSetJsonSchema = (): object => z.toJSONSchema(shape, { io: 'input' })
