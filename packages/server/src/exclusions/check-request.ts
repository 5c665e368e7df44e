import { addDays, shanghaiDay } from '@mingqian/rules'
import type { ChangeContext } from '../changes/index.ts'
import { findDocuments } from '../dossiers/documents/index.ts'
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

/** What is wrong with a document as evidence: it has to stand in the dossier of the one facility that it is about. */
const documentProblems = async (
  rows: Rows,
  bureau: string,
  facilityIds: readonly string[],
  documentId: string | null,
): Promise<readonly FieldProblem[]> => {
  if (documentId === null) return []
  const document = (await findDocuments(rows, bureau, [documentId])).get(documentId)
  const proves =
    facilityIds.length === 1 && document?.facilityId === facilityIds[0] && document?.withdrawnAt === null
  if (proves) return []
  return [
    {
      path: 'documentId',
      message: {
        zh: '证明文件须是该单位档案中未撤回的文件',
        en: 'The document must stand in the dossier of this facility and not be withdrawn',
      },
    },
  ]
}

/**
 * Makes sure that an exclusion may be asked for; the facilities stay locked until the transaction ends.
 * @param besides the exclusion that is being corrected
 * @throws Problem bad-input (days, unknown facilities, a document of another dossier), exclusion-exists naming the facilities
 */
export const checkRequest = async (
  rows: Rows,
  { bureau, at }: ChangeContext,
  facilityIds: readonly string[],
  { documentId = null, ...span }: Span & { readonly documentId?: string | null | undefined },
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
    ...(await documentProblems(rows, bureau, facilityIds, documentId)),
  ]
  if (fields.length > 0) throw new Problem('bad-input', { fields })
  const taken = await excludedWithin(rows, bureau, facilityIds, span, 'waiting-too', besides)
  if (taken.size === 0) return
  const named = [...taken].map(id => names.get(id) ?? id)
  throw new Problem('exclusion-exists', { detail: { zh: named.join('、'), en: named.join(', ') } })
}
