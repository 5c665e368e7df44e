import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { countRows } from '../platform/count-rows.ts'
import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { Platform } from '../platform/platform.ts'
import { foundBy } from '../search/index.ts'
import type { InspectorPost } from './import/index.ts'
import { inspectorOf, type RegisteredInspector } from './inspector.ts'
import { maskedPhone } from './phone.ts'
import { isKey } from './search-text.ts'
import { inspectors } from './tables.ts'

/** All inspectors of the bureau, whatever their post, ordered by id. */
export const allInspectors = async (rows: Rows, bureau: string): Promise<readonly RegisteredInspector[]> =>
  (await rows.select().from(inspectors).where(eq(inspectors.bureau, bureau)).orderBy(asc(inspectors.id))).map(
    inspectorOf,
  )

/** Those of the ids that are in the register. */
export const inspectorsByIds = async (
  rows: Rows,
  bureau: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RegisteredInspector>> => {
  const found = await rows
    .select()
    .from(inspectors)
    .where(and(eq(inspectors.bureau, bureau), sql`${inspectors.id} = any(${sql.param(ids)}::text[])`))
  return new Map(found.map(row => [row.id, inspectorOf(row)]))
}

export type InspectorFilter = {
  readonly q?: string | undefined
  readonly post?: InspectorPost | undefined
  readonly after?: string | undefined
  readonly limit: number
}

type InspectorRow = typeof inspectors.$inferSelect

const wantedBy = (bureau: string, { q, post }: Pick<InspectorFilter, 'q' | 'post'>) =>
  and(eq(inspectors.bureau, bureau), foundBy(q, inspectors), post ? eq(inspectors.post, post) : undefined)

/** All inspectors that fit, by id: of a province some thousands. */
export const inspectorsWanted = (
  rows: Rows,
  bureau: string,
  filter: Pick<InspectorFilter, 'q' | 'post'>,
): Promise<readonly InspectorRow[]> =>
  rows.select().from(inspectors).where(wantedBy(bureau, filter)).orderBy(asc(inspectors.id))

/** Inspectors as the office sees them, with masked phone numbers. */
export const listedInspectors = ({ vault }: Platform, bureau: string, found: readonly InspectorRow[]) =>
  found.map(row => ({
    inspector: inspectorOf(row),
    phone: maskedPhone(vault, { kind: 'inspector', bureau, id: row.id }, row.phoneSealed),
  }))

/** A page of the inspectors by id, with masked phone numbers. */
export const listInspectors = async (platform: Platform, bureau: string, filter: InspectorFilter) => {
  const { database } = platform
  const wanted = wantedBy(bureau, filter)
  const [id] = readCursor(filter.after, 1) ?? []
  const found = await database
    .select()
    .from(inspectors)
    .where(and(wanted, isKey(id) ? gt(inspectors.id, id) : undefined))
    .orderBy(asc(inspectors.id))
    .limit(filter.limit + 1)
  const total = await countRows(database, inspectors, wanted, 'all')
  const page = cutPage(found, filter.limit, row => [row.id])
  const items = listedInspectors(platform, bureau, page.items)
  return { items, next: page.next, ...total }
}
