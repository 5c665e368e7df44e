import type { PlanPreview } from '../../api/types.ts'
import type { Translate } from '../../texts/sentence.ts'

/** A period within its year: 第一季度, 3月, 全年. */
export const periodWord = (period: string, t: Translate): string => {
  const quarter = /-Q([1-4])$/.exec(period)?.[1]
  if (quarter) return t('plan.quarter', { number: quarter })
  const month = /-(\d\d)$/.exec(period)?.[1]
  return month ? t('plan.month', { number: Number(month) }) : t('plan.wholeYear')
}

/** A share of 0 to 1 as a percentage with at most one decimal; — for none. */
export const percentWord = (share: number | null): string =>
  share === null ? '—' : `${Math.round(share * 1000) / 10}%`

/** A number with at most one decimal. */
export const numberWord = (value: number | null): string =>
  value === null ? '—' : String(Math.round(value * 10) / 10)

/** What a class comes to over the year. */
export const classTotal = (plan: Pick<PlanPreview, 'quotas'>, id: string): number =>
  plan.quotas.reduce((sum, each) => (each.class === id ? sum + each.quota : sum), 0)

export type ClassPeriod = PlanPreview['consequences'][number]['classes'][number] & {
  readonly period: string
}

/** A class's consequences in the order of the periods. */
export const classPeriods = ({ consequences }: PlanPreview, id: string): readonly ClassPeriod[] =>
  consequences.flatMap(({ period, classes }) =>
    classes.flatMap(one => (one.class === id ? [{ ...one, period }] : [])),
  )

/** The period whose list of a class is guessed best. */
export const mostPredictable = (plan: PlanPreview, id: string): ClassPeriod | undefined =>
  classPeriods(plan, id).reduce<ClassPeriod | undefined>(
    (worst, one) => (one.guess !== null && one.guess > (worst?.guess ?? -1) ? one : worst),
    undefined,
  )
