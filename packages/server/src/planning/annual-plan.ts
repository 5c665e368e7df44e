import { type Level, periodsOfYear, quotasFor, type RuleSet } from '@mingqian/rules'
import { z } from 'zod'

const count = z.int().min(0)

const registerCount = z.object({
  /** Facilities that take part, by class. */
  facilities: z.record(z.string(), count),
  inspectorsInPost: count,
})

/** What the register holds when a plan is made. */
export type RegisterCount = z.infer<typeof registerCount>

export const planContentSchema = registerCount.extend({
  ruleSet: z.string(),
  quotas: z.array(z.object({ period: z.string(), class: z.string(), quota: count })),
  /** Inspections in the year (家次). */
  total: count,
})

/** What an annual plan says: the numbers it is reckoned from, and what every period owes every class (六). */
export type PlanContent = z.infer<typeof planContentSchema>

/**
 * The plan of a year. It assumes that the numbers stay as they are, that every facility under a yearly coverage is due
 * when the year begins, and that what a period draws is visited before the next is drawn. Each draw then reckons with
 * the numbers of its own day, so that it may owe more or less than planned.
 */
export const annualPlan = (
  ruleSet: RuleSet,
  level: Level,
  year: number,
  count: RegisterCount,
): PlanContent => {
  const due = new Map(Object.entries(count.facilities))
  const quotas = periodsOfYear(year, ruleSet.period).flatMap(period => {
    const classes = Object.fromEntries(
      Object.entries(count.facilities).map(([name, total]) => [name, { total, due: due.get(name) ?? 0 }]),
    )
    const strata = quotasFor(ruleSet, { level, period, classes, inspectorsInPost: count.inspectorsInPost })
    return ruleSet.quotas
      .filter(rule => rule.level === level)
      .map(({ class: name }) => {
        const quota = strata.reduce((sum, each) => (each.class === name ? sum + each.quota : sum), 0)
        // Those due are drawn first.
        due.set(name, Math.max(0, (due.get(name) ?? 0) - quota))
        return { period, class: name, quota }
      })
  })
  return {
    ...count,
    ruleSet: ruleSet.id,
    quotas,
    total: quotas.reduce((sum, { quota }) => sum + quota, 0),
  }
}
