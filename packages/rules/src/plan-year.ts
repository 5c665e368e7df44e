import { type Period, periodsOfYear } from './period.ts'
import { isLess } from './quota-arithmetic.ts'
import { type ClassSize, coverageYears, type QuotaInput, quotasFor, type StratumQuota } from './quotas.ts'
import type { Fraction, Level, QuotaRule, RuleSet } from './rule-set.ts'

/** What a year is planned from; `classes` are as they stand when the year begins. */
export interface YearInput extends Omit<QuotaInput, 'period'> {
  readonly year: number
}

export interface PlannedPeriod {
  readonly period: Period
  readonly strata: readonly StratumQuota[]
}

/**
 * What every period of a year owes (work plan 六). It assumes that the classes and the inspectors stay as they are and
 * that what a period draws is visited before the next is drawn. Each draw then reckons with the numbers of its own day.
 */
export const planYear = (ruleSet: RuleSet, { year, ...input }: YearInput): readonly PlannedPeriod[] => {
  let classes = input.classes
  return periodsOfYear(year, ruleSet.period).map(period => {
    const strata = quotasFor(ruleSet, { ...input, period, classes })
    classes = afterDraw(classes, strata)
    return { period, strata }
  })
}

const afterDraw = (classes: YearInput['classes'], strata: readonly StratumQuota[]): YearInput['classes'] =>
  Object.fromEntries(
    Object.entries(classes).map(([name, { total, due }]): [string, ClassSize] => {
      const drawn = strata.find(one => one.stratum === `${name}.due`)?.quota ?? 0
      return [name, { total, due: due - drawn }]
    }),
  )

/**
 * Whether a facility has still to be visited in its class's coverage cycle, in a year of that cycle.
 * Of a class without coverage every facility is.
 * @param lastVisitedOn an ISO day  @param before visits from this ISO day on are not counted
 */
export const isDueIn = (
  rule: QuotaRule | undefined,
  year: number,
  lastVisitedOn: string | null | undefined,
  before?: string,
): boolean => {
  if (!rule?.coverage || !lastVisitedOn || (before !== undefined && lastVisitedOn >= before)) return true
  const visited = Number(lastVisitedOn.slice(0, 4))
  const { first, last } = coverageYears(rule.coverage, year)
  return visited < first || visited > last
}

/** What a bureau may choose of its own will for a class: within which shares, and whether extra visits to those visited. */
export interface Choosable {
  readonly class: string
  readonly share?: { readonly least: Fraction; readonly most: Fraction }
  readonly extraVisited: boolean
}

const whole: Fraction = { num: 1, den: 1 }

/** The share has to suit every measure of the rule that is a share. */
const shareRange = ({ measures }: QuotaRule): Choosable['share'] => {
  const shares = measures.filter(measure => measure.kind === 'share')
  const [first, ...others] = shares
  if (!first) return undefined
  return others.reduce(
    ({ least, most }, other) => ({
      least: isLess(least, other.least) ? other.least : least,
      most: isLess(other.most ?? whole, most) ? (other.most ?? whole) : most,
    }),
    { least: first.least, most: first.most ?? whole },
  )
}

/** What may be chosen for the classes that owe a quota at a level, in drawing order. */
export const choosableFor = (ruleSet: RuleSet, level: Level): readonly Choosable[] =>
  ruleSet.quotas
    .filter(rule => rule.level === level)
    .map(rule => {
      const share = shareRange(rule)
      return { class: rule.class, extraVisited: rule.coverage !== undefined, ...(share && { share }) }
    })
