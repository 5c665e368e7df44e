import type { HolidayNotice } from '@mingqian/rules'
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'

/**
 * Holiday notices of the State Council that the office has entered, every version of them; the newest of a year
 * counts before what the software knows of that year. Nothing is overwritten: a correction is a further row.
 */
export const holidayNotices = pgTable(
  'holiday_notices',
  {
    bureau: text().notNull(),
    year: integer().notNull(),
    /** From 1, by year. */
    revision: integer().notNull(),
    /** The notice as it counts from then on; null when it was withdrawn. */
    notice: jsonb().$type<HolidayNotice>(),
    at: instant().notNull(),
    /** Name of the person, as it was on that day. */
    by: text().notNull(),
    logIndex: integer('log_index').notNull(),
  },
  table => [primaryKey({ columns: [table.bureau, table.year, table.revision] })],
)
