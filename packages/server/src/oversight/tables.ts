import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'
import type { PersonalDataOwner } from './access-records.ts'

/**
 * Who has seen what of a sealed list, for the leak inquiry (七.4), and who has seen whose personal data in clear.
 * Written in the transaction of the read itself.
 */
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
    /** The draw whose list was seen; null where personal data was. */
    drawId: text('draw_id'),
    index: integer(),
    /** Whose personal data was seen, by kind and id, and which field of it. */
    subjectKind: text('subject_kind').$type<PersonalDataOwner>(),
    subjectId: text('subject_id'),
    field: text(),
    reason: text(),
    from: text().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    index('access_records_at').on(table.bureau, table.at, table.id),
    index('access_records_draw').on(table.bureau, table.drawId, table.at),
  ],
)
