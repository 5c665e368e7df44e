import { addDays, shanghaiDay } from '@mingqian/rules'
import type { ChangeContext } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import { type FieldProblem, Problem } from '../platform/problems.ts'
import { lockFacilities } from './lock-exclusion.ts'
import { excludedWithin, type Span } from './overlapping.ts'

// A year typed with a digit too few or too many is no day on which a firm moved away.
const earliest = '1950-01-01'
const mostDaysAhead = 366

const spanProblems = ({ since, until }: Span, today: string): readonly FieldProblem[] => {
  const latest = addDays(today, mostDaysAhead)
  const problems: FieldProblem[] = []
  if (since < earliest || since > latest)
    problems.push({
      path: 'since',
      message: {
        zh: `起始日期须在${earliest}至${latest}之间`,
        en: `The first day must lie between ${earliest} and ${latest}`,
      },
    })
  if (until !== null && until <= since)
    problems.push({
      path: 'until',
      message: {
        zh: `回库日期（${until}）须晚于起始日期（${since}）`,
        en: `The day back (${until}) must lie after the first day (${since})`,
      },
    })
  else if (until !== null && until <= today)
    problems.push({
      path: 'until',
      message: { zh: `回库日期须晚于今天（${today}）`, en: `The day back must lie after today (${today})` },
    })
  return problems
}

/**
 * Makes sure that an exclusion may be asked for; the facilities stay locked until the transaction ends.
 * @param besides the exclusion that is being corrected
 * @throws Problem bad-input (days, unknown facilities), exclusion-exists naming the facilities
 */
export const checkRequest = async (
  rows: Rows,
  { bureau, at }: ChangeContext,
  facilityIds: readonly string[],
  span: Span,
  besides?: string,
): Promise<void> => {
  const names = await lockFacilities(rows, bureau, facilityIds)
  const unknown = facilityIds.filter(id => !names.has(id))
  const fields = [
    ...unknown.map(
      (id): FieldProblem => ({
        path: 'facilities',
        message: { zh: `污染源库中没有编号${id}`, en: `The register has no facility ${id}` },
      }),
    ),
    ...spanProblems(span, shanghaiDay(at)),
  ]
  if (fields.length > 0) throw new Problem('bad-input', { fields })
  const taken = await excludedWithin(rows, bureau, facilityIds, span, 'waiting-too', besides)
  if (taken.size === 0) return
  const named = [...taken].map(id => names.get(id) ?? id)
  throw new Problem('exclusion-exists', { detail: { zh: named.join('、'), en: named.join(', ') } })
}
