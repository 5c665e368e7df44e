import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'
import type { ResultContent } from './result-content.ts'

/** Results published for everybody (七.6). `content` is exactly what the log entry holds. */
export const results = pgTable(
  'results',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    drawId: text('draw_id').notNull(),
    index: integer().notNull(),
    facilityName: text('facility_name').notNull(),
    creditCode: text('credit_code').notNull(),
    violation: boolean().notNull(),
    content: jsonb().$type<ResultContent>().notNull(),
    publishedAt: instant().notNull(),
    logIndex: integer('log_index').notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    uniqueIndex('results_lot').on(table.bureau, table.drawId, table.index),
    index('results_published').on(table.bureau, table.publishedAt, table.id),
    index('results_credit_code').on(table.bureau, table.creditCode),
  ],
)
