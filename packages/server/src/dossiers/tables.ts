import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'
// A reference of the schema, not a call: an entry belongs to a facility, and the database holds it to that.
import { facilities } from '../registry/tables.ts'
import type { DocumentKind } from './documents/document-kind.ts'
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

/** Files of the dossier, each with its versions; one that is withdrawn stays on record. */
export const dossierDocuments = pgTable(
  'dossier_documents',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    facilityId: text('facility_id').notNull(),
    kind: text().$type<DocumentKind>().notNull(),
    title: text().notNull(),
    /** The newest version's number, from 1. */
    version: integer().notNull(),
    withdrawnAt: instant(),
    withdrawnBy: text('withdrawn_by'),
    withdrawalReason: text('withdrawal_reason'),
    revision: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    foreignKey({
      columns: [table.bureau, table.facilityId],
      foreignColumns: [facilities.bureau, facilities.id],
    }),
    index('dossier_documents_facility').on(table.bureau, table.facilityId, table.createdAt),
  ],
)

/** The versions of the dossiers' files; the bytes lie sealed in the folder `dossiers` under `fileId`. Only ever added to. */
export const documentVersions = pgTable(
  'dossier_document_versions',
  {
    bureau: text().notNull(),
    documentId: text('document_id').notNull(),
    version: integer().notNull(),
    fileId: text('file_id').notNull(),
    /** As it was called where it came from. */
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    /** Bytes. */
    size: integer().notNull(),
    /** Of the file in clear, in hex. */
    sha256: text().notNull(),
    uploadedAt: instant().notNull(),
    uploadedBy: text('uploaded_by').notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.documentId, table.version] }),
    foreignKey({
      columns: [table.bureau, table.documentId],
      foreignColumns: [dossierDocuments.bureau, dossierDocuments.id],
    }),
  ],
)
