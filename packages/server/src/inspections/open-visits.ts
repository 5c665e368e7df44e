import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { records } from './tables.ts'

/** The visits whose record or publication is outstanding, the oldest first. What a draft says is not told. */
export const openVisits = (rows: Rows, bureau: string) =>
  rows
    .select({
      drawId: records.drawId,
      index: records.index,
      facility: records.facility,
      state: records.state,
      openedAt: records.openedAt,
      signedAt: records.signedAt,
    })
    .from(records)
    .where(and(eq(records.bureau, bureau), inArray(records.state, ['opened', 'draft', 'signed'])))
    .orderBy(asc(records.openedAt), asc(records.drawId), asc(records.index))
