import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { StoredColumns } from '../changes/index.ts'
import { bytes, instant } from '../platform/columns.ts'
import type { Text } from '../platform/text.ts'
import type { BadCell } from '../registry/import/index.ts'
import type { ImportCounts, ImportFacts, ImportKind, ImportOptions, ImportState } from './import.ts'
import type { Mapping } from './mapping.ts'
import type { Candidate, Child, Effect, Verdict } from './staged-row.ts'

/** Imports of lists into the register, and bulk actions on it, which are undone in the same way. Kept for good. */
export const imports = pgTable(
  'imports',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    kind: text().$type<ImportKind>().notNull(),
    /** Name of the file; of a bulk action what was done. */
    fileName: text().notNull(),
    /** SHA-256 of the file; of a bulk action empty. */
    digest: text().notNull(),
    state: text().$type<ImportState>().notNull(),
    at: instant().notNull(),
    byId: text('by_id').notNull(),
    by: text().notNull(),
    /** Of what is being done now, in bytes of the file. */
    done: bigint({ mode: 'number' }).notNull().default(0),
    total: bigint({ mode: 'number' }).notNull().default(0),
    options: jsonb().$type<ImportOptions>().notNull(),
    mapping: jsonb().$type<Mapping>().notNull(),
    counts: jsonb().$type<ImportCounts>(),
    facts: jsonb().$type<ImportFacts>(),
    /** When its work last came on; work that has not for long has died with its process. */
    beat: instant().notNull(),
    /** Why it failed, or why applying or undoing it was refused. */
    problem: jsonb().$type<Text>(),
    /** The newest change of the register when reading began: what is newer on the same facilities ends the preview. */
    readFrom: bigint('read_from', { mode: 'number' }),
    appliedAt: instant(),
    undoneAt: instant(),
    undoneBy: text('undone_by'),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    index('imports_at').on(table.bureau, table.at, table.id),
  ],
)

/** Rows of a file between its preview and its applying; gone afterwards. */
export const importRows = pgTable(
  'import_rows',
  {
    bureau: text().notNull(),
    importId: text('import_id').notNull(),
    /** The row's number in the sheet. */
    row: integer().notNull(),
    verdict: text().$type<Verdict>().notNull(),
    effect: text().$type<Effect>().notNull(),
    /** How the row is called in a list. */
    title: text().notNull(),
    /** What is made or changed; null while that is not known. */
    subjectId: text('subject_id'),
    facilityId: text('facility_id'),
    /** Of what is made the whole row, of what is changed the columns that change, as the database takes them. */
    record: jsonb().$type<Readonly<Record<string, unknown>>>(),
    before: jsonb().$type<StoredColumns>(),
    after: jsonb().$type<StoredColumns>(),
    children: jsonb().$type<readonly Child[]>().notNull(),
    /** How many of the children are what. */
    entries: integer().notNull(),
    exclusions: integer().notNull(),
    findings: jsonb().$type<readonly BadCell[]>().notNull(),
    candidates: jsonb().$type<readonly Candidate[]>().notNull(),
    /** The cells of a bad row as they stood, sealed with the master key. */
    cells: bytes(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.importId, table.row] }),
    index('import_rows_verdict').on(table.bureau, table.importId, table.verdict, table.row),
    index('import_rows_subject').on(table.bureau, table.importId, table.subjectId),
  ],
)

/** Which heading of a source means which field, kept under a name by the office. */
export const importMappings = pgTable(
  'import_mappings',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    kind: text().$type<ImportKind>().notNull(),
    name: text().notNull(),
    mapping: jsonb().$type<Mapping>().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    index('import_mappings_kind').on(table.bureau, table.kind, table.name),
  ],
)
