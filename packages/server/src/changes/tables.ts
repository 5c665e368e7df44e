import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'
import type { ChangeAction, SubjectKind } from './change.ts'

/** Who changed what of the register, from what to what. Only ever added to. */
export const registerChanges = pgTable(
  'register_changes',
  {
    /** Never given twice, and over all bureaus: a row of the register names the one that wrote it last. */
    revision: bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    bureau: text().notNull(),
    subjectKind: text('subject_kind').$type<SubjectKind>().notNull(),
    subjectId: text('subject_id').notNull(),
    /** The facility on whose timeline the change shows. */
    facilityId: text('facility_id'),
    action: text().$type<ChangeAction>().notNull(),
    at: instant().notNull(),
    byId: text('by_id').notNull(),
    by: text().notNull(),
    /** The import, or the bulk action, that the change is part of. */
    importId: text('import_id'),
    /** Of a change: the columns that differ. Of a removal: the whole row. */
    before: jsonb(),
    after: jsonb(),
    /** The subject's revision until then. */
    previous: bigint({ mode: 'number' }),
  },
  table => [
    index('register_changes_subject').on(table.bureau, table.subjectKind, table.subjectId, table.revision),
    index('register_changes_facility').on(table.bureau, table.facilityId, table.revision),
    index('register_changes_import').on(table.bureau, table.importId, table.revision),
  ],
)
