import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { notices } from './tables.ts'

type Whose = { readonly bureau: string; readonly personId: string }

const own = ({ bureau, personId }: Whose) => and(eq(notices.bureau, bureau), eq(notices.personId, personId))

/** A person's notices, newest first, a page at a time, and how many they have not read. */
export const listNotices = async (
  rows: Rows,
  whose: Whose,
  filter: {
    readonly unread?: 'yes' | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
) => {
  const wanted = and(own(whose), filter.unread ? isNull(notices.readAt) : undefined)
  const [at, id] = readCursor(filter.after, 2) ?? []
  const beyond =
    typeof at === 'string' && Date.parse(at) && typeof id === 'string'
      ? sql`(${notices.at}, ${notices.id}) < (${at}::timestamptz, ${id})`
      : undefined
  const found = await rows
    .select()
    .from(notices)
    .where(and(wanted, beyond))
    .orderBy(desc(notices.at), desc(notices.id))
    .limit(filter.limit + 1)
  const [total] = await rows.select({ n: count() }).from(notices).where(wanted)
  const [unread] = await rows
    .select({ n: count() })
    .from(notices)
    .where(and(own(whose), isNull(notices.readAt)))
  const page = cutPage(found, filter.limit, row => [row.at.toISOString(), row.id])
  return {
    items: page.items.map(row => ({
      id: row.id,
      kind: row.kind,
      subject: row.subject,
      about: row.about,
      day: row.day,
      provisional: row.provisional,
      overdue: row.overdue,
      at: row.at.toISOString(),
      read: row.readAt !== null,
    })),
    next: page.next,
    total: total?.n ?? 0,
    unread: unread?.n ?? 0,
  }
}

/** @throws Problem not-found for a notice that is not this person's */
export const markRead = async (rows: Rows, platform: Platform, whose: Whose, id: string): Promise<void> => {
  const read = await rows
    .update(notices)
    .set({ readAt: sql`coalesce(${notices.readAt}, ${platform.clock.now().toISOString()}::timestamptz)` })
    .where(and(own(whose), eq(notices.id, id)))
    .returning({ id: notices.id })
  if (read.length === 0) throw new Problem('not-found')
}

export const markAllRead = async (rows: Rows, platform: Platform, whose: Whose): Promise<void> => {
  await rows
    .update(notices)
    .set({ readAt: platform.clock.now() })
    .where(and(own(whose), isNull(notices.readAt)))
}
