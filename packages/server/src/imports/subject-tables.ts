import { type SQL, sql } from 'drizzle-orm'
import type { SubjectKind } from '../changes/index.ts'
import type { FileKind } from './import.ts'

/** Tables of what an import makes or changes, those first that others name. */
export const subjectTables = [
  { kind: 'facility', table: sql.raw('facilities') },
  { kind: 'inspector', table: sql.raw('inspectors') },
  { kind: 'entry', table: sql.raw('dossier_entries') },
  { kind: 'exclusion', table: sql.raw('exclusions') },
  { kind: 'conflict', table: sql.raw('inspector_conflicts') },
] as const satisfies readonly { kind: SubjectKind; table: SQL }[]

export type ImportedKind = (typeof subjectTables)[number]['kind']

export const tableOf = (kind: ImportedKind): SQL =>
  subjectTables.find(one => one.kind === kind)?.table ?? sql.raw('facilities')

/** What a row of a file is in the register. */
export const subjectOf = (kind: FileKind): ImportedKind => {
  if (kind === 'facilities') return 'facility'
  return kind === 'inspectors' ? 'inspector' : 'entry'
}

export const nextRevision = sql`nextval(pg_get_serial_sequence('register_changes', 'revision'))`

/** Column names from our own records, as a list for a statement. */
export const columnList = (columns: readonly string[], of = ''): SQL =>
  sql.join(
    columns.map(column => sql`${sql.raw(of)}${sql.identifier(column)}`),
    sql`, `,
  )

/** What rows are found by is made of these; where one of them changes, it is made anew afterwards. */
const searched: Readonly<Partial<Record<ImportedKind, readonly string[]>>> = {
  facility: ['name', 'former_names', 'credit_code', 'address'],
  inspector: ['name', 'certificate', 'unit'],
}

/**
 * Assigns, in an update of `t`, which revision the search columns are of: the new one, unless they are old already or
 * something that they are made of changes.
 * @param record the columns that change, as a jsonb expression  @param revision the new revision
 */
export const keepSearch = (kind: ImportedKind, record: SQL, revision: SQL): SQL => {
  const made = searched[kind]
  if (!made) return sql``
  const changes = sql.join(
    made.map(column => sql`${record} ? ${column}`),
    sql` or `,
  )
  return sql`, search_revision = case
    when t.search_revision = t.revision and not (${changes}) then ${revision} else t.search_revision end`
}
