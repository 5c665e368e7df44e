import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, instant } from '../platform/columns.ts'
import type { AmendmentKind, AmendmentReason, AskedAs } from './reasons.ts'

/**
 * Requests to replace a lot. Before a lot is opened its team and facility are secret, so a request of its team names
 * neither: who asked, the words, and the note of the decision are sealed with the draw's key.
 */
export const amendmentRequests = pgTable(
  'amendment_requests',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    drawId: text('draw_id').notNull(),
    index: integer().notNull(),
    kind: text().$type<AmendmentKind>().notNull(),
    /** The seat whose inspector is to be replaced, for the kind `inspector`. */
    role: text(),
    reason: text().$type<AmendmentReason>().notNull(),
    askedAt: instant().notNull(),
    askedAs: text('asked_as').$type<AskedAs>().notNull(),
    /** Who asked, and the evidence. */
    wordsSealed: bytes('words_sealed').notNull(),
    state: text().$type<'waiting' | 'approved' | 'refused'>().notNull(),
    decidedAt: instant(),
    decidedById: text('decided_by_id'),
    decidedBy: text('decided_by'),
    noteSealed: bytes('note_sealed'),
    /** The lot that was made. */
    madeIndex: integer('made_index'),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    index('amendment_requests_asked').on(table.bureau, table.askedAt, table.id),
    uniqueIndex('amendment_requests_waiting')
      .on(table.bureau, table.drawId, table.index)
      .where(sql`${table.state} = 'waiting'`),
  ],
)
