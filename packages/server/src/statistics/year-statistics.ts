import { levelOf, type Period, parsePeriod, periodParts, periodsOfYear, periodTitle } from '@mingqian/rules'
import { listDraws } from '../draws/index.ts'
import { countVisits } from '../inspections/index.ts'
import { countOutsideVisits, type OutsideKind, outsideKinds } from '../outside/index.ts'
import { approvedPlans } from '../planning/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Text } from '../platform/text.ts'
import { classLabels, ruleSetInForce } from '../rule-sets/index.ts'
import { type RegisterLine, registerLines } from './register-lines.ts'

/**
 * Inspections of the random regime: of a period and a class, of a period (no class), of the year (no period).
 * `planned` is null without an approved plan, `drawn` before the draw.
 */
export type RandomLine = {
  readonly period: string | null
  readonly title: Text
  readonly drawId: string | null
  readonly class: string | null
  readonly classTitle: Text | null
  readonly planned: number | null
  readonly drawn: number | null
  readonly visited: number
  readonly recorded: number
  readonly published: number
  readonly violations: number
}

/** Visits outside the regime: of a quarter and a kind, or their sums where one of them is null. */
export type OutsideLine = {
  readonly quarter: number | null
  readonly kind: OutsideKind | null
  readonly visits: number
  readonly violations: number
}

export type YearStatistics = {
  readonly year: number
  readonly random: readonly RandomLine[]
  readonly outside: readonly OutsideLine[]
  readonly register: readonly RegisterLine[]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

/** The sum of what there is; null where there is nothing at all. */
const sumOfKnown = (numbers: readonly (number | null)[]): number | null => {
  const known = numbers.filter(n => n !== null)
  return known.length > 0 ? sum(known) : null
}

const totalOf = (
  lines: readonly RandomLine[],
  whose: Pick<RandomLine, 'period' | 'title' | 'drawId' | 'class' | 'classTitle'>,
): RandomLine => ({
  ...whose,
  planned: sumOfKnown(lines.map(line => line.planned)),
  drawn: sumOfKnown(lines.map(line => line.drawn)),
  visited: sum(lines.map(line => line.visited)),
  recorded: sum(lines.map(line => line.recorded)),
  published: sum(lines.map(line => line.published)),
  violations: sum(lines.map(line => line.violations)),
})

/**
 * The random regime's year: what the approved plan owes, what was drawn, and what came of the lots opened on site.
 * Of a draw it takes the quotas, which are public from its commitment on, and never the lots; all else is counted
 * from records, which begin with the opening of a lot.
 */
const randomLines = async (rows: Rows, bureau: string, year: number): Promise<readonly RandomLine[]> => {
  const ruleSet = await ruleSetInForce(rows, bureau, `${year}-12-31`)
  const level = levelOf(bureau)
  const titles = await classLabels(rows, bureau)
  const titleOf = (name: string) => titles.get(name) ?? { zh: name, en: name }
  const plan = (await approvedPlans(rows, bureau)).find(each => each.year === year)
  const draws = (await listDraws(rows, bureau)).filter(
    draw => periodParts(draw.period as Period).year === year,
  )
  const drawn = new Map(draws.filter(draw => draw.lots !== null).map(draw => [draw.period, draw]))
  const counts = await countVisits(
    rows,
    bureau,
    [...drawn.values()].map(draw => draw.id),
  )
  const periods = new Set([
    ...periodsOfYear(year, ruleSet.period).map(String),
    ...(plan?.quotas.map(each => each.period) ?? []),
    ...drawn.keys(),
  ])
  const classes = new Set([
    ...ruleSet.quotas.filter(rule => rule.level === level).map(rule => rule.class),
    ...(plan?.quotas.map(each => each.class) ?? []),
    ...[...drawn.values()].flatMap(draw => draw.quotas.map(quota => quota.class)),
    ...counts.map(each => each.class),
  ])

  const lineOf = (period: string, name: string): RandomLine => {
    const draw = drawn.get(period)
    const found = counts.find(each => each.drawId === draw?.id && each.class === name)
    const quotaOf = (quotas: readonly { readonly class: string; readonly quota: number }[]) =>
      sum(quotas.filter(each => each.class === name).map(each => each.quota))
    return {
      period,
      title: periodTitle(parsePeriod(period) as Period),
      drawId: draw?.id ?? null,
      class: name,
      classTitle: titleOf(name),
      planned: plan ? quotaOf(plan.quotas.filter(each => each.period === period)) : null,
      drawn: draw ? quotaOf(draw.quotas) : null,
      visited: found?.visited ?? 0,
      recorded: found?.recorded ?? 0,
      published: found?.published ?? 0,
      violations: found?.violations ?? 0,
    }
  }
  const byPeriod = [...periods].sort().map(period => [...classes].map(name => lineOf(period, name)))
  const all = byPeriod.flat()
  const wholeYear = { period: null, title: periodTitle(String(year) as Period), drawId: null }
  return [
    ...byPeriod.flatMap(lines => [
      ...lines,
      ...lines.slice(0, 1).map(first => totalOf(lines, { ...first, class: null, classTitle: null })),
    ]),
    ...[...classes].map(name =>
      totalOf(
        all.filter(line => line.class === name),
        { ...wholeYear, class: name, classTitle: titleOf(name) },
      ),
    ),
    totalOf(all, { ...wholeYear, class: null, classTitle: null }),
  ]
}

const outsideLines = async (rows: Rows, bureau: string, year: number): Promise<readonly OutsideLine[]> => {
  const counts = await countOutsideVisits(rows, bureau, year)
  const lineOf = (quarter: number | null, kind: OutsideKind | null): OutsideLine => {
    const counted = counts.filter(
      each => (quarter === null || each.quarter === quarter) && (kind === null || each.kind === kind),
    )
    return {
      quarter,
      kind,
      visits: sum(counted.map(each => each.visits)),
      violations: sum(counted.map(each => each.violations)),
    }
  }
  return [1, 2, 3, 4, null].flatMap(quarter => [...outsideKinds, null].map(kind => lineOf(quarter, kind)))
}

/**
 * A year's inspections, those of the random regime and those outside it told apart (work plan 四). It holds no number
 * of one facility or one inspector, and nothing about lots that are not opened but how many there are.
 * @param today ISO day
 */
export const yearStatistics = async (
  rows: Rows,
  bureau: string,
  year: number,
  today: string,
): Promise<YearStatistics> => ({
  year,
  random: await randomLines(rows, bureau, year),
  outside: await outsideLines(rows, bureau, year),
  register: await registerLines(rows, bureau, year, today),
})
