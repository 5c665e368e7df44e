import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'

/** Who has seen what of a sealed list, for the leak inquiry (七.4). Written in the transaction of the read itself. */
export const accessRecords = pgTable(
  'access_records',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    at: instant().notNull(),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    personRole: text('person_role').notNull(),
    action: text().notNull(),
    drawId: text('draw_id').notNull(),
    index: integer(),
    reason: text(),
    from: text().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    index('access_records_at').on(table.bureau, table.at, table.id),
    index('access_records_draw').on(table.bureau, table.drawId, table.at),
  ],
)
