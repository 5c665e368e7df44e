import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { records } from './tables.ts'

const demandsDueOn = sql<string>`${records.body} ->> 'demandsDueOn'`

const visit = {
  drawId: records.drawId,
  index: records.index,
  facility: records.facility,
  team: records.team,
  state: records.state,
  openedAt: records.openedAt,
  signedAt: records.signedAt,
}
const oldestFirst = [asc(records.openedAt), asc(records.drawId), asc(records.index)]

/** The visits whose record or publication is outstanding, the oldest first. What a draft says is not told. */
export const openVisits = (rows: Rows, bureau: string) =>
  rows
    .select(visit)
    .from(records)
    .where(and(eq(records.bureau, bureau), inArray(records.state, ['opened', 'draft', 'signed'])))
    .orderBy(...oldestFirst)

/** The signed records whose demands name a day, the oldest first. */
export const visitsWithDemands = (rows: Rows, bureau: string) =>
  rows
    .select({ ...visit, demandsDueOn })
    .from(records)
    .where(
      and(
        eq(records.bureau, bureau),
        inArray(records.state, ['signed', 'published']),
        isNotNull(demandsDueOn),
      ),
    )
    .orderBy(...oldestFirst)
