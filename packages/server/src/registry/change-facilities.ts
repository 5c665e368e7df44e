import { and, asc, eq, sql } from 'drizzle-orm'
import { type ChangeContext, differences, recordChanges } from '../changes/index.ts'
import { isUniqueViolation, type Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { type FacilityRow, facilityColumns } from './facility-row.ts'
import { facilityKey } from './import/index.ts'
import { facilitySearch } from './register-search.ts'
import { facilities } from './tables.ts'

/** Columns of a facility that can be changed; sealed columns come sealed. */
export type FacilityColumns = Omit<FacilityRow, 'bureau' | 'id' | 'site' | 'revision' | 'createdAt'>

/** What becomes of one facility. */
export type FacilityChange = {
  readonly id: string
  /** The revision that the change began from; without it the change is made whatever the row's is. */
  readonly revision?: number | undefined
  readonly columns: Partial<FacilityColumns>
}

/** A renamed facility keeps the name it had, and one that has an old name back has it no longer as a former one. */
export const formerNamesAfter = (
  row: { readonly name: string; readonly formerNames: readonly string[] },
  name: string,
): string[] =>
  name === row.name
    ? [...row.formerNames]
    : [...new Set([...row.formerNames, row.name])].filter(one => one !== name)

const changedRow = (row: FacilityRow, columns: Partial<FacilityColumns>): FacilityRow => {
  const formerNames = columns.formerNames ?? formerNamesAfter(row, columns.name ?? row.name)
  const next = { ...row, ...columns, formerNames }
  return { ...next, site: facilityKey(next) }
}

/** What a facility is found by from now on, where that is something else than before. */
const newSearch = (row: FacilityRow, next: FacilityRow) => {
  const search = facilitySearch(next)
  return facilitySearch(row).search === search.search ? {} : search
}

/**
 * Changes facilities in the caller's transaction, and writes down what was changed from what to what. What stays as it
 * is gets no new revision.
 * @returns how many were changed
 * @throws Problem not-found, register-row-changed, register-changed (another facility is at that site)
 */
export const changeFacilities = async (
  rows: Rows,
  context: ChangeContext,
  changes: readonly FacilityChange[],
): Promise<number> => {
  const { bureau } = context
  const ids = changes.map(({ id }) => id)
  // Locked in the order of their ids, so that two who change the same facilities wait rather than deadlock.
  const found = await rows
    .select(facilityColumns)
    .from(facilities)
    .where(and(eq(facilities.bureau, bureau), sql`${facilities.id} = any(${sql.param(ids)}::text[])`))
    .orderBy(asc(facilities.id))
    .for('update')
  const byId = new Map(found.map(row => [row.id, row]))
  const made = changes.flatMap(({ id, revision, columns }) => {
    const row = byId.get(id)
    if (!row) throw new Problem('not-found')
    if (revision !== undefined && row.revision !== revision) throw new Problem('register-row-changed')
    const next = changedRow(row, columns)
    const changed = differences(row, next)
    return changed ? [{ row, next, changed }] : []
  })
  const revisions = await recordChanges(
    rows,
    context,
    made.map(({ row, changed }) => ({
      kind: 'facility' as const,
      id: row.id,
      facilityId: row.id,
      action: 'changed' as const,
      ...changed,
      previous: row.revision,
    })),
  )
  try {
    for (const [place, { row, next, changed }] of made.entries()) {
      const columns = Object.fromEntries(
        Object.keys(changed.after).map(column => [column, next[column as keyof FacilityRow]]),
      )
      const revision = revisions[place] as number
      await rows
        .update(facilities)
        .set({ ...columns, ...newSearch(row, next), revision, searchRevision: revision })
        .where(and(eq(facilities.bureau, bureau), eq(facilities.id, row.id)))
    }
  } catch (error) {
    throw isUniqueViolation(error) ? new Problem('register-changed') : error
  }
  return made.length
}
