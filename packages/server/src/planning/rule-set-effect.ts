import { levelOf, type Period, periodTitle, planYear, type RuleSet, type Text } from '@mingqian/rules'
import type { Rows } from '../platform/database.ts'
import { allFacilities, allInspectors, countInPost, takesPart } from '../registry/index.ts'

/** What a year owes under a rule set, on the register as it stands. */
type YearOwed = {
  readonly period: Period
  readonly title: Text
  readonly strata: readonly {
    readonly class: string
    readonly label: Text
    readonly quota: number
    readonly explanation: Text
  }[]
}

export type RuleSetEffect = {
  readonly periods: readonly YearOwed[]
  /** Lots in the year, all classes. */
  readonly total: number
  /** Register and rules that do not meet: classes on one side only. */
  readonly warnings: readonly Text[]
}

/** What the register holds that a rule set is tried on. */
export type RegisterTotals = {
  /** Facilities that take part, by class, whether or not any rules know it. */
  readonly totals: ReadonlyMap<string, number>
  readonly inspectorsInPost: number
}

/** Read once, however many rule sets are tried on it. */
export const registerTotals = async (rows: Rows, bureau: string, today: string): Promise<RegisterTotals> => {
  const totals = new Map<string, number>()
  for (const facility of await allFacilities(rows, bureau, today))
    if (takesPart(facility)) totals.set(facility.class, (totals.get(facility.class) ?? 0) + 1)
  return { totals, inspectorsInPost: countInPost(await allInspectors(rows, bureau), today) }
}

const owedIn = (
  ruleSet: RuleSet,
  bureau: string,
  year: number,
  { totals, inspectorsInPost }: RegisterTotals,
): readonly YearOwed[] => {
  const classes = Object.fromEntries([...totals].map(([name, total]) => [name, { total, due: total }]))
  const planned = planYear(ruleSet, { level: levelOf(bureau), year, classes, inspectorsInPost })
  return planned.map(({ period, strata }) => ({
    period,
    title: periodTitle(period),
    strata: ruleSet.classes.flatMap(({ id, label }) => {
      const own = strata.filter(one => one.class === id)
      const [first] = own
      if (!first) return []
      const quota = own.reduce((sum, one) => sum + one.quota, 0)
      return [{ class: id, label, quota, explanation: first.explanation }]
    }),
  }))
}

const mismatches = (
  ruleSet: RuleSet,
  totals: ReadonlyMap<string, number>,
  level: string,
): readonly Text[] => {
  const drawn = ruleSet.classes.filter(one => one.drawnBy === 'quota')
  const empty = drawn.filter(({ id }) => !totals.get(id))
  const homeless = [...totals].filter(([id, n]) => n > 0 && !drawn.some(one => one.id === id))
  return [
    ...homeless.map(([id, n]) => ({
      zh: `污染源库中有 ${n} 家属于类别「${id}」，这套规则没有该类别，它们不会被抽到`,
      en: `${n} facilities are of class “${id}”, which these rules do not know: they would never be drawn`,
    })),
    ...empty.map(({ label }) => ({
      zh: `污染源库中没有${label.zh}`,
      en: `The register has no facility of class “${label.en}”`,
    })),
    ...(ruleSet.quotas.some(one => one.level === level)
      ? []
      : [{ zh: '这套规则没有本级的抽查比例', en: 'These rules have no quota for a body of this level' }]),
  ]
}

/** What a rule set would mean for the bureau: quotas over a year in which every facility is due at the start. */
export const ruleSetEffect = (
  register: RegisterTotals,
  bureau: string,
  ruleSet: RuleSet,
  year: number,
): RuleSetEffect => {
  const periods = owedIn(ruleSet, bureau, year, register)
  return {
    periods,
    total: periods.reduce((sum, { strata }) => sum + strata.reduce((owed, { quota }) => owed + quota, 0), 0),
    warnings: mismatches(ruleSet, register.totals, levelOf(bureau)),
  }
}
