import { measureStep, type Step } from './measure-quota.ts'
import { type Period, periodParts, periodsPerYear } from './period.ts'
import { coverageQuota } from './quota-arithmetic.ts'
import type { Clause, Fraction, Level, QuotaRule, RuleSet } from './rule-set.ts'
import type { Text } from './text.ts'

/** Facilities of a class that take part, and how many of them are not yet visited in the coverage cycle. */
export interface ClassSize {
  readonly total: number
  readonly due: number
}

/** What a bureau does of its own will beyond what it owes, fixed in its annual plan. It can never do less. */
export interface ClassChoice {
  /** A larger share than the rule's least, within its range. */
  readonly share?: Fraction | undefined
  /** Facilities a period drawn in addition from those visited already, so that nobody is safe till the year's end. */
  readonly extraVisited?: number | undefined
}

export interface QuotaInput {
  readonly level: Level
  readonly period: Period
  readonly classes: Readonly<Record<string, ClassSize>>
  /** Inspectors in establishment and in post (在编在岗), counted by person. */
  readonly inspectorsInPost: number
  readonly choices?: Readonly<Record<string, ClassChoice>> | undefined
}

/** What one stratum of a draw owes, and why. */
export interface StratumQuota {
  readonly class: string
  /** `key.due` and `key.again` for a class with coverage, else the class itself. */
  readonly stratum: string
  /** Facilities in the stratum. */
  readonly size: number
  readonly quota: number
  readonly clause: Clause
  readonly explanation: Text
  readonly warning?: Text
}

type Coverage = NonNullable<QuotaRule['coverage']>

/** The calendar years of the coverage cycle a year lies in: a facility visited in one of them is not due. */
export const coverageYears = ({ years, from }: Coverage, year: number): { first: number; last: number } => {
  const first = year - ((((year - (from ?? year)) % years) + years) % years)
  return { first, last: first + years - 1 }
}

/** Periods left in the coverage cycle, this one included. */
const periodsLeftIn = (coverage: Coverage, period: Period): number => {
  const { year, kind, index } = periodParts(period)
  const periods = periodsPerYear(kind)
  return (coverageYears(coverage, year).last - year + 1) * periods - index + 1
}

const larger = (one: Step, other: Step): Step => (other.quota > one.quota ? other : one)
const smaller = (one: Step, other: Step): Step => (other.quota < one.quota ? other : one)

const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map(text => text.zh).join('；'),
  en: texts.map(text => text.en).join('; '),
})

const withinBounds = ({ bounds }: QuotaRule, step: Step): Step => {
  const quota = Math.min(bounds?.max ?? Infinity, Math.max(bounds?.min ?? 0, step.quota))
  if (quota === step.quota) return step
  return { ...step, quota, explanation: { zh: `按上下限取 ${quota} 家`, en: `within the bounds ${quota}` } }
}

/** What is due at the least so that every facility is reached in time: it goes before an upper bound. */
const coverageStep = (coverage: Coverage, due: number, period: Period): Step => {
  const left = periodsLeftIn(coverage, period)
  const quota = coverageQuota(due, left)
  return {
    quota,
    explanation: {
      zh: `尚未检查 ${due} 家 ÷ 剩余 ${left} 期（含本期）向上取整 = ${quota} 家`,
      en: `${due} not yet visited ÷ ${left} periods left with this one, rounded up = ${quota}`,
    },
  }
}

const classStep = (rule: QuotaRule, label: Text, size: ClassSize, input: QuotaInput): Step => {
  const { inspectorsInPost, period, choices } = input
  const chosen = choices?.[rule.class]?.share
  const measured = rule.measures.map(each =>
    measureStep(each, size.total, label, inspectorsInPost, period, chosen),
  )
  const asked = measured.reduce(rule.needs === 'all' ? larger : smaller)
  const bounded = withinBounds(rule, asked)
  const covering = rule.coverage && coverageStep(rule.coverage, size.due, period)
  const owed = covering ? larger(bounded, covering) : bounded
  const quota = Math.min(owed.quota, size.total)
  const steps = [...measured, ...(bounded === asked ? [] : [bounded]), ...(covering ? [covering] : [])]
  const warnings = asked.warning ? [asked.warning] : []
  if (owed.quota > size.total)
    warnings.push({
      zh: `应抽 ${owed.quota} 家，实有 ${size.total} 家，全部抽取`,
      en: `${owed.quota} are owed but there are only ${size.total}: all are drawn`,
    })
  return {
    quota,
    explanation: joined([
      ...steps.map(step => step.explanation),
      ...(steps.length > 1 ? [{ zh: `本期应抽 ${quota} 家`, en: `this period ${quota}` }] : []),
    ]),
    ...(warnings.length > 0 && { warning: joined(warnings) }),
  }
}

/** A class with coverage is two strata: those due first, what is left of the quota from those visited already. */
const coveredStrata = (
  rule: QuotaRule,
  step: Step,
  size: ClassSize,
  extra: number,
): readonly StratumQuota[] => {
  const { class: name, clause } = rule
  const visited = size.total - size.due
  const fromDue = Math.min(step.quota, size.due)
  const left = step.quota - fromDue
  const fromVisited = Math.min(visited, left + extra)
  const added = fromVisited - left
  return [
    {
      class: name,
      clause,
      stratum: `${name}.due`,
      size: size.due,
      quota: fromDue,
      explanation: joined([
        step.explanation,
        { zh: `先从尚未检查的抽取 ${fromDue} 家`, en: `${fromDue} from those not yet visited` },
      ]),
      ...(step.warning && { warning: step.warning }),
    },
    {
      class: name,
      clause,
      stratum: `${name}.again`,
      size: visited,
      quota: fromVisited,
      explanation: joined([
        {
          zh: `应抽 ${step.quota} 家，其余 ${left} 家从已检查的抽取`,
          en: `of ${step.quota} owed the remaining ${left} from those visited already`,
        },
        ...(added > 0
          ? [{ zh: `按本局计划另加 ${added} 家`, en: `${added} more by the bureau's plan` }]
          : []),
      ]),
    },
  ]
}

/**
 * What each stratum of a period's draw owes at a level, in drawing order.
 * In classes with coverage those visited already stay in the drum as a stratum of their own, so that a facility
 * visited in spring is never safe till winter.
 */
export const quotasFor = (ruleSet: RuleSet, input: QuotaInput): readonly StratumQuota[] =>
  ruleSet.quotas
    .filter(rule => rule.level === input.level)
    .flatMap((rule): readonly StratumQuota[] => {
      const { class: name, clause } = rule
      const size = input.classes[name] ?? { total: 0, due: 0 }
      const label = ruleSet.classes.find(one => one.id === name)?.label ?? { zh: name, en: name }
      const step = classStep(rule, label, size, input)
      if (rule.coverage) return coveredStrata(rule, step, size, input.choices?.[name]?.extraVisited ?? 0)
      const { quota, explanation, warning } = step
      return [
        {
          class: name,
          stratum: name,
          size: size.total,
          quota,
          clause,
          explanation,
          ...(warning && { warning }),
        },
      ]
    })
