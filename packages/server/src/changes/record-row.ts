import type { Rows } from '../platform/database.ts'
import { type ChangeContext, differences, type SubjectKind, storedColumns } from './change.ts'
import { recordChanges } from './record-changes.ts'

type Columns = Readonly<Record<string, unknown>>

/** A row of the register that is written by hand, one at a time. */
type RowSubject = {
  readonly kind: SubjectKind
  readonly id: string
  /** The facility on whose timeline the change shows. */
  readonly facilityId: string | null
}

const recordOne = async (...change: Parameters<typeof recordChanges>): Promise<number> => {
  const [revision] = await recordChanges(...change)
  return revision as number
}

/** Writes down that a row is new, whole. @returns its revision */
export const recordCreation = (
  rows: Rows,
  context: ChangeContext,
  subject: RowSubject,
  row: Columns,
): Promise<number> =>
  recordOne(rows, context, [
    { ...subject, action: 'created', before: null, after: storedColumns(row), previous: null },
  ])

/** Writes down what a row has become. @returns its new revision, or null if nothing of it differs */
export const recordEdit = async (
  rows: Rows,
  context: ChangeContext,
  subject: RowSubject,
  row: Columns & { readonly revision: number },
  columns: Columns,
): Promise<number | null> => {
  const changed = differences(row, { ...row, ...columns })
  if (!changed) return null
  return recordOne(rows, context, [{ ...subject, action: 'changed', ...changed, previous: row.revision }])
}

/** Writes down that a row goes, and keeps it whole. */
export const recordRemoval = async (
  rows: Rows,
  context: ChangeContext,
  subject: RowSubject,
  row: Columns & { readonly revision: number },
): Promise<void> => {
  await recordOne(rows, context, [
    { ...subject, action: 'removed', before: storedColumns(row), after: null, previous: row.revision },
  ])
}
