import { and, eq, inArray } from 'drizzle-orm'
import {
  type ChangeContext,
  recordChanges,
  recordEdit,
  recordRemoval,
  storedColumns,
} from '../changes/index.ts'
import { isForeignKeyViolation, isUniqueViolation, type Rows } from '../platform/database.ts'
import { inChunks } from '../platform/in-chunks.ts'
import { Problem } from '../platform/problems.ts'
import { freshId, type Randomness } from '../platform/randomness.ts'
import { type AttendanceContent, type AttendanceRow, type CourseRow, hasPassed } from './course.ts'
import type { RosterEntry } from './roster.ts'
import { attendance } from './tables.ts'
import { lockCourse } from './write-courses.ts'

type Attending = AttendanceContent & { readonly inspectorId: string }

/** What somebody's row becomes by a roster: what that leaves blank stays as it was, or begins as for a new person. */
export const contentFrom = (entry: RosterEntry, row: AttendanceContent | undefined): AttendanceContent => ({
  mark: entry.mark ?? row?.mark ?? null,
  passed: entry.passed ?? row?.passed ?? true,
  certificateNumber: entry.certificateNumber ?? row?.certificateNumber ?? '',
})

const subjectOf = (id: string) => ({ kind: 'attendance', id, facilityId: null }) as const
const theRow = (bureau: string, id: string) => and(eq(attendance.bureau, bureau), eq(attendance.id, id))

const asProblem = (error: unknown): unknown => {
  if (isUniqueViolation(error)) return new Problem('attendance-exists')
  return isForeignKeyViolation(error) ? new Problem('not-found') : error
}

const insertAll = async (
  rows: Rows,
  randomness: Randomness,
  context: ChangeContext,
  course: CourseRow,
  people: readonly Attending[],
): Promise<void> => {
  const { bureau, at } = context
  const added = people.map(({ inspectorId, mark, passed, certificateNumber }) => ({
    bureau,
    id: `${inspectorId}/${freshId(randomness)}`,
    courseId: course.id,
    inspectorId,
    mark,
    passed: hasPassed(course, { mark, passed }),
    certificateNumber,
    createdAt: at,
  }))
  const revisions = await recordChanges(
    rows,
    context,
    added.map(row => ({
      ...subjectOf(row.id),
      action: 'created' as const,
      before: null,
      after: storedColumns(row),
      previous: null,
    })),
  )
  const written = added.map((row, place) => ({ ...row, revision: revisions[place] as number }))
  try {
    for (const chunk of inChunks(written)) await rows.insert(attendance).values([...chunk])
  } catch (error) {
    throw asProblem(error)
  }
}

const rewrite = async (
  rows: Rows,
  context: ChangeContext,
  course: CourseRow,
  row: AttendanceRow,
  { mark, passed, certificateNumber }: AttendanceContent,
): Promise<boolean> => {
  const columns = { mark, passed: hasPassed(course, { mark, passed }), certificateNumber }
  const revision = await recordEdit(rows, context, subjectOf(row.id), row, columns)
  if (revision === null) return false
  await rows
    .update(attendance)
    .set({ ...columns, revision })
    .where(theRow(context.bureau, row.id))
  return true
}

/**
 * Puts people on a course's roster, without a mark; where there is no test they have passed by being there.
 * @throws Problem not-found, course-withdrawn, attendance-exists
 */
export const addPeople = async (
  rows: Rows,
  randomness: Randomness,
  context: ChangeContext,
  courseId: string,
  inspectorIds: readonly string[],
): Promise<void> => {
  const course = await lockCourse(rows, context.bureau, courseId)
  const people = [...new Set(inspectorIds)].map(inspectorId => ({
    inspectorId,
    ...contentFrom({ inspectorId }, undefined),
  }))
  await insertAll(rows, randomness, context, course, people)
}

const lockAttendance = async (
  rows: Rows,
  bureau: string,
  courseId: string,
  inspectorId: string,
  revision: number,
): Promise<AttendanceRow> => {
  const [row] = await rows
    .select()
    .from(attendance)
    .where(
      and(
        eq(attendance.bureau, bureau),
        eq(attendance.courseId, courseId),
        eq(attendance.inspectorId, inspectorId),
      ),
    )
    .for('update')
  if (!row) throw new Problem('not-found')
  if (row.revision !== revision) throw new Problem('register-row-changed')
  return row
}

/**
 * Enters a mark or a certificate.
 * @param revision the one the change began from
 * @throws Problem not-found, course-withdrawn, register-row-changed
 */
export const changeAttendance = async (
  rows: Rows,
  context: ChangeContext,
  courseId: string,
  inspectorId: string,
  revision: number,
  content: AttendanceContent,
): Promise<void> => {
  const course = await lockCourse(rows, context.bureau, courseId)
  const row = await lockAttendance(rows, context.bureau, courseId, inspectorId, revision)
  await rewrite(rows, context, course, row, content)
}

/** Takes somebody off the roster; the trail keeps the row whole. @throws as changeAttendance */
export const removeAttendance = async (
  rows: Rows,
  context: ChangeContext,
  courseId: string,
  inspectorId: string,
  revision: number,
): Promise<void> => {
  await lockCourse(rows, context.bureau, courseId)
  const row = await lockAttendance(rows, context.bureau, courseId, inspectorId, revision)
  await recordRemoval(rows, context, subjectOf(row.id), row)
  await rows.delete(attendance).where(theRow(context.bureau, row.id))
}

/**
 * Brings a roster in: who is not on it yet is added, who is gets what the sheet says of them. Nobody is taken off.
 * @throws Problem not-found, course-withdrawn
 */
export const bringInRoster = async (
  rows: Rows,
  randomness: Randomness,
  context: ChangeContext,
  courseId: string,
  people: readonly RosterEntry[],
): Promise<{ readonly added: number; readonly changed: number }> => {
  const course = await lockCourse(rows, context.bureau, courseId)
  const there = await rows
    .select()
    .from(attendance)
    .where(
      and(
        eq(attendance.bureau, context.bureau),
        eq(attendance.courseId, courseId),
        inArray(attendance.inspectorId, ['', ...people.map(({ inspectorId }) => inspectorId)]),
      ),
    )
  const rowOf = new Map(there.map(row => [row.inspectorId, row]))
  let changed = 0
  for (const one of people) {
    const row = rowOf.get(one.inspectorId)
    if (row && (await rewrite(rows, context, course, row, contentFrom(one, row)))) changed += 1
  }
  const added = people
    .filter(({ inspectorId }) => !rowOf.has(inspectorId))
    .map(one => ({ inspectorId: one.inspectorId, ...contentFrom(one, undefined) }))
  await insertAll(rows, randomness, context, course, added)
  return { added: added.length, changed }
}
