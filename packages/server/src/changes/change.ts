import { isDeepStrictEqual } from 'node:util'

/** What can be changed in the register. */
export type SubjectKind =
  | 'facility'
  | 'inspector'
  | 'entry'
  | 'exclusion'
  | 'document'
  | 'leave'
  | 'conflict'
  | 'course'
  | 'attendance'
  | 'decision'

/** `restored`: the undoing of an import put the subject back as it was. */
export type ChangeAction = 'created' | 'changed' | 'removed' | 'restored'

/** A row, or some of its columns, as JSON holds them: `{ instant }` in ISO 8601, sealed bytes as `{ sealed }` in base64. */
export type StoredColumns = Readonly<Record<string, unknown>>

/** Who changes, when, and as part of which import. */
export type ChangeContext = {
  readonly bureau: string
  readonly at: Date
  readonly by: { readonly id: string; readonly name: string }
  readonly importId?: string | null | undefined
}

/** One change of one subject. */
export type Change = {
  readonly kind: SubjectKind
  readonly id: string
  readonly facilityId: string | null
  readonly action: ChangeAction
  readonly before: StoredColumns | null
  readonly after: StoredColumns | null
  /** The revision of the row that is changed; null if there was none. */
  readonly previous: number | null
}

const stored = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return { sealed: Buffer.from(value).toString('base64') }
  if (value instanceof Date) return { instant: value.toISOString() }
  return value ?? null
}

/** A row as a change keeps it. */
export const storedColumns = (row: Readonly<Record<string, unknown>>): StoredColumns =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, stored(value)]))

const restored = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value
  if ('sealed' in value && typeof value.sealed === 'string')
    return new Uint8Array(Buffer.from(value.sealed, 'base64'))
  if ('instant' in value && typeof value.instant === 'string') return new Date(value.instant)
  return value
}

/** Columns as the database takes them back. */
export const restoredColumns = (columns: StoredColumns): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([column, value]) => [column, restored(value)]))

// Columns that every write sets and that say nothing of the subject.
const bookkeeping: ReadonlySet<string> = new Set(['revision'])

/** The columns that differ between two states of a row, or null if nothing does. */
export const differences = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { readonly before: StoredColumns; readonly after: StoredColumns } | null => {
  const [one, other] = [storedColumns(before), storedColumns(after)]
  const differing = Object.keys(other).filter(
    column => !bookkeeping.has(column) && !isDeepStrictEqual(one[column], other[column]),
  )
  if (differing.length === 0) return null
  const only = (columns: StoredColumns) =>
    Object.fromEntries(differing.map(column => [column, columns[column] ?? null]))
  return { before: only(one), after: only(other) }
}
