import type { Post } from '@mingqian/rules'
import { and, arrayContains, asc, eq, gt, ilike, inArray, or, type SQL, sql } from 'drizzle-orm'
import { containingPattern } from '../platform/containing-pattern.ts'
import { countRows } from '../platform/count-rows.ts'
import type { Rows } from '../platform/database.ts'
import { inChunks } from '../platform/in-chunks.ts'
import type { Vault } from '../platform/vault.ts'
import { foundBy } from '../search/index.ts'
import { maskedIdNumber } from './id-number.ts'
import { type InspectorTag, inspectorOf, type RegisteredInspector } from './inspector.ts'
import { maskedPhone } from './phone.ts'
import { isKey } from './search-text.ts'
import { inspectorConflicts, inspectorLeaves, inspectors } from './tables.ts'

type InspectorRow = typeof inspectors.$inferSelect

/** Rows of inspectors with their leaves and conflicts; of a few, only theirs are read. */
const withIntervals = async (
  rows: Rows,
  bureau: string,
  found: readonly InspectorRow[],
  few: boolean,
): Promise<readonly RegisteredInspector[]> => {
  const ids = found.map(({ id }) => id)
  const leaves = await rows
    .select()
    .from(inspectorLeaves)
    .where(
      and(eq(inspectorLeaves.bureau, bureau), few ? inArray(inspectorLeaves.inspectorId, ids) : undefined),
    )
    .orderBy(asc(inspectorLeaves.from), asc(inspectorLeaves.id))
  const conflicts = await rows
    .select()
    .from(inspectorConflicts)
    .where(
      and(
        eq(inspectorConflicts.bureau, bureau),
        few ? inArray(inspectorConflicts.inspectorId, ids) : undefined,
      ),
    )
    .orderBy(asc(inspectorConflicts.from), asc(inspectorConflicts.id))
  const leavesOf = Map.groupBy(leaves, ({ inspectorId }) => inspectorId)
  const conflictsOf = Map.groupBy(conflicts, ({ inspectorId }) => inspectorId)
  return found.map(row => inspectorOf(row, leavesOf.get(row.id) ?? [], conflictsOf.get(row.id) ?? []))
}

/** Which of the inspectors: those a condition holds for, and of them a portion by id. */
export type Which = {
  readonly condition?: SQL | undefined
  readonly portion?: { readonly after: string | undefined; readonly limit: number } | undefined
}

/** The inspectors of the bureau, whatever their post, ordered by id. */
export const allInspectors = async (
  rows: Rows,
  bureau: string,
  { condition, portion }: Which = {},
): Promise<readonly RegisteredInspector[]> => {
  const beyond = isKey(portion?.after) ? gt(inspectors.id, portion.after) : undefined
  const all = rows
    .select()
    .from(inspectors)
    .where(and(eq(inspectors.bureau, bureau), condition, beyond))
    .orderBy(asc(inspectors.id))
  const found = await (portion ? all.limit(portion.limit) : all)
  return withIntervals(rows, bureau, found, portion !== undefined)
}

export const countInspectors = async (
  rows: Rows,
  bureau: string,
  condition: SQL | undefined,
): Promise<number> =>
  (await countRows(rows, inspectors, and(eq(inspectors.bureau, bureau), condition), 'all')).total

/** Those of the ids that are in the register. */
export const inspectorsByIds = async (
  rows: Rows,
  bureau: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RegisteredInspector>> => {
  const found: RegisteredInspector[] = []
  for (const chunk of inChunks([...new Set(ids)])) {
    const some = await rows
      .select()
      .from(inspectors)
      .where(and(eq(inspectors.bureau, bureau), inArray(inspectors.id, [...chunk])))
    found.push(...(await withIntervals(rows, bureau, some, true)))
  }
  return new Map(found.map(inspector => [inspector.id, inspector]))
}

export type InspectorSearch = {
  readonly q?: string | undefined
  readonly post?: Post | undefined
  readonly establishment?: 'yes' | 'no' | undefined
  readonly tag?: InspectorTag | undefined
}

/** Holds for the inspectors sought: by name, its initials, certificate, number, unit or speciality, and by what they are. */
export const inspectorCondition = ({ q, post, establishment, tag }: InspectorSearch): SQL | undefined =>
  and(
    q
      ? or(
          foundBy(q, inspectors),
          ilike(sql`array_to_string(${inspectors.specialities}, ' ')`, containingPattern(q)),
        )
      : undefined,
    post ? eq(inspectors.post, post) : undefined,
    establishment ? eq(inspectors.inEstablishment, establishment === 'yes') : undefined,
    tag ? arrayContains(inspectors.tags, [tag]) : undefined,
  )

/** Phone and identity numbers as they may be shown, by inspector. */
export const maskedPersonalData = async (
  rows: Rows,
  vault: Vault,
  bureau: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly phone: string | null; readonly idNumber: string | null }>> => {
  const { id, phoneSealed, idNumberSealed } = inspectors
  const found = await rows
    .select({ id, phoneSealed, idNumberSealed })
    .from(inspectors)
    .where(and(eq(inspectors.bureau, bureau), inArray(inspectors.id, [...ids])))
  return new Map(
    found.map(row => {
      const owner = { kind: 'inspector', bureau, id: row.id } as const
      return [
        row.id,
        {
          phone: maskedPhone(vault, owner, row.phoneSealed),
          idNumber: maskedIdNumber(vault, owner, row.idNumberSealed),
        },
      ]
    }),
  )
}

export const theInspector = (id: string): SQL => eq(inspectors.id, id)
