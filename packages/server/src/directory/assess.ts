import { z } from 'zod'
import type { Category } from './categories.ts'
import type { Criteria, Criterion } from './criteria.ts'

/** What the office found for one criterion, with the value the points rest on. */
export const findingSchema = z.object({
  criterion: z.string().max(60),
  value: z.union([z.boolean(), z.number().min(0).max(1_000_000_000)]),
  /** Where the value comes from: a report, a permit, a day of monitoring. */
  note: z.string().trim().max(200).default(''),
})
export type Finding = z.infer<typeof findingSchema>

type Score = {
  readonly criterion: string
  readonly points: number
  /** Lists the facility by itself. */
  readonly lists: boolean
}

export type Assessment = {
  readonly scores: readonly Score[]
  readonly total: number
  /** Null where points alone list nobody. */
  readonly threshold: number | null
  /** Whether the criteria list the facility. */
  readonly listed: boolean
  /** Criteria of the category for which nothing was found yet. */
  readonly open: readonly string[]
}

const scoreOf = ({ id, measure }: Criterion, value: Finding['value']): Score | null => {
  switch (measure.kind) {
    case 'fact': {
      if (typeof value !== 'boolean') return null
      return {
        criterion: id,
        points: value ? (measure.points ?? 0) : 0,
        lists: value && measure.lists === true,
      }
    }
    case 'value': {
      if (typeof value !== 'number') return null
      const step = measure.steps.findLast(({ atLeast }) => value >= atLeast)
      const lists = measure.listsFrom !== undefined && value >= measure.listsFrom
      return { criterion: id, points: step?.points ?? 0, lists }
    }
    default:
      return measure satisfies never
  }
}

/** What the criteria of a category say of a facility. A finding that fits no criterion of the category counts nothing. */
export const assess = (criteria: Criteria, category: Category, findings: readonly Finding[]): Assessment => {
  const own = criteria.criteria.filter(criterion => criterion.category === category)
  const found = new Map(findings.map(finding => [finding.criterion, finding.value]))
  const scores = own.flatMap(criterion => {
    const value = found.get(criterion.id)
    return (value === undefined ? null : scoreOf(criterion, value)) ?? []
  })
  const total = scores.reduce((sum, { points }) => sum + points, 0)
  const threshold = criteria.thresholds[category]
  const scored = new Set(scores.map(({ criterion }) => criterion))
  return {
    scores,
    total,
    threshold,
    listed: scores.some(({ lists }) => lists) || (threshold !== null && total >= threshold),
    open: own.flatMap(({ id }) => (scored.has(id) ? [] : [id])),
  }
}

/** The criteria that speak for listing: those that list by themselves, or else those that earned points. */
export const groundsOf = ({ scores }: Assessment): readonly string[] => {
  const listing = scores.filter(({ lists }) => lists)
  return (listing.length > 0 ? listing : scores.filter(({ points }) => points > 0)).map(
    ({ criterion }) => criterion,
  )
}
