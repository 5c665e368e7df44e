import { type Calendar, type Period, periodsOfYear, periodTitle, type RuleSet } from '@mingqian/rules'
import { type Block, clauseWords, paragraph, subheading, tight } from '../documents/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Plan } from './plans.ts'

export type PlanDocumentInput = {
  readonly plan: Plan
  readonly bureau: Bureau
  readonly calendar: Calendar
  readonly ruleSet: RuleSet
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

/** How each period's number of a class comes about, as it was reckoned when the plan was drafted. */
const derivations = ({ plan, ruleSet }: PlanDocumentInput, name: string): readonly Derivation[] =>
  periodsOfYear(plan.year, ruleSet.period).flatMap(period => {
    const first = plan.strata.find(each => each.period === period && each.class === name)
    return first ? [{ period, sentence: tight(first.explanation.zh) }] : []
  })

/** Class by class: the clause, and the reckoning in its own words. */
export const derivationBlocks = (input: PlanDocumentInput): readonly Block[] => {
  const { plan, ruleSet } = input
  return classesOf(plan).flatMap(name => {
    const clause = plan.strata.find(each => each.class === name)?.clause
    const label = classLabel(ruleSet, name)
    // Periods reckoned alike are told once.
    const grouped = new Map<string, Period[]>()
    for (const { period, sentence } of derivations(input, name))
      grouped.set(sentence, [...(grouped.get(sentence) ?? []), period])
    return [
      subheading(label),
      paragraph(
        `所依条款${clause ? clauseWords(clause) : '见现行规则'}。全年${sumOf(plan, { class: name })}家次，推导如下：`,
      ),
      ...[...grouped].map(([sentence, periods]) =>
        paragraph(`${periods.map(shortPeriod).join('、')}：${sentence}。`),
      ),
    ]
  })
}
