import {
  type Calendar,
  type Level,
  type Period,
  periodsOfYear,
  periodTitle,
  quotasFor,
  type RuleSet,
} from '@mingqian/rules'
import { type Block, clauseWords, paragraph, subheading, tight } from '../documents/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Plan } from './plans.ts'

export type PlanDocumentInput = {
  readonly plan: Plan
  readonly bureau: Bureau
  readonly calendar: Calendar
  readonly ruleSet: RuleSet
  readonly level: Level
}

/** 第一季度 within a text about one year. */
export const shortPeriod = (period: Period): string => {
  const [year = ''] = period.split('-')
  return periodTitle(period).zh.replace(new RegExp(`^${year}年(?=.)`), '')
}

type Derivation = { readonly period: Period; readonly sentence: string }

/** A class under its name in the rules the plan was made by. */
export const classLabel = (ruleSet: RuleSet, id: string): string =>
  ruleSet.classes.find(one => one.id === id)?.label.zh ?? id

/** The planned classes, in the order of the rules. */
export const classesOf = (plan: Plan): readonly string[] => [
  ...new Set(plan.quotas.map(quota => quota.class)),
]

/** Inspections of a period, of a class, or of all. */
export const sumOf = (plan: Plan, wanted: { readonly period?: string; readonly class?: string }): number =>
  plan.quotas
    .filter(
      each => each.period === (wanted.period ?? each.period) && each.class === (wanted.class ?? each.class),
    )
    .reduce((sum, { quota }) => sum + quota, 0)

/**
 * How each period's number of a class comes about, in the words of the rules. What the rules as they are now do not
 * lead to (a plan approved under an earlier version) is not explained rather than explained wrongly.
 */
const derivations = ({ plan, ruleSet, level }: PlanDocumentInput): ReadonlyMap<string, Derivation[]> => {
  const due = new Map(Object.entries(plan.facilities))
  const found = new Map<string, Derivation[]>()
  for (const period of periodsOfYear(plan.year, ruleSet.period)) {
    const classes = Object.fromEntries(
      Object.entries(plan.facilities).map(([name, total]) => [name, { total, due: due.get(name) ?? 0 }]),
    )
    const { inspectorsInPost, choices } = plan
    const strata = quotasFor(ruleSet, { level, period, classes, inspectorsInPost, choices })
    for (const name of classesOf(plan)) {
      const own = strata.filter(each => each.class === name)
      const quota = sumOf(plan, { period, class: name })
      due.set(name, Math.max(0, (due.get(name) ?? 0) - quota))
      if (own.reduce((sum, each) => sum + each.quota, 0) !== quota) continue
      const sentence = own[0] && tight(own[0].explanation.zh)
      if (sentence) found.set(name, [...(found.get(name) ?? []), { period, sentence }])
    }
  }
  return found
}

/** Class by class: the clause, and the reckoning in its own words. */
export const derivationBlocks = (input: PlanDocumentInput): readonly Block[] => {
  const { plan, ruleSet, level } = input
  const explained = derivations(input)
  return classesOf(plan).flatMap(name => {
    const rule = ruleSet.quotas.find(each => each.level === level && each.class === name)
    const label = classLabel(ruleSet, name)
    // Periods reckoned alike are told once.
    const grouped = new Map<string, Period[]>()
    for (const { period, sentence } of explained.get(name) ?? [])
      grouped.set(sentence, [...(grouped.get(sentence) ?? []), period])
    return [
      subheading(label),
      paragraph(
        `所依条款${rule ? clauseWords(rule.clause) : '见现行规则'}。全年${sumOf(plan, { class: name })}家次，推导如下：`,
      ),
      ...[...grouped].map(([sentence, periods]) =>
        paragraph(`${periods.map(shortPeriod).join('、')}：${sentence}。`),
      ),
    ]
  })
}
