import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'

/** The annual plan (《环境监察年度工作计划》, 六): how many inspections each period owes each class. */
export const plans = pgTable(
  'plans',
  {
    bureau: text().notNull(),
    year: integer().notNull(),
    /** `draft`, recomputed at will, or `approved`, public and fixed. */
    state: text().notNull(),
    content: jsonb().notNull(),
    createdAt: instant().notNull(),
    /** Names, as they were on that day. */
    createdBy: text('created_by').notNull(),
    approvedAt: instant(),
    approvedBy: text('approved_by'),
    logIndex: integer('log_index'),
  },
  table => [primaryKey({ columns: [table.bureau, table.year] })],
)
