import { type Period, periodParts, periodsPerYear } from './period.ts'
import { coverageQuota, ratioQuota, shareQuota, spreadOverYear } from './quota-arithmetic.ts'
import type { Clause, Measure, QuotaRule, RuleSet, Text } from './rule-set.ts'

/** Facilities of a class that take part, and how many of them are not yet visited in the coverage cycle. */
export interface ClassSize {
  readonly total: number
  readonly due: number
}

export interface QuotaInput {
  readonly period: Period
  readonly classes: Readonly<Record<string, ClassSize>>
  /** Inspectors in establishment and in post (在编在岗), counted by person. */
  readonly inspectorsInPost: number
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

interface Step {
  readonly quota: number
  readonly explanation: Text
  readonly warning?: Text | undefined
}

const percent = ({ num, den }: { num: number; den: number }) =>
  `${Math.round((num * 1_000_000) / den) / 10_000}%`

/** The smallest whole number within a range of shares; if there is none, the least with a warning. */
const shareStep = (measure: Measure & { kind: 'share' }, n: number): Step => {
  const quota = shareQuota(measure.least, n)
  const most = measure.most && Math.floor((measure.most.num * n) / measure.most.den)
  const range = measure.most ? `${percent(measure.least)}–${percent(measure.most)}` : percent(measure.least)
  return {
    quota,
    explanation: {
      zh: `${n}家×${range}，向上取整为${quota}家`,
      en: `${range} of ${n}, rounded up: ${quota}`,
    },
    ...(most !== undefined &&
      quota > most && {
        warning: {
          zh: `${n}家的${range}之间没有整数，按下限取${quota}家`,
          en: `No whole number lies within ${range} of ${n}; the lower end, ${quota}, is taken`,
        },
      }),
  }
}

const measureStep = (measure: Measure, n: number, inspectors: number, period: Period): Step => {
  const { kind, index } = periodParts(period)
  const periods = periodsPerYear(kind)
  if (measure.kind === 'ratio') {
    const ratio = measure.facilitiesPerInspector
    const quota = ratioQuota(ratio, inspectors, index, periods)
    const yearly = ratio * inspectors
    return {
      quota,
      explanation: {
        zh: `在编在岗${inspectors}人×${ratio}=全年${yearly}家次，按累计向上取整，第${index}期${quota}家`,
        en: `${inspectors} inspectors in post × ${ratio} = ${yearly} a year; period ${index} of ${periods}: ${quota}`,
      },
    }
  }
  const share = shareStep(measure, n)
  if (measure.per === 'period') return share
  const quota = spreadOverYear(share.quota, index, periods)
  return {
    ...share,
    quota,
    explanation: {
      zh: `全年${share.explanation.zh}，第${index}期${quota}家`,
      en: `Over the year ${share.explanation.en}; period ${index} of ${periods}: ${quota}`,
    },
  }
}

/** Periods left in the coverage cycle, this one included. */
const periodsLeftIn = (coverage: NonNullable<QuotaRule['coverage']>, period: Period): number => {
  const { year, kind, index } = periodParts(period)
  const cycleYear = (((year - (coverage.from ?? year)) % coverage.years) + coverage.years) % coverage.years
  const periods = periodsPerYear(kind)
  return (coverage.years - cycleYear) * periods - index + 1
}

const larger = (one: Step, other: Step): Step => (other.quota > one.quota ? other : one)
const smaller = (one: Step, other: Step): Step => (other.quota < one.quota ? other : one)

const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map(text => text.zh).join('；'),
  en: texts.map(text => text.en).join('; '),
})

const classStep = (rule: QuotaRule, size: ClassSize, inspectors: number, period: Period): Step => {
  const steps = rule.measures.map(measure => measureStep(measure, size.total, inspectors, period))
  let owed = steps.reduce(rule.needs === 'all' ? larger : smaller)
  if (rule.coverage) {
    const left = periodsLeftIn(rule.coverage, period)
    const quota = coverageQuota(size.due, left)
    const covering: Step = {
      quota,
      explanation: {
        zh: `尚未检查${size.due}家，含本期还有${left}期，本期至少${quota}家`,
        en: `${size.due} not yet visited, ${left} periods left with this one: at least ${quota}`,
      },
    }
    steps.push(covering)
    owed = larger(owed, covering)
  }
  const bounded = Math.min(rule.bounds?.max ?? Infinity, Math.max(rule.bounds?.min ?? 0, owed.quota))
  const quota = Math.min(bounded, size.total)
  const warnings = owed.warning ? [owed.warning] : []
  if (bounded > size.total)
    warnings.push({
      zh: `应抽${bounded}家，实有${size.total}家，全部抽取`,
      en: `${bounded} are owed but there are only ${size.total}: all are drawn`,
    })
  return {
    quota,
    explanation: joined([
      ...steps.map(step => step.explanation),
      ...(bounded === owed.quota
        ? []
        : [{ zh: `按上下限取${bounded}家`, en: `within the bounds: ${bounded}` }]),
      ...(steps.length > 1 ? [{ zh: `本期应抽${quota}家`, en: `this period ${quota}` }] : []),
    ]),
    ...(warnings.length > 0 && { warning: joined(warnings) }),
  }
}

/**
 * What each stratum of a period's draw owes, in drawing order.
 * A class with coverage is two strata: those due first, what is left of the quota from those visited already,
 * so that a facility visited in spring is never safe till winter.
 */
export const quotasFor = (ruleSet: RuleSet, input: QuotaInput): readonly StratumQuota[] =>
  ruleSet.quotas.flatMap((rule): StratumQuota[] => {
    const size = input.classes[rule.class] ?? { total: 0, due: 0 }
    const step = classStep(rule, size, input.inspectorsInPost, input.period)
    const common = { class: rule.class, clause: rule.clause }
    const warning = step.warning && { warning: step.warning }
    if (!rule.coverage)
      return [
        {
          ...common,
          stratum: rule.class,
          size: size.total,
          quota: step.quota,
          explanation: step.explanation,
          ...warning,
        },
      ]
    const fromDue = Math.min(step.quota, size.due)
    const fromAgain = step.quota - fromDue
    return [
      {
        ...common,
        stratum: `${rule.class}.due`,
        size: size.due,
        quota: fromDue,
        explanation: joined([
          step.explanation,
          { zh: `先从尚未检查的抽取${fromDue}家`, en: `${fromDue} from those not yet visited` },
        ]),
        ...warning,
      },
      {
        ...common,
        stratum: `${rule.class}.again`,
        size: size.total - size.due,
        quota: fromAgain,
        explanation: {
          zh: `应抽${step.quota}家，其余${fromAgain}家从已检查的抽取`,
          en: `of ${step.quota} owed the remaining ${fromAgain} from those visited already`,
        },
      },
    ]
  })
