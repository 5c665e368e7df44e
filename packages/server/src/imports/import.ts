import { z } from 'zod'
// Not by its index: a thread that reads files has no use for the rest.
import { type EntryKindId, entryKind, entryKindIds } from '../dossiers/index.ts'
import type { Text } from '../platform/text.ts'

/** What a file can be a list of. */
export const importKinds = ['facilities', 'inspectors', ...entryKindIds] as const
export type FileKind = (typeof importKinds)[number]
/** `bulk`: not a file, but one action on many rows of the register. */
export type ImportKind = FileKind | 'bulk'

export const isEntryKind = (kind: string): kind is EntryKindId =>
  (entryKindIds as readonly string[]).includes(kind)

export const kindLabel = (kind: ImportKind): Text => {
  if (kind === 'facilities') return { zh: '污染源', en: 'Facilities' }
  if (kind === 'inspectors') return { zh: '执法检查人员', en: 'Inspectors' }
  if (kind === 'bulk') return { zh: '批量操作', en: 'Bulk action' }
  return entryKind(kind).label
}

/**
 * `mapping`: waits for somebody to say what its columns are; `reading`; `previewed`; `applying`; `done`; `failed`;
 * `dropped`: ended without a change; `undone`.
 */
export const importStates = [
  'mapping',
  'reading',
  'previewed',
  'applying',
  'done',
  'failed',
  'dropped',
  'undone',
] as const
export type ImportState = (typeof importStates)[number]

export const importOptionsSchema = z.object({
  /** What to do with rows that are in the register already: bring them up to date, or leave them. */
  existing: z.enum(['update', 'keep']).default('update'),
  /** What an empty cell says of a row that is in the register already: nothing, or that the value is gone. */
  blanks: z.enum(['keep', 'clear']).default('keep'),
  /** Whether the file lists everything there is, so that what it lacks can be shown. */
  complete: z.boolean().default(false),
})
export type ImportOptions = z.infer<typeof importOptionsSchema>

export type ImportCounts = {
  readonly rows: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly near: number
  /** Near rows that nobody has decided yet. */
  readonly undecided: number
  readonly bad: number
  /** In the register but not in the file, if the file is complete. */
  readonly missing: number
  /** Entries of dossiers and exclusions that rows bring along. */
  readonly entries: number
  readonly exclusions: number
}

/** What reading found out about the file. */
export type ImportFacts = {
  /** The row of headings, column by column. */
  readonly columns: readonly (string | null)[]
  readonly headings: readonly string[]
  readonly ignoredColumns: readonly string[]
  readonly warnings: readonly Text[]
  /** The first rows under unknown headings, for who says what the columns are. */
  readonly sample: readonly (readonly string[])[]
}
