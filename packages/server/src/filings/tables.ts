import { date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'

/** To whom a list and a plan are reported (六): the government of the place, and the bureau of the city. */
export const recipients = ['government', 'city-bureau'] as const
export type Recipient = (typeof recipients)[number]

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
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    index('filings_subject').on(table.bureau, table.kind, table.subject, table.at),
  ],
)
