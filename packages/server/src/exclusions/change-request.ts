import type { ChangeContext } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { checkRequest } from './check-request.ts'
import { type ExclusionRow, lockExclusion, writeExclusion } from './lock-exclusion.ts'
import type { ExclusionRequest } from './request-exclusions.ts'

const lockWaiting = async (rows: Rows, bureau: string, id: string, revision: number) => {
  const row = await lockExclusion(rows, bureau, id, revision)
  if (row.approved !== null) throw new Problem('exclusion-state')
  return row
}

type Asked = { readonly id: string; readonly revision: number }

/**
 * Corrects a request while it waits, or gives the evidence it lacks. Whoever corrects it has asked for it as well and
 * cannot approve it.
 * @throws Problem not-found, register-row-changed, exclusion-state (decided already), bad-input, exclusion-exists
 */
export const correctExclusion = async (
  rows: Rows,
  context: ChangeContext,
  { id, revision, ...corrected }: Asked & Omit<ExclusionRequest, 'facilityId'>,
): Promise<ExclusionRow> => {
  const row = await lockWaiting(rows, context.bureau, id, revision)
  await checkRequest(rows, context, [row.facilityId], corrected, id)
  const { documentId = row.documentId, ...asked } = corrected
  return writeExclusion(rows, context, row, { ...asked, documentId })
}

/**
 * Takes a request back while it waits; only who asked may.
 * @throws Problem not-found, register-row-changed, exclusion-state (decided already), exclusion-of-others
 */
export const withdrawExclusion = async (
  rows: Rows,
  context: ChangeContext,
  { id, revision }: Asked,
): Promise<ExclusionRow> => {
  const row = await lockWaiting(rows, context.bureau, id, revision)
  if (row.requestedById !== context.by.id) throw new Problem('exclusion-of-others')
  return writeExclusion(rows, context, row, {
    approved: 'withdrawn',
    decidedAt: context.at,
    decidedById: context.by.id,
    decidedBy: context.by.name,
  })
}
