import { bigint, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Recipient } from '../cosigners/index.ts'
import { bytes, instant } from '../platform/columns.ts'

/** Reports for the record (备案). Only ever added to: a correction is a further row, and the newest counts. */
export const filings = pgTable(
  'filings',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    kind: text().$type<'draw' | 'plan'>().notNull(),
    /** The draw's id, or the plan's year. */
    subject: text().notNull(),
    recipient: text().$type<Recipient>().notNull(),
    filedOn: date('filed_on').notNull(),
    /** Number of the receipt the recipient gave. */
    receipt: text().notNull(),
    at: instant().notNull(),
    /** Name of the person, as it was on that day. */
    by: text().notNull(),
    logIndex: integer('log_index').notNull(),
    /** Size of the checkpoint whose cosignature by the recipient is the receipt; none where it came on paper. */
    cosignedSize: bigint('cosigned_size', { mode: 'number' }),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    index('filings_subject').on(table.bureau, table.kind, table.subject, table.at),
  ],
)

/** Packages made for a recipient: facts in clear, the list encrypted. Kept as they were handed over. */
export const filingPackages = pgTable(
  'filing_packages',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    drawId: text('draw_id').notNull(),
    /** The cosigner it is for. */
    cosigner: text().notNull(),
    recipient: text().$type<Recipient>().notNull(),
    madeAt: instant().notNull(),
    madeBy: text('made_by').notNull(),
    file: bytes().notNull(),
    hash: text().notNull(),
    logIndex: integer('log_index').notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    index('filing_packages_draw').on(table.bureau, table.drawId, table.logIndex),
  ],
)
