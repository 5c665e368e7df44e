import { type Period, type PeriodKind, periodParts, periodsPerYear } from './period.ts'
import { isLess, shareQuota, spreadOver } from './quota-arithmetic.ts'
import type { Fraction, Measure } from './rule-set.ts'
import type { Text } from './text.ts'

/** A number of facilities owed, with the one sentence that derives it. */
export interface Step {
  readonly quota: number
  readonly explanation: Text
  readonly warning?: Text | undefined
}

/** A share in words: a percentage where four decimals say it exactly (1/4 is 25%), else the fraction. */
export const shareWords = ({ num, den }: Fraction): string =>
  (num * 1_000_000) % den === 0 ? `${(num * 1_000_000) / den / 10_000}%` : `${num}/${den}`

const spanWords: Readonly<Record<PeriodKind, Text>> = {
  month: { zh: '当月', en: 'month' },
  quarter: { zh: '全季', en: 'quarter' },
  year: { zh: '全年', en: 'year' },
}

/** What is owed over a span, brought down to the drawing period by cumulative rounding up. */
const spread = (owed: Step, span: PeriodKind, period: Period): Step => {
  const { kind, index } = periodParts(period)
  const parts = periodsPerYear(kind) / periodsPerYear(span)
  if (parts === 1) return owed
  const part = ((index - 1) % parts) + 1
  const quota = spreadOver(owed.quota, part, parts)
  return {
    ...owed,
    quota,
    explanation: {
      zh: `${spanWords[span].zh}：${owed.explanation.zh}；按累计向上取整，第 ${part} 期（共 ${parts} 期）为 ${quota} 家`,
      en: `${spanWords[span].en}: ${owed.explanation.en}; cumulatively rounded up, part ${part} of ${parts}: ${quota}`,
    },
  }
}

/** The share that counts: the bureau's own choice where it lies within what the rule allows, else the least. */
const shareInForce = ({ least, most }: Measure & { kind: 'share' }, chosen: Fraction | undefined) =>
  chosen && isLess(least, chosen) && !(most && isLess(most, chosen)) ? chosen : least

/** The smallest whole number within a range of shares; if there is none, the least with a warning. */
const shareStep = (
  measure: Measure & { kind: 'share' },
  n: number,
  label: Text,
  chosen: Fraction | undefined,
): Step => {
  const { least, most } = measure
  const share = shareInForce(measure, chosen)
  const quota = shareQuota(share, n)
  const largest = most && Math.floor((most.num * n) / most.den)
  const ruled = most ? `${shareWords(least)}—${shareWords(most)}` : shareWords(least)
  const words =
    share === least
      ? { zh: ruled, en: ruled }
      : {
          zh: `${shareWords(share)}（本局计划，规定为 ${ruled}）`,
          en: `${shareWords(share)} (the bureau's plan; the rule says ${ruled})`,
        }
  return {
    quota,
    explanation: {
      zh: `${n} 家${label.zh} × ${words.zh} 向上取整 = ${quota} 家`,
      en: `${n} (${label.en}) × ${words.en}, rounded up = ${quota}`,
    },
    ...(largest !== undefined &&
      quota > largest && {
        warning: {
          zh: `${n} 家的 ${ruled} 之间没有整数，取 ${quota} 家`,
          en: `No whole number lies within ${ruled} of ${n}; ${quota} is taken`,
        },
      }),
  }
}

/**
 * What a class owes in a drawing period under one measure.
 * @param n facilities of the class that take part  @param inspectors in establishment and in post
 * @param chosen a share the bureau has set itself in its plan
 */
export const measureStep = (
  measure: Measure,
  n: number,
  label: Text,
  inspectors: number,
  period: Period,
  chosen: Fraction | undefined,
): Step => {
  if (measure.kind === 'share') return spread(shareStep(measure, n, label, chosen), measure.per, period)
  const quota = measure.facilitiesPerInspector * inspectors
  const explanation = {
    zh: `在编在岗 ${inspectors} 人 × ${measure.facilitiesPerInspector} = ${quota} 家次`,
    en: `${inspectors} inspectors in post × ${measure.facilitiesPerInspector} = ${quota}`,
  }
  return spread({ quota, explanation }, measure.per, period)
}
