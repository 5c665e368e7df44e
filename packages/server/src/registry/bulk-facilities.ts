import { z } from '@hono/zod-openapi'
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { type ChangeContext, differences } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import { inChunks } from '../platform/in-chunks.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import { changeFacilities, type FacilityColumns } from './change-facilities.ts'
import { type FacilityFilter, facilitiesWanted } from './facility-filter.ts'
import { type FacilityRow, facilityColumns } from './facility-row.ts'
import { cleanText } from './import/clean-text.ts'
import { facilities } from './tables.ts'

/** One transaction changes no more: on the embedded database everybody waits for it. */
const mostAtOnce = 5_000
const mostShown = 20

const cleaned = (most: number) => z.string().max(most).transform(cleanText)

/** What can be done to many facilities at once. An empty value empties the field. */
export const bulkAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('area'), value: cleaned(50) }),
  z.object({ kind: z.literal('industry'), value: z.string().regex(/^(?:[A-T]\d{2,4})?$/) }),
  z.object({
    kind: z.literal('extra'),
    field: cleaned(40).refine(name => name !== ''),
    value: cleaned(200),
  }),
])
export type BulkAction = z.infer<typeof bulkAction>

/** Facilities by their numbers, or all that fit. */
export type BulkSelection = { readonly ids: readonly string[] } | { readonly filter: FacilityFilter }

const without = (extra: FacilityRow['extra'], field: string) =>
  Object.fromEntries(Object.entries(extra).filter(([name]) => name !== field))

const columnsAfter = (row: FacilityRow, action: BulkAction): Partial<FacilityColumns> => {
  if (action.kind === 'area') return { area: action.value }
  if (action.kind === 'industry') return { industry: action.value }
  const rest = without(row.extra, action.field)
  return { extra: action.value === '' ? rest : { ...rest, [action.field]: action.value } }
}

const valueNow = (row: FacilityRow, action: BulkAction): string =>
  action.kind === 'extra' ? (row.extra[action.field] ?? '') : row[action.kind]

const selectedBy = (bureau: string, day: string, selection: BulkSelection): SQL | undefined =>
  'filter' in selection
    ? facilitiesWanted(bureau, day, selection.filter)
    : and(eq(facilities.bureau, bureau), sql`${facilities.id} = any(${sql.param(selection.ids)}::text[])`)

/** @throws Problem bulk-too-many */
const planned = async (
  rows: Rows,
  bureau: string,
  day: string,
  selection: BulkSelection,
  action: BulkAction,
) => {
  const found = await rows
    .select(facilityColumns)
    .from(facilities)
    .where(selectedBy(bureau, day, selection))
    .orderBy(asc(facilities.id))
    .limit(mostAtOnce + 1)
  if (found.length > mostAtOnce) throw new Problem('bulk-too-many')
  const steps = found.map(row => ({ row, columns: columnsAfter(row, action) }))
  const changes = steps.filter(({ row, columns }) => differences(row, { ...row, ...columns }) !== null)
  const same = steps.filter(step => !changes.includes(step))
  return { selected: found.length, changes, same }
}

/**
 * What a bulk action would change, and what it would leave because it is so already; nothing is written.
 * @throws Problem bulk-too-many
 */
export const previewBulk = async (
  rows: Rows,
  bureau: string,
  day: string,
  selection: BulkSelection,
  action: BulkAction,
) => {
  const { selected, changes, same } = await planned(rows, bureau, day, selection, action)
  return {
    selected,
    changes: changes.length,
    same: same.length,
    first: changes.slice(0, mostShown).map(({ row }) => ({
      id: row.id,
      name: row.name,
      from: valueNow(row, action),
      to: action.value,
    })),
    firstSame: same.slice(0, mostShown).map(({ row }) => ({ id: row.id, name: row.name })),
  }
}

/** Writes an action on many rows down among the imports, where it is undone like one. */
export type RecordBulk = (
  rows: Rows,
  context: ChangeContext & { readonly importId: string },
  what: { readonly title: string; readonly changed: number },
) => Promise<void>

const fieldWords = { area: '所属街镇', industry: '行业类别代码' } as const

/** What was done, as the list of imports shows it. */
const titleOf = (action: BulkAction): string => {
  const field = action.kind === 'extra' ? action.field : fieldWords[action.kind]
  return action.value === '' ? `批量清空“${field}”` : `批量修改“${field}”为“${action.value}”`
}

/**
 * Does it, through the change trail, all changes under one import id, by which they can be undone together.
 * @param expected how many the preview said
 * @returns the import id
 * @throws Problem bulk-changed if it would now change another number; bulk-too-many
 */
export const applyBulk = async (
  rows: Rows,
  platform: Platform,
  { bureau, day, by }: { readonly bureau: string; readonly day: string; readonly by: ChangeContext['by'] },
  selection: BulkSelection,
  action: BulkAction,
  expected: number,
  record: RecordBulk,
): Promise<string> => {
  const { changes } = await planned(rows, bureau, day, selection, action)
  if (changes.length !== expected) throw new Problem('bulk-changed')
  const importId = freshId(platform.randomness)
  const context = { bureau, at: platform.clock.now(), by, importId }
  for (const chunk of inChunks(changes))
    await changeFacilities(
      rows,
      context,
      chunk.map(({ row, columns }) => ({ id: row.id, revision: row.revision, columns })),
    )
  await record(rows, context, { title: titleOf(action), changed: changes.length })
  return importId
}
