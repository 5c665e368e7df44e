import { addDays, addWorkingDays, type Calendar, parsePeriod, periodRange } from '@mingqian/rules'
import { z } from 'zod'
import { type FieldProblem, Problem } from '../platform/problems.ts'
import { daySchema } from '../platform/schemas.ts'
import type { DrawRow } from './draw-row.ts'

/** How the office spreads a draw's lots over its period. It is committed to before anybody can know a lot. */
export const dispatchPlanSchema = z.object({
  /** The first and the last day on which a lot may be handed to its team, within the period. */
  from: daySchema,
  to: daySchema,
  /** Days of the bureau on which none is. */
  without: z.array(daySchema).max(100).default([]),
  /** The most lots a day; null for as many as come out of an even spread. */
  mostADay: z.number().int().min(1).max(100_000).nullable().default(null),
})
export type DispatchPlan = z.infer<typeof dispatchPlanSchema>

const refuse = (path: keyof DispatchPlan, zh: string, en: string): FieldProblem => ({
  path: `dispatch.${path}`,
  message: { zh, en },
})

/**
 * The working days that a plan offers, as the commitment will list them.
 * @param lots how many lots there will be
 * @throws Problem bad-input: days outside the period, none left, or fewer than the lots need
 */
export const plannedDays = (
  calendar: Calendar,
  draw: Pick<DrawRow, 'id' | 'period'>,
  plan: DispatchPlan,
  lots: number,
): readonly string[] => {
  const period = parsePeriod(draw.period)
  if (!period) throw new Error(`draw ${draw.id} has no period`)
  const range = periodRange(period)
  const fields: FieldProblem[] = []
  if (plan.from < range.from || plan.from > range.to)
    fields.push(
      refuse('from', `须在${range.from}至${range.to}之内`, `It lies outside ${range.from} – ${range.to}`),
    )
  if (plan.to < plan.from || plan.to > range.to)
    fields.push(
      refuse('to', `须在起始日期之后、${range.to}之前`, `It lies before the first day or after ${range.to}`),
    )
  if (fields.length > 0) throw new Problem('bad-input', { fields })

  const without = new Set(plan.without)
  const days: string[] = []
  let day = addDays(plan.from, -1)
  for (;;) {
    day = addWorkingDays(calendar, day, 1).day
    if (day > plan.to) break
    if (!without.has(day)) days.push(day)
  }
  if (days.length === 0)
    throw new Problem('bad-input', {
      fields: [refuse('to', '其中没有工作日', 'There is no working day in it')],
    })
  if (plan.mostADay !== null && days.length * plan.mostADay < lots)
    throw new Problem('bad-input', {
      fields: [
        refuse(
          'mostADay',
          `${days.length}个工作日、每日至多${plan.mostADay}签，派不完${lots}签`,
          `${days.length} working days of ${plan.mostADay} lots cannot take ${lots}`,
        ),
      ],
    })
  return days
}
