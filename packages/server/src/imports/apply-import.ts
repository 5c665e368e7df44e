import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { ChangeContext } from '../changes/index.ts'
import { isForeignKeyViolation, isUniqueViolation, type Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { lockRegister, refreshSearch } from '../registry/index.ts'
import type { FileKind } from './import.ts'
import type { ImportRow } from './read-import.ts'
import type { Child } from './staged-row.ts'
import { ofImport } from './staging.ts'
import {
  columnList,
  type ImportedKind,
  keepSearch,
  nextRevision,
  subjectOf,
  tableOf,
} from './subject-tables.ts'
import { importRows, imports } from './tables.ts'

// Everything a row becomes was prepared when the file was read: here the database moves it into the register by itself,
// some thousand rows in a statement. The rows never leave it, so that the one session of the built-in database, which
// the transaction keeps from everybody else, is free again after seconds.

/** Rows in one statement: more would grow the memory of the built-in database, which never gives any back. */
const rowsAtOnce = 2_000

type Import = {
  readonly bureau: string
  readonly id: string
  readonly kind: FileKind
  readonly readFrom: number
}

const staged = ({ bureau, id }: Import) => sql`s.bureau = ${bureau} and s.import_id = ${id}`

/** What was changed since the preview on anything that the import is about. */
const newerChanges = ({ bureau, id, readFrom }: Import) => sql`
  select 1 from register_changes c
  where c.bureau = ${bureau} and c.revision > ${readFrom} and (
    c.facility_id in (select s.facility_id from import_rows s where ${staged({ bureau, id } as Import)} and s.facility_id is not null)
    or c.subject_id in (select s.subject_id from import_rows s where ${staged({ bureau, id } as Import)} and s.subject_id is not null)
  ) limit 1`

const columnsIn = async (rows: Rows, records: SQL): Promise<readonly string[]> => {
  const { rows: found } = await rows.execute<{ column: string }>(
    sql`select distinct jsonb_object_keys(r.record) as column from (${records}) r`,
  )
  return found.map(({ column }) => column)
}

/** What is made has the same columns in every row of an import; what is changed has those that change. */
const columnsOf = async (rows: Rows, one: Import) => {
  const child = (kind: string) => sql`
    select c->'record' as record from import_rows s, jsonb_array_elements(s.children) c
    where ${staged(one)} and s.children <> '[]'::jsonb and c->>'kind' = ${kind} limit 1`
  return {
    create: await columnsIn(
      rows,
      sql`select s.record from import_rows s where ${staged(one)} and s.effect = 'create' limit 1`,
    ),
    change: await columnsIn(
      rows,
      sql`select s.record from import_rows s where ${staged(one)} and s.effect = 'change'`,
    ),
    entry: await columnsIn(rows, child('entry')),
    exclusion: await columnsIn(rows, child('exclusion')),
    conflict: await columnsIn(rows, child('conflict')),
  }
}

const trailOf = (
  { bureau, at, by, importId }: ChangeContext,
  kind: ImportedKind,
  action: 'created' | 'changed',
  from: string,
) => {
  const more = action === 'changed' ? 'before, after, previous' : 'null::jsonb, null::jsonb, null::bigint'
  return sql`
    insert into register_changes
      (revision, bureau, subject_kind, subject_id, facility_id, action, at, by_id, by, import_id, before, after, previous)
    select revision, ${bureau}, ${kind}, subject_id, facility_id, ${action}, ${at.toISOString()}::timestamptz, ${by.id}, ${by.name},
      ${importId}, ${sql.raw(more)} from ${sql.raw(from)}`
}

type Portion = { readonly from: number; readonly to: number }

const within = ({ from, to }: Portion) => sql`s.row > ${from} and s.row <= ${to}`

const create = async (
  rows: Rows,
  one: Import,
  context: ChangeContext,
  columns: readonly string[],
  portion: Portion,
) => {
  const kind = subjectOf(one.kind)
  const table = tableOf(kind)
  await rows.execute(sql`
    with made as materialized (
      select s.subject_id, s.facility_id, s.record, ${nextRevision} as revision from import_rows s
      where ${staged(one)} and s.effect = 'create' and ${within(portion)}
    ), trail as (${trailOf(context, kind, 'created', 'made')})
    insert into ${table} (${columnList(columns)}, revision)
    select ${columnList(columns, 'r.')}, made.revision
    from made, lateral jsonb_populate_record(null::${table}, made.record) r`)
}

/** @returns how many were changed */
const change = async (
  rows: Rows,
  one: Import,
  context: ChangeContext,
  columns: readonly string[],
  portion: Portion,
): Promise<number> => {
  const kind = subjectOf(one.kind)
  const table = tableOf(kind)
  const { rowCount } = await rows.execute(sql`
    with changed as materialized (
      select s.subject_id, s.facility_id, s.record, s.before, s.after, t.revision as previous, ${nextRevision} as revision
      from import_rows s join ${table} t on t.bureau = s.bureau and t.id = s.subject_id
      where ${staged(one)} and s.effect = 'change' and ${within(portion)}
    ), trail as (${trailOf(context, kind, 'changed', 'changed')})
    update ${table} t
    set (${columnList(columns)}) = (select ${columnList(columns, 'r.')} from jsonb_populate_record(t, c.record) r), revision = c.revision
      ${keepSearch(kind, sql`c.record`, sql`c.revision`)}
    from changed c where t.bureau = ${one.bureau} and t.id = c.subject_id`)
  return rowCount ?? 0
}

const bringAlong = async (
  rows: Rows,
  one: Import,
  context: ChangeContext,
  kind: Child['kind'],
  columns: readonly string[],
  portion: Portion,
) => {
  const table = tableOf(kind)
  await rows.execute(sql`
    with made as materialized (
      select c->'record'->>'id' as subject_id, c->'record'->>'facility_id' as facility_id, c->'record' as record,
        ${nextRevision} as revision
      from import_rows s, jsonb_array_elements(s.children) c
      where ${staged(one)} and s.children <> '[]'::jsonb and s.effect <> 'undecided' and ${within(portion)}
        and c->>'kind' = ${kind}
    ), trail as (${trailOf(context, kind, 'created', 'made')})
    insert into ${table} (${columnList(columns)}, revision)
    select ${columnList(columns, 'r.')}, made.revision
    from made, lateral jsonb_populate_record(null::${table}, made.record) r`)
}

/** The rows' numbers cut into portions. */
const portionsOf = async (rows: Rows, one: Import): Promise<readonly Portion[]> => {
  const { rows: found } = await rows.execute<{ last: number | null }>(
    sql`select max(s.row) as last from import_rows s where ${staged(one)}`,
  )
  return Array.from({ length: Math.ceil((found[0]?.last ?? 0) / rowsAtOnce) }, (_, at) => ({
    from: at * rowsAtOnce,
    to: (at + 1) * rowsAtOnce,
  }))
}

/** Moves what was staged into the register, in the caller's transaction. */
const move = async (rows: Rows, one: Import, context: ChangeContext): Promise<void> => {
  await lockRegister(rows, one.bureau)
  const { rowCount: newer } = await rows.execute(newerChanges(one))
  if (newer) throw new Problem('register-changed')
  const columns = await columnsOf(rows, one)
  const [expected] = await rows
    .select({ changes: sql<number>`count(*)::int` })
    .from(importRows)
    .where(and(ofImport(one.bureau, one.id), eq(importRows.effect, 'change')))
  let changes = 0
  try {
    for (const portion of await portionsOf(rows, one)) {
      if (columns.create.length > 0) await create(rows, one, context, columns.create, portion)
      if (columns.change.length > 0) changes += await change(rows, one, context, columns.change, portion)
      for (const kind of ['entry', 'exclusion', 'conflict'] as const)
        if (columns[kind].length > 0) await bringAlong(rows, one, context, kind, columns[kind], portion)
    }
  } catch (error) {
    throw isUniqueViolation(error) || isForeignKeyViolation(error) ? new Problem('register-changed') : error
  }
  if (changes !== expected?.changes) throw new Problem('register-changed')
}

/**
 * Applies a previewed import, all of it or nothing, in one transaction.
 * @throws Problem register-changed: what it is about was changed since the preview
 */
export const applyImport = async (
  platform: Platform,
  row: ImportRow,
  by: ChangeContext['by'],
): Promise<void> => {
  const { database, clock } = platform
  const { bureau, id } = row
  const at = clock.now()
  await database.transaction(async rows => {
    const one: Import = { bureau, id, kind: row.kind as FileKind, readFrom: row.readFrom ?? 0 }
    await move(rows, one, { bureau, at, by, importId: id })
    // A small import is found at once; of a large one the rest follows, portion by portion.
    await refreshSearch(rows)
    await rows
      .update(imports)
      .set({ state: 'done', appliedAt: at, beat: at, problem: null })
      .where(and(eq(imports.bureau, bureau), eq(imports.id, id)))
  })
}
