import {
  type Calendar,
  choosableFor,
  consequencesOf,
  type Level,
  planYear,
  type RuleSet,
} from '@mingqian/rules'
import { z } from 'zod'
import { type Choices, choicesSchema, realChoices } from './choices.ts'

const count = z.int().min(0)
const text = z.object({ zh: z.string(), en: z.string() })
const share = z.object({ num: count, den: z.int().min(1) })
const chance = z.number().nullable()

const registerCount = z.object({
  /** Facilities that take part, by class. */
  facilities: z.record(z.string(), count),
  /** How many of them are due in their coverage cycle when the year begins; a class not named is due as a whole. */
  due: z.record(z.string(), count).default({}),
  inspectorsInPost: count,
})

/** What the register holds when a plan is made. */
export type RegisterCount = z.input<typeof registerCount>

/** The classes that owe a quota, as the rule set names them, and what a bureau may choose for each. */
const plannedClass = z.object({
  id: z.string(),
  label: text,
  share: z.object({ least: share, most: share }).optional(),
  extraVisited: z.boolean(),
})

/** A stratum's quota with its derivation and clause, as the draw of the period has it. */
const plannedStratum = z.object({
  period: z.string(),
  class: z.string(),
  stratum: z.string(),
  size: count,
  quota: count,
  clause: text.extend({ id: z.string() }),
  explanation: text,
  warning: text.optional(),
})

const plannedConsequences = z.object({
  period: z.string(),
  lots: count,
  workload: z.number().nullable(),
  workingDays: count,
  provisional: z.boolean(),
  classes: z.array(
    z.object({
      class: z.string(),
      quota: count,
      covered: z.number(),
      twice: z.number(),
      guess: chance,
      blind: chance,
      bits: z.number(),
      dueChance: chance,
      visitedChance: chance,
    }),
  ),
})

export const planContentSchema = registerCount.extend({
  /** Id and version of the rule set the plan was made by. */
  ruleSet: z.string(),
  ruleSetVersion: z.int().min(1),
  ruleSetTitle: text,
  choices: choicesSchema,
  quotas: z.array(z.object({ period: z.string(), class: z.string(), quota: count })),
  /** Inspections in the year (家次). */
  total: count,
  classes: z.array(plannedClass),
  strata: z.array(plannedStratum),
  consequences: z.array(plannedConsequences),
})

/** What an annual plan says: the numbers it is reckoned from, what every period owes every class (六), what follows. */
export type PlanContent = z.infer<typeof planContentSchema>

/** The plan of a year as `planYear` reckons it, with its consequences. */
export const annualPlan = (
  calendar: Calendar,
  ruleSet: RuleSet,
  level: Level,
  year: number,
  { facilities, due = {}, inspectorsInPost }: RegisterCount,
  chosen: Choices = {},
): PlanContent => {
  const choices = realChoices(ruleSet, level, chosen)
  const classes = Object.fromEntries(
    Object.entries(facilities).map(([name, total]) => [name, { total, due: due[name] ?? total }]),
  )
  const input = { level, year, classes, inspectorsInPost, choices }
  const planned = planYear(ruleSet, input)
  const consequences = consequencesOf(calendar, ruleSet, input, planned)
  const quotas = consequences.flatMap(({ period, classes: each }) =>
    each.map(({ class: name, quota }) => ({ period, class: name, quota })),
  )
  return {
    ruleSet: ruleSet.id,
    ruleSetVersion: ruleSet.version,
    ruleSetTitle: ruleSet.title,
    facilities,
    due: Object.fromEntries(Object.entries(classes).map(([name, size]) => [name, size.due])),
    inspectorsInPost,
    choices,
    quotas,
    total: quotas.reduce((sum, { quota }) => sum + quota, 0),
    classes: choosableFor(ruleSet, level).map(({ class: id, ...choosable }) => ({
      id,
      label: ruleSet.classes.find(one => one.id === id)?.label ?? { zh: id, en: id },
      ...choosable,
    })),
    strata: planned.flatMap(({ period, strata }) => strata.map(stratum => ({ period, ...stratum }))),
    consequences: consequences.map(one => ({ ...one, classes: [...one.classes] })),
  }
}
