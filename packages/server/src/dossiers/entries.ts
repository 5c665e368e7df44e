import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import {
  type Change,
  type ChangeContext,
  differences,
  recordChanges,
  storedColumns,
} from '../changes/index.ts'
import { isForeignKeyViolation, isUniqueViolation, type Rows } from '../platform/database.ts'
import { inChunks } from '../platform/in-chunks.ts'
import { Problem } from '../platform/problems.ts'
import { freshId, type Randomness } from '../platform/randomness.ts'
import type { EntryData } from './entry-data.ts'
import { type EntryKindId, entryKind } from './kinds.ts'
import { dossierEntries } from './tables.ts'

export type DossierEntry = typeof dossierEntries.$inferSelect

/** An entry to be written; its data has been read by `readEntryData`. */
export type NewEntry = { readonly facilityId: string; readonly kind: EntryKindId; readonly data: EntryData }

const textAt = (data: EntryData, field: string | undefined): string | null => {
  const value = field === undefined ? undefined : data[field]
  return value === undefined ? null : String(value)
}

const indexed = (kindId: EntryKindId, data: EntryData) => {
  const { key, day, until } = entryKind(kindId)
  return { key: textAt(data, key), day: textAt(data, day), until: textAt(data, until) }
}

const asProblem = (error: unknown): unknown => {
  if (isUniqueViolation(error)) return new Problem('entry-exists')
  return isForeignKeyViolation(error) ? new Problem('not-found') : error
}

/**
 * Adds entries to dossiers, in the caller's transaction.
 * @returns their ids, in the order given
 * @throws Problem not-found (no such facility), entry-exists
 */
export const addEntries = async (
  rows: Rows,
  randomness: Randomness,
  context: ChangeContext,
  entries: readonly NewEntry[],
): Promise<readonly string[]> => {
  const added = entries.map(entry => ({ ...entry, id: freshId(randomness) }))
  const revisions = await recordChanges(
    rows,
    context,
    added.map(
      ({ id, facilityId }): Change => ({
        kind: 'entry',
        id,
        facilityId,
        action: 'created',
        before: null,
        after: null,
        previous: null,
      }),
    ),
  )
  const written = added.map(({ id, facilityId, kind, data }, place): typeof dossierEntries.$inferInsert => ({
    bureau: context.bureau,
    id,
    facilityId,
    kind,
    ...indexed(kind, data),
    data,
    revision: revisions[place] as number,
    createdAt: context.at,
  }))
  try {
    for (const chunk of inChunks(written)) await rows.insert(dossierEntries).values([...chunk])
  } catch (error) {
    throw asProblem(error)
  }
  return added.map(({ id }) => id)
}

const theEntry = (bureau: string, id: string) =>
  and(eq(dossierEntries.bureau, bureau), eq(dossierEntries.id, id))

/** @throws Problem not-found */
export const readEntry = async (rows: Rows, bureau: string, id: string): Promise<DossierEntry> => {
  const [row] = await rows.select().from(dossierEntries).where(theEntry(bureau, id))
  if (!row) throw new Problem('not-found')
  return row
}

const lockEntry = async (rows: Rows, bureau: string, id: string, revision: number): Promise<DossierEntry> => {
  const [row] = await rows.select().from(dossierEntries).where(theEntry(bureau, id)).for('update')
  if (!row) throw new Problem('not-found')
  if (row.revision !== revision) throw new Problem('register-row-changed')
  return row
}

/**
 * Changes an entry.
 * @param revision the one the change began from
 * @throws Problem not-found, register-row-changed, entry-exists
 */
export const changeEntry = async (
  rows: Rows,
  context: ChangeContext,
  { id, revision, data }: { readonly id: string; readonly revision: number; readonly data: EntryData },
): Promise<DossierEntry> => {
  const { bureau } = context
  const row = await lockEntry(rows, bureau, id, revision)
  const changed = differences(row.data, {
    ...Object.fromEntries(Object.keys(row.data).map(key => [key, null])),
    ...data,
  })
  if (!changed) return row
  const [next] = await recordChanges(rows, context, [
    { kind: 'entry', id, facilityId: row.facilityId, action: 'changed', ...changed, previous: row.revision },
  ])
  try {
    const [written] = await rows
      .update(dossierEntries)
      .set({ data, ...indexed(row.kind, data), revision: next as number })
      .where(theEntry(bureau, id))
      .returning()
    return written as DossierEntry
  } catch (error) {
    throw asProblem(error)
  }
}

/**
 * Removes an entry that was made by mistake; the trail keeps it whole.
 * @throws Problem not-found, register-row-changed
 */
export const removeEntry = async (
  rows: Rows,
  context: ChangeContext,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<void> => {
  const row = await lockEntry(rows, context.bureau, id, revision)
  await recordChanges(rows, context, [
    {
      kind: 'entry',
      id,
      facilityId: row.facilityId,
      action: 'removed',
      before: storedColumns(row),
      after: null,
      previous: row.revision,
    },
  ])
  await rows.delete(dossierEntries).where(theEntry(context.bureau, id))
}

/** The entries of a facility's dossier, by kind, the newest first. */
export const entriesOf = (rows: Rows, bureau: string, facilityId: string): Promise<readonly DossierEntry[]> =>
  rows
    .select()
    .from(dossierEntries)
    .where(and(eq(dossierEntries.bureau, bureau), eq(dossierEntries.facilityId, facilityId)))
    .orderBy(
      asc(dossierEntries.kind),
      sql`${dossierEntries.day} desc nulls last`,
      desc(dossierEntries.revision),
    )

/** Those of the ids that are in a dossier. */
export const findEntries = async (
  rows: Rows,
  bureau: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DossierEntry>> => {
  if (ids.length === 0) return new Map()
  const found = await rows
    .select()
    .from(dossierEntries)
    .where(and(eq(dossierEntries.bureau, bureau), inArray(dossierEntries.id, [...ids])))
  return new Map(found.map(entry => [entry.id, entry]))
}
