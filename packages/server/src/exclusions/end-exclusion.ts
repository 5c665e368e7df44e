import { shanghaiDay } from '@mingqian/rules'
import type { ChangeContext } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { type ExclusionRow, lockExclusion, writeExclusion } from './lock-exclusion.ts'

/** The first day on which a facility may be back: neither is what has been rewritten, nor is it back before it left. */
export const earliestReturn = ({ since }: Pick<ExclusionRow, 'since'>, today: string): string =>
  since > today ? since : today

/**
 * Ends an exclusion, or sets the day on which it ends: the facility is back in the pool from that day. It takes one
 * person, since it puts the facility under supervision again; a later day than the one approved would take it out for
 * longer and has to be asked for anew.
 * @param end.until ISO day, today at the earliest
 * @throws Problem not-found, register-row-changed, exclusion-state (not approved, or over), bad-input (the day)
 */
export const endExclusion = async (
  rows: Rows,
  context: ChangeContext,
  {
    id,
    revision,
    until,
    note,
  }: {
    readonly id: string
    readonly revision?: number | undefined
    readonly until: string
    readonly note: string
  },
): Promise<ExclusionRow> => {
  const row = await lockExclusion(rows, context.bureau, id, revision)
  const earliest = earliestReturn(row, shanghaiDay(context.at))
  if (row.approved !== 'approved' || (row.until !== null && row.until <= earliest))
    throw new Problem('exclusion-state')
  if (until < earliest)
    throw new Problem('bad-input', {
      fields: [
        {
          path: 'until',
          message: { zh: `回库日期不能早于${earliest}`, en: `The day back cannot lie before ${earliest}` },
        },
      ],
    })
  if (row.until !== null && until >= row.until)
    throw new Problem('bad-input', {
      fields: [
        {
          path: 'until',
          message: {
            zh: `回库日期只能提前（批准的是${row.until}）；需要延长的，请另行申请并经批准`,
            en: `The day back can only be set earlier than ${row.until}; a longer time has to be asked for`,
          },
        },
      ],
    })
  return writeExclusion(rows, context, row, { until, returnNote: note })
}
