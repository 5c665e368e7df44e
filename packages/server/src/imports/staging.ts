import { and, eq, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { sealText, type Vault } from '../platform/vault.ts'
import { maskedCell } from './masked-cell.ts'
import type { DatabaseRecord, StagedRow } from './staged-row.ts'
import { importRows } from './tables.ts'

/** Whose cells a sealed row holds. */
export const cellsContext = (bureau: string, importId: string, row: number): string =>
  `import/${bureau}/${importId}/${row}/cells`

const recordOf = (vault: Vault, bureau: string, importId: string, staged: StagedRow): DatabaseRecord => {
  const { row, verdict, title, outcome, candidates, findings, cells } = staged
  const children = outcome?.children ?? []
  const sealed = cells && sealText(vault, cellsContext(bureau, importId, row), JSON.stringify(cells))
  return {
    row,
    verdict,
    effect: outcome?.effect ?? (verdict === 'near' ? 'undecided' : 'none'),
    title,
    subject_id: outcome?.subjectId ?? null,
    facility_id: outcome?.facilityId ?? null,
    record: outcome?.record ?? null,
    before: outcome?.before ?? null,
    after: outcome?.after ?? null,
    children,
    entries: children.filter(({ kind }) => kind === 'entry').length,
    exclusions: children.filter(({ kind }) => kind === 'exclusion').length,
    findings: findings.map(finding => ({ ...finding, value: maskedCell(finding.value) })),
    candidates,
    cells: sealed && `\\x${Buffer.from(sealed).toString('hex')}`,
  }
}

/** Puts rows where they wait for the office, in one statement. */
export const stage = async (
  rows: Rows,
  vault: Vault,
  { bureau, importId }: { readonly bureau: string; readonly importId: string },
  staged: readonly StagedRow[],
): Promise<void> => {
  if (staged.length === 0) return
  const json = JSON.stringify(staged.map(one => recordOf(vault, bureau, importId, one)))
  await rows.execute(sql`
    insert into import_rows
      (bureau, import_id, row, verdict, effect, title, subject_id, facility_id, record, before, after, children, entries, exclusions, findings, candidates, cells)
    select ${bureau}, ${importId}, r.row, r.verdict, r.effect, r.title, r.subject_id, r.facility_id, r.record, r.before, r.after,
      r.children, r.entries, r.exclusions, r.findings, r.candidates, r.cells
    from json_populate_recordset(null::import_rows, ${json}::json) r`)
}

const rowsForgotten = 5_000

/**
 * Forgets the rows of an import, some at a time so that nobody waits for it.
 * @param which `applied`: all but the bad ones
 */
export const unstage = async (
  rows: Rows,
  bureau: string,
  importId: string,
  which: 'all' | 'applied' = 'all',
): Promise<void> => {
  const ofIt = sql`bureau = ${bureau} and import_id = ${importId}`
  const forgotten = which === 'all' ? ofIt : sql`${ofIt} and verdict <> 'bad'`
  const { rows: found } = await rows.execute<{ last: number | null }>(
    sql`select max(row) as last from import_rows where ${ofIt}`,
  )
  const last = found[0]?.last ?? -1
  // By the rows' numbers: to look for those that are left would go through all that are gone, again and again.
  for (let from = 0; from <= last; from += rowsForgotten)
    await rows.execute(
      sql`delete from import_rows where ${forgotten} and row >= ${from} and row < ${from + rowsForgotten}`,
    )
}

export const ofImport = (bureau: string, importId: string) =>
  and(eq(importRows.bureau, bureau), eq(importRows.importId, importId))
