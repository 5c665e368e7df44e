import { and, eq } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import { Problem } from '../platform/problems.ts'
import { searchColumns } from '../search/index.ts'
import { matterOf, referenceOf } from './matter.ts'
import { outsideVisits } from './tables.ts'
import type { VisitContent, VisitedPlace } from './visit-content.ts'

export type OutsideVisit = typeof outsideVisits.$inferSelect

export const theVisit = (bureau: string, id: string) =>
  and(eq(outsideVisits.bureau, bureau), eq(outsideVisits.id, id))

export const contentOfRow = (row: OutsideVisit): VisitContent => ({
  matter: matterOf(row.kind, row.reference),
  facility: row.facility,
  visitedOn: row.visitedOn,
  team: row.team,
  reason: row.reason,
  findings: row.findings,
  violation: row.violation,
})

/** What a visit is found by: its facility, and what it was about. */
export const visitSearch = (facility: VisitedPlace, reference: string) =>
  searchColumns([facility.name, reference], [facility.id, facility.creditCode])

export const columnsOf = ({ matter, facility, team, ...rest }: VisitContent) => ({
  ...rest,
  kind: matter.kind,
  reference: referenceOf(matter),
  facilityId: facility.id,
  facility,
  team,
  inspectors: team.map(member => member.inspector),
  ...visitSearch(facility, referenceOf(matter)),
})

/** An inspector reads of the visits they took part in; a petition's story is no business of the others. */
const mayRead = (row: OutsideVisit, person: Person): boolean =>
  person.role !== 'inspector' || row.inspectors.includes(person.inspectorId ?? '')

/** The office changes any visit that is not withdrawn, an inspector what they registered and took part in. */
export const mayChange = (row: OutsideVisit, person: Person): boolean =>
  row.withdrawnAt === null &&
  (person.role === 'office' ||
    (person.role === 'inspector' && mayRead(row, person) && row.registeredById === person.id))

/** @throws Problem not-found */
export const readVisit = async (
  rows: Rows,
  bureau: string,
  id: string,
  person: Person,
): Promise<OutsideVisit> => {
  const [row] = await rows.select().from(outsideVisits).where(theVisit(bureau, id))
  if (!row || !mayRead(row, person)) throw new Problem('not-found')
  return row
}

/**
 * The visit for whoever is about to change it, locked until the transaction ends.
 * @throws Problem not-found, visit-withdrawn, visit-of-others
 */
export const lockVisit = async (
  rows: Rows,
  bureau: string,
  id: string,
  person: Person,
): Promise<OutsideVisit> => {
  const [row] = await rows.select().from(outsideVisits).where(theVisit(bureau, id)).for('update')
  if (!row || !mayRead(row, person)) throw new Problem('not-found')
  if (row.withdrawnAt !== null) throw new Problem('visit-withdrawn')
  if (!mayChange(row, person)) throw new Problem('visit-of-others')
  return row
}
