import { and, eq, sql } from 'drizzle-orm'
import type { ChangeContext } from '../changes/index.ts'
import { entryKinds } from '../dossiers/index.ts'
import { isForeignKeyViolation, type Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { lockRegister, refreshSearch } from '../registry/index.ts'
import { storedAsRecord } from './database-form.ts'
import { countDependants, type Undoable } from './dependants.ts'
import {
  columnList,
  type ImportedKind,
  keepSearch,
  nextRevision,
  subjectTables,
  tableOf,
} from './subject-tables.ts'
import { imports } from './tables.ts'

// Undoing goes by the trail: what was created goes, what was changed gets its former columns and its former revision back.
// The trail keeps both, the change and its being undone.

const ofImport = ({ bureau, id }: Undoable) =>
  sql`c.bureau = ${bureau} and c.import_id = ${id} and c.action <> 'restored'`

/** The first change of each subject of a kind, and what all of the import's changes of it took away, the first before the later. */
const firstChanges = (one: Undoable, kind: ImportedKind) => sql`
  select f.subject_id, f.facility_id, f.action, f.previous, f.revision as made, ${nextRevision} as revision, f.after,
    case when f.action = 'changed' then (
      select jsonb_object_agg(k.key, k.value) from (
        select distinct on (e.key) e.key, e.value from register_changes c, jsonb_each(c.before) e
        where ${ofImport(one)} and c.subject_kind = ${kind} and c.subject_id = f.subject_id and c.action = 'changed'
        order by e.key, c.revision
      ) k
    ) else f.before end as before
  from (
    select distinct on (c.subject_id) c.* from register_changes c
    where ${ofImport(one)} and c.subject_kind = ${kind} order by c.subject_id, c.revision
  ) f`

const trail = ({ bureau, at, by }: ChangeContext, { id }: Undoable, kind: ImportedKind) => sql`
  insert into register_changes
    (revision, bureau, subject_kind, subject_id, facility_id, action, at, by_id, by, import_id, before, after, previous)
  select revision, ${bureau}, ${kind}, subject_id, facility_id, 'restored', ${at.toISOString()}::timestamptz, ${by.id}, ${by.name}, ${id},
    after, before, made from undone`

const chosen = (one: Undoable, kind: ImportedKind, action: string) => sql`
  with undone as materialized (select * from (${firstChanges(one, kind)}) f where f.action = ${action})`

const removeCreated = (rows: Rows, context: ChangeContext, one: Undoable, kind: ImportedKind) =>
  rows.execute(sql`
    ${chosen(one, kind, 'created')}, noted as (${trail(context, one, kind)})
    delete from ${tableOf(kind)} t using undone where t.bureau = ${one.bureau} and t.id = undone.subject_id`)

const bringBackRemoved = async (rows: Rows, context: ChangeContext, one: Undoable, kind: ImportedKind) => {
  const { rows: found } = await rows.execute<{ column: string }>(sql`
    select distinct lower(regexp_replace(k, '([A-Z])', '_\\1', 'g')) as column from register_changes c, jsonb_object_keys(c.before) k
    where ${ofImport(one)} and c.subject_kind = ${kind} and c.action = 'removed'`)
  if (found.length === 0) return
  const columns = found.map(({ column }) => column).filter(column => column !== 'revision')
  await rows.execute(sql`
    ${chosen(one, kind, 'removed')}, noted as (${trail(context, one, kind)})
    insert into ${tableOf(kind)} (${columnList(columns)}, revision)
    select ${columnList(columns, 'r.')}, undone.previous
    from undone, lateral jsonb_populate_record(null::${tableOf(kind)}, ${storedAsRecord(sql`undone.before`)}) r`)
}

const changedColumns = async (rows: Rows, one: Undoable, kind: ImportedKind): Promise<readonly string[]> => {
  const { rows: found } = await rows.execute<{ column: string }>(sql`
    select distinct lower(regexp_replace(k, '([A-Z])', '_\\1', 'g')) as column from register_changes c, jsonb_object_keys(c.before) k
    where ${ofImport(one)} and c.subject_kind = ${kind} and c.action = 'changed'`)
  return found.map(({ column }) => column)
}

const restoreChanged = async (
  rows: Rows,
  context: ChangeContext,
  one: Undoable,
  kind: Exclude<ImportedKind, 'entry'>,
) => {
  const columns = await changedColumns(rows, one, kind)
  if (columns.length === 0) return
  await rows.execute(sql`
    ${chosen(one, kind, 'changed')}, noted as (${trail(context, one, kind)})
    update ${tableOf(kind)} t
    set (${columnList(columns)}) = (
      select ${columnList(columns, 'r.')} from jsonb_populate_record(t, ${storedAsRecord(sql`undone.before`)}) r
    ), revision = undone.previous
      ${keepSearch(kind, storedAsRecord(sql`undone.before`), sql`undone.previous`)}
    from undone where t.bureau = ${one.bureau} and t.id = undone.subject_id`)
}

const fieldOf = (field: string | undefined) =>
  field === undefined ? sql`null::text` : sql`d.data->>${field}::text`

/** A changed entry's trail holds fields of its data, from which key and days are taken again. */
const restoreEntries = async (rows: Rows, context: ChangeContext, one: Undoable) => {
  await rows.execute(sql`
    ${chosen(one, 'entry', 'changed')}, noted as (${trail(context, one, 'entry')})
    update dossier_entries t
    set data = (
      select coalesce(jsonb_object_agg(e.key, e.value), '{}'::jsonb) from jsonb_each(t.data || undone.before) e where e.value <> 'null'::jsonb
    ), revision = undone.previous
    from undone where t.bureau = ${one.bureau} and t.id = undone.subject_id`)
  for (const { id, ...kind } of entryKinds) {
    const { key, day, until } = kind as { key?: string; day?: string; until?: string }
    await rows.execute(sql`
      update dossier_entries d set key = ${fieldOf(key)}, day = (${fieldOf(day)})::date, until = (${fieldOf(until)})::date
      where d.bureau = ${one.bureau} and d.kind = ${id} and d.id in (
        select c.subject_id from register_changes c where ${ofImport(one)} and c.subject_kind = 'entry' and c.action = 'changed')`)
  }
}

/**
 * Undoes all that was changed under an import's id, or a bulk action's, in the caller's transaction: the register is
 * afterwards exactly what it was.
 * @throws Problem import-depended-on if later work stands on any of it; the transaction is then lost
 */
const undoChanges = async (rows: Rows, context: ChangeContext, one: Undoable): Promise<void> => {
  await lockRegister(rows, one.bureau)
  const standing = await countDependants(rows, one)
  const refused = (zh: string, en: string) => new Problem('import-depended-on', { detail: { zh, en } })
  if (standing > 0) throw refused(`共${standing}项，详见清单`, `${standing} of them; see the list`)
  const known = subjectTables.map(({ kind }) => kind)
  const { rowCount: foreign } = await rows.execute(sql`
    select 1 from register_changes c where ${ofImport(one)} and not (c.subject_kind = any(${sql.param(known)}::text[])) limit 1`)
  if (foreign) throw refused('其中有不能整批撤销的内容', 'some of it cannot be undone as a whole')
  try {
    // What others name goes last, and comes back first.
    for (const { kind } of subjectTables) await bringBackRemoved(rows, context, one, kind)
    for (const kind of ['exclusion', 'facility', 'inspector'] as const)
      await restoreChanged(rows, context, one, kind)
    await restoreEntries(rows, context, one)
    for (const { kind } of subjectTables.toReversed()) await removeCreated(rows, context, one, kind)
    await refreshSearch(rows)
  } catch (error) {
    throw isForeignKeyViolation(error)
      ? refused('后来登记的其他内容引用了其中的单位', 'something registered later refers to it')
      : error
  }
}

/**
 * Undoes an applied import or bulk action as a whole.
 * @throws Problem import-state, import-depended-on
 */
export const undoImport = async (
  platform: Platform,
  bureau: string,
  id: string,
  by: ChangeContext['by'],
): Promise<void> => {
  const { database, clock } = platform
  const at = clock.now()
  await database.transaction(async rows => {
    const [row] = await rows
      .select()
      .from(imports)
      .where(and(eq(imports.bureau, bureau), eq(imports.id, id)))
      .for('update')
    if (!row) throw new Problem('not-found')
    if (row.state !== 'done' || row.appliedAt === null) throw new Problem('import-state')
    await undoChanges(rows, { bureau, at, by, importId: id }, { bureau, id, appliedAt: row.appliedAt })
    await rows
      .update(imports)
      .set({ state: 'undone', undoneAt: at, undoneBy: by.name })
      .where(and(eq(imports.bureau, bureau), eq(imports.id, id)))
  })
}
