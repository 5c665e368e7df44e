import {
  isDueIn,
  levelOf,
  nextPeriod,
  periodOf,
  periodParts,
  periodRange,
  periodTitle,
  quotasFor,
  shanghaiDay,
  type Text,
} from '@mingqian/rules'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { allInspectors, type ClassedFacility, countInPost, partakingFacilities } from '../registry/index.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { approvedChoices } from './plans.ts'

export type PeriodOwed = {
  readonly period: string
  readonly title: Text
  /** The classes that owe a quota, in the order of the rules. */
  readonly classes: readonly {
    readonly class: string
    readonly label: Text
    readonly facilities: number
    readonly quota: number
  }[]
}

/**
 * What the next period would draw if it were drawn today, once for each way to class the facilities: by the class they
 * have, or the one they would have.
 */
export const nextPeriodOwed = async (
  rows: Rows,
  { clock }: Pick<Platform, 'clock'>,
  bureau: string,
  ways: readonly ((facility: ClassedFacility) => string)[],
): Promise<readonly PeriodOwed[]> => {
  const today = shanghaiDay(clock.now())
  const ruleSet = await ruleSetInForce(rows, bureau, today)
  const period = nextPeriod(periodOf(today, ruleSet.period))
  const { year } = periodParts(period)
  const level = levelOf(bureau)
  const partaking = await partakingFacilities(rows, bureau, today)
  const rules = ruleSet.quotas.filter(rule => rule.level === level)
  const inspectorsInPost = countInPost(await allInspectors(rows, bureau), periodRange(period).from)
  const choices = await approvedChoices(rows, bureau, year)
  return ways.map(classOf => {
    const sizes = rules.map(rule => {
      const own = partaking.filter(facility => classOf(facility) === rule.class)
      const due = own.filter(({ lastVisitedOn }) => isDueIn(rule, year, lastVisitedOn))
      return [rule.class, { total: own.length, due: due.length }] as const
    })
    const classes = Object.fromEntries(sizes)
    const strata = quotasFor(ruleSet, { level, period, classes, inspectorsInPost, choices })
    return {
      period,
      title: periodTitle(period),
      classes: rules.map(({ class: name }) => ({
        class: name,
        label: ruleSet.classes.find(({ id }) => id === name)?.label ?? { zh: name, en: name },
        facilities: classes[name]?.total ?? 0,
        quota: strata.filter(each => each.class === name).reduce((sum, { quota }) => sum + quota, 0),
      })),
    }
  })
}
