import { and, eq, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { facilities } from '../registry/tables.ts'
import type { ImportCounts, ImportKind, ImportOptions } from './import.ts'
import { ofImport } from './staging.ts'
import { importRows } from './tables.ts'

/** Holds of facilities that a file which lists all of them lacks. */
export const isMissingFrom = (bureau: string, importId: string) =>
  and(
    eq(facilities.bureau, bureau),
    sql`not exists (select 1 from ${importRows} where ${importRows.bureau} = ${bureau} and ${importRows.importId} = ${importId}
      and ${importRows.subjectId} = ${facilities.id})`,
  )

/** How many rows of an import are what. */
export const countRows = async (
  rows: Rows,
  bureau: string,
  importId: string,
  kind: ImportKind,
  options: ImportOptions,
): Promise<ImportCounts> => {
  const found = await rows
    .select({
      verdict: importRows.verdict,
      rows: sql<number>`count(*)::int`,
      undecided: sql<number>`(count(*) filter (where ${importRows.effect} = 'undecided'))::int`,
      entries: sql<number>`coalesce(sum(${importRows.entries}), 0)::int`,
      exclusions: sql<number>`coalesce(sum(${importRows.exclusions}), 0)::int`,
    })
    .from(importRows)
    .where(ofImport(bureau, importId))
    .groupBy(importRows.verdict)
  const of = (verdict: string) => found.find(one => one.verdict === verdict)?.rows ?? 0
  const sum = (count: (one: (typeof found)[number]) => number) =>
    found.reduce((total, one) => total + count(one), 0)
  const missing =
    kind === 'facilities' && options.complete
      ? await rows
          .select({ n: sql<number>`count(*)::int` })
          .from(facilities)
          .where(isMissingFrom(bureau, importId))
      : []
  return {
    rows: sum(one => one.rows),
    new: of('new'),
    changed: of('changed'),
    unchanged: of('unchanged'),
    near: of('near'),
    bad: of('bad'),
    undecided: sum(one => one.undecided),
    missing: missing[0]?.n ?? 0,
    entries: sum(one => one.entries),
    exclusions: sum(one => one.exclusions),
  }
}
