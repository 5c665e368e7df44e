import {
  bigint,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'
// A reference of the schema, not a call: an entry belongs to a facility, and the database holds it to that.
import { facilities } from '../registry/tables.ts'
import type { FieldValue } from './field.ts'
import type { EntryKindId } from './kinds.ts'

/** Entries of the facility dossier (一企一档): approvals, permits, outlets, complaints, violations, by kind. */
export const dossierEntries = pgTable(
  'dossier_entries',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    facilityId: text('facility_id').notNull(),
    kind: text().$type<EntryKindId>().notNull(),
    /** The value of the kind's key field, by which it is found again; null if the kind has none or it is blank. */
    key: text(),
    /** When it was: the kind's day field. */
    day: date(),
    /** Until when it holds: the kind's until field. */
    until: date(),
    data: jsonb().$type<Readonly<Record<string, FieldValue>>>().notNull(),
    revision: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    foreignKey({
      columns: [table.bureau, table.facilityId],
      foreignColumns: [facilities.bureau, facilities.id],
    }),
    uniqueIndex('dossier_entries_key').on(table.bureau, table.kind, table.facilityId, table.key),
    index('dossier_entries_facility').on(table.bureau, table.facilityId, table.kind, table.day),
    index('dossier_entries_kind').on(table.bureau, table.kind, table.day),
    index('dossier_entries_until').on(table.bureau, table.kind, table.until),
  ],
)
