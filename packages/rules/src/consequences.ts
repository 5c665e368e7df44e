import type { Calendar } from './calendar.ts'
import { addDays } from './days.ts'
import type { Period } from './period.ts'
import { periodRange } from './period.ts'
import type { PlannedPeriod, YearInput } from './plan-year.ts'
import { type Predictability, predictability } from './predictability.ts'
import type { StratumQuota } from './quotas.ts'
import type { RuleSet } from './rule-set.ts'
import { workingDaysBetween } from './working-days.ts'

/** What a period's quotas mean for one class. Shares are of the class, 0 to 1. */
export interface ClassConsequences extends Predictability {
  readonly class: string
  /** Facilities drawn in the period. */
  readonly quota: number
  /**
   * Facilities visited at least once by the end of the period: in the coverage cycle where there is one, exactly; else
   * in the year, as an expectation.
   */
  readonly covered: number
  /** Facilities visited at least twice in the year by the end of the period, as an expectation. */
  readonly twice: number
  /** How likely one is drawn that is still due, and one that was visited already; null if there is none. */
  readonly dueChance: number | null
  readonly visitedChance: number | null
}

export interface PeriodConsequences {
  readonly period: Period
  readonly lots: number
  /** Visits each inspector takes part in: seats × lots ÷ inspectors in post; null without any. */
  readonly workload: number | null
  readonly workingDays: number
  /** Whether the working days may still change with a holiday notice. */
  readonly provisional: boolean
  readonly classes: readonly ClassConsequences[]
}

/** Facilities by how often they were visited in the year, on average: never but in the cycle, once, twice or more. */
interface Visited {
  readonly due: number
  readonly none: number
  readonly once: number
  readonly more: number
}

/** One draw: those due are visited for the first time, the others with equal chances. */
const visit = (visited: Visited, due: number, chance: number): Visited => ({
  due: visited.due - due,
  none: visited.none * (1 - chance),
  once: visited.once * (1 - chance) + visited.none * chance + due,
  more: visited.more + visited.once * chance,
})

const chanceIn = (stratum: StratumQuota | undefined): number | null =>
  stratum && stratum.size > 0 ? stratum.quota / stratum.size : null

/**
 * What a planned year leads to, period by period: work, coverage, repeats and predictability. Expectations take every
 * facility with one ball. More balls for some concentrate the visits, so that the true coverage is a little lower
 * and repeats shift a little (docs/plan.md says by how much).
 */
export const consequencesOf = (
  calendar: Calendar,
  ruleSet: RuleSet,
  { classes, inspectorsInPost }: Pick<YearInput, 'classes' | 'inspectorsInPost'>,
  planned: readonly PlannedPeriod[],
): readonly PeriodConsequences[] => {
  const state = new Map<string, Visited>()
  return planned.map(({ period, strata }) => {
    const { from, to } = periodRange(period)
    const days = workingDaysBetween(calendar, addDays(from, -1), to)
    const lots = strata.reduce((sum, { quota }) => sum + quota, 0)
    const names = [...new Set(strata.map(one => one.class))]
    return {
      period,
      lots,
      workload: inspectorsInPost > 0 ? (ruleSet.team.seats.length * lots) / inspectorsInPost : null,
      workingDays: days.days,
      provisional: days.provisional,
      classes: names.map(name => {
        const own = strata.filter(one => one.class === name)
        const dueStratum = own.find(one => one.stratum === `${name}.due`)
        const rest = own.find(one => one !== dueStratum)
        const { total, due } = classes[name] ?? { total: 0, due: 0 }
        const isCovered = dueStratum !== undefined
        const before = state.get(name) ?? {
          due: isCovered ? due : 0,
          none: isCovered ? total - due : total,
          once: 0,
          more: 0,
        }
        const after = visit(before, dueStratum?.quota ?? 0, chanceIn(rest) ?? 0)
        state.set(name, after)
        const visitedOnce = isCovered ? total - after.due : after.once + after.more
        return {
          class: name,
          quota: own.reduce((sum, { quota }) => sum + quota, 0),
          covered: total === 0 ? 1 : visitedOnce / total,
          twice: total === 0 ? 0 : after.more / total,
          dueChance: chanceIn(dueStratum),
          visitedChance: isCovered ? chanceIn(rest) : null,
          ...predictability(own),
        }
      }),
    }
  })
}
