import { and, count, desc, eq, sql } from 'drizzle-orm'
import { drawWords, lotsOfTeam } from '../draws/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { Platform } from '../platform/platform.ts'
import type { AskedWords } from './reasons.ts'
import { amendmentRequests } from './tables.ts'

type Row = typeof amendmentRequests.$inferSelect

export const requestStates = ['waiting', 'approved', 'refused'] as const

export type RequestFilter = {
  readonly bureau: string
  readonly draw?: string | undefined
  readonly state?: (typeof requestStates)[number] | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** By number: of the lot itself, and of who asked for its team, nothing is told. */
const listed = (row: Row) => ({
  id: row.id,
  drawId: row.drawId,
  index: row.index,
  kind: row.kind,
  role: row.role,
  reason: row.reason,
  askedAt: row.askedAt.toISOString(),
  askedAs: row.askedAs,
  state: row.state,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  decidedBy: row.decidedBy,
  madeIndex: row.madeIndex,
})

/** Requests by number, newest first, a page at a time. */
export const listRequests = async (rows: Rows, filter: RequestFilter) => {
  const wanted = and(
    eq(amendmentRequests.bureau, filter.bureau),
    filter.draw ? eq(amendmentRequests.drawId, filter.draw) : undefined,
    filter.state ? eq(amendmentRequests.state, filter.state) : undefined,
  )
  const [at, id] = readCursor(filter.after, 2) ?? []
  const beyond =
    typeof at === 'string' && Date.parse(at) && typeof id === 'string'
      ? sql`(${amendmentRequests.askedAt}, ${amendmentRequests.id}) < (${at}::timestamptz, ${id})`
      : undefined
  const found = await rows
    .select()
    .from(amendmentRequests)
    .where(and(wanted, beyond))
    .orderBy(desc(amendmentRequests.askedAt), desc(amendmentRequests.id))
    .limit(filter.limit + 1)
  const [total] = await rows.select({ n: count() }).from(amendmentRequests).where(wanted)
  const page = cutPage(found, filter.limit, row => [row.askedAt.toISOString(), row.id])
  return { items: page.items.map(listed), next: page.next, total: total?.n ?? 0 }
}

/** An inspector's requests and those about their own lots, with the words and the director's note; newest first. */
export const myRequests = async (
  rows: Rows,
  platform: Platform,
  { bureau, person }: { readonly bureau: string; readonly person: Person },
) => {
  const { inspectorId } = person
  if (inspectorId === null) return []
  const all = await rows
    .select()
    .from(amendmentRequests)
    .where(and(eq(amendmentRequests.bureau, bureau), eq(amendmentRequests.askedAs, 'team')))
    .orderBy(desc(amendmentRequests.askedAt), desc(amendmentRequests.id))
  const mine = []
  for (const [drawId, ofDraw] of Map.groupBy(all, row => row.drawId)) {
    const own = await lotsOfTeam(
      rows,
      platform,
      { bureau, drawId, inspectorId },
      ofDraw.map(({ index }) => index),
    )
    const { words } = await drawWords(rows, platform, bureau, drawId)
    for (const row of ofDraw) {
      if (!own.has(row.index)) continue
      mine.push({
        ...listed(row),
        evidence: words<AskedWords>(row.id, row.wordsSealed).evidence,
        askedBy: words<AskedWords>(row.id, row.wordsSealed).by,
        note: row.noteSealed && words<{ note: string }>(`${row.id}/note`, row.noteSealed).note,
      })
    }
  }
  return mine
}
