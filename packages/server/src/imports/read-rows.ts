import { shanghaiDay } from '@mingqian/rules'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { Platform } from '../platform/platform.ts'
import type { Language } from '../platform/text.ts'
import { unsealText } from '../platform/vault.ts'
import { type BadCell, drawnClasses, rejectedRowsWorkbook, type SheetRow } from '../registry/import/index.ts'
import { facilities } from '../registry/tables.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { isMissingFrom } from './counts.ts'
import type { FileKind } from './import.ts'
import type { ImportRow } from './read-import.ts'
import { type ShownRow, shownRow } from './show-row.ts'
import type { Verdict } from './staged-row.ts'
import { cellsContext, ofImport } from './staging.ts'
import { importRows } from './tables.ts'

type Paging = { readonly after?: string | undefined; readonly limit: number }

/** Rows of a preview of one verdict, in the file's order. */
export const listRows = async (
  platform: Platform,
  row: ImportRow,
  { verdict, after, limit }: Paging & { readonly verdict: Verdict },
): Promise<{ readonly items: readonly ShownRow[]; readonly next: string | null; readonly total: number }> => {
  const { database, vault, clock } = platform
  const [last] = readCursor(after, 1) ?? []
  const ofVerdict = and(ofImport(row.bureau, row.id), eq(importRows.verdict, verdict))
  const found = await database
    .select()
    .from(importRows)
    .where(and(ofVerdict, typeof last === 'number' ? gt(importRows.row, last) : undefined))
    .orderBy(asc(importRows.row))
    .limit(limit + 1)
  const classes = drawnClasses(await ruleSetInForce(database, row.bureau, shanghaiDay(clock.now())))
  const page = cutPage(found, limit, ({ row: number }) => [number])
  const showing = { kind: row.kind as FileKind, vault, bureau: row.bureau, classes }
  return {
    items: page.items.map(one => shownRow(showing, one)),
    next: page.next,
    total: row.counts?.[verdict] ?? 0,
  }
}

/** Facilities of the register that a complete list lacks. */
export const listMissing = async (platform: Platform, row: ImportRow, { after, limit }: Paging) => {
  const [last] = readCursor(after, 1) ?? []
  const { id, name, creditCode, address } = facilities
  const found = await platform.database
    .select({ id, name, creditCode, address })
    .from(facilities)
    .where(
      and(isMissingFrom(row.bureau, row.id), typeof last === 'string' ? sql`${id} > ${last}` : undefined),
    )
    .orderBy(asc(id))
    .limit(limit + 1)
  return { ...cutPage(found, limit, one => [one.id]), total: row.counts?.missing ?? 0 }
}

/** A workbook of more bad rows would be no help to who has to correct them. */
const mostRejected = 20_000

/** The bad rows as an .xlsx to correct and import again. */
export const rejectedRows = async (
  platform: Platform,
  row: ImportRow,
  language: Language,
): Promise<Uint8Array> => {
  const { database, vault } = platform
  const found = await database
    .select({ row: importRows.row, cells: importRows.cells, findings: importRows.findings })
    .from(importRows)
    .where(and(ofImport(row.bureau, row.id), eq(importRows.verdict, 'bad')))
    .orderBy(asc(importRows.row))
    .limit(mostRejected)
  const rows = found.map(
    ({ row: number, cells }): SheetRow => ({
      row: number,
      cells: cells ? JSON.parse(unsealText(vault, cellsContext(row.bureau, row.id, number), cells)) : [],
    }),
  )
  const bad: readonly BadCell[] = found.flatMap(({ findings }) => findings)
  const headings = row.facts?.columns ?? []
  return rejectedRowsWorkbook(
    rows,
    { ok: true, rows: rows.length, good: [], bad, ignoredColumns: [], warnings: [], headings },
    language,
  )
}
