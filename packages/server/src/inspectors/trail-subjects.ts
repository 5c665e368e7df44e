import type { RecordedChange } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import { facilitiesByIds } from '../registry/index.ts'
import { coursesOfAttendance } from '../training/index.ts'

/** What each change of an inspector's trail concerns: the facility of a conflict, the course of an attendance. */
export const trailSubjects = async (
  rows: Rows,
  bureau: string,
  changes: readonly RecordedChange[],
): Promise<(change: RecordedChange) => string | null> => {
  const facilities = await facilitiesByIds(
    rows,
    bureau,
    changes.flatMap(({ facilityId }) => (facilityId ? [facilityId] : [])),
  )
  const attendance = changes.filter(({ subjectKind }) => subjectKind === 'attendance')
  const courses = await coursesOfAttendance(
    rows,
    bureau,
    attendance.map(({ subjectId }) => subjectId),
  )
  return ({ facilityId, subjectId }) => {
    if (facilityId) return facilities.get(facilityId)?.name ?? facilityId
    return courses.get(subjectId) ?? null
  }
}
