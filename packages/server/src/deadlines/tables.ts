import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'

/** Deadlines that the office marked as met, because nothing else in the platform could tell. */
export const settledDeadlines = pgTable(
  'settled_deadlines',
  {
    bureau: text().notNull(),
    /** As `OpenDeadline.id`. */
    deadline: text().notNull(),
    /** How it was met. */
    note: text().notNull(),
    at: instant().notNull(),
    /** Name of the person, as it was on that day. */
    by: text().notNull(),
  },
  table => [primaryKey({ columns: [table.bureau, table.deadline] })],
)
