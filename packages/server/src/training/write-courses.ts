import { and, eq } from 'drizzle-orm'
import { type ChangeContext, recordCreation, recordEdit } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { freshId, type Randomness } from '../platform/randomness.ts'
import { type CourseContent, type CourseRow, hasPassed } from './course.ts'
import { attendance, courses } from './tables.ts'

const subjectOf = (id: string) => ({ kind: 'course', id, facilityId: null }) as const
const theCourse = (bureau: string, id: string) => and(eq(courses.bureau, bureau), eq(courses.id, id))

/** Enters a course. @returns its id */
export const addCourse = async (
  rows: Rows,
  randomness: Randomness,
  context: ChangeContext,
  content: CourseContent,
): Promise<string> => {
  const id = freshId(randomness)
  const row = { ...content, bureau: context.bureau, id, createdAt: context.at }
  const revision = await recordCreation(rows, context, subjectOf(id), row)
  await rows.insert(courses).values({ ...row, revision })
  return id
}

/**
 * The course for whoever is about to change it or its roster, locked until the transaction ends.
 * @throws Problem not-found, course-withdrawn
 */
export const lockCourse = async (rows: Rows, bureau: string, id: string): Promise<CourseRow> => {
  const [row] = await rows.select().from(courses).where(theCourse(bureau, id)).for('update')
  if (!row) throw new Problem('not-found')
  if (row.withdrawnAt !== null) throw new Problem('course-withdrawn')
  return row
}

/** Another pass mark decides anew who has passed; each of those is a change of its own in the trail. */
const judgeAgain = async (rows: Rows, context: ChangeContext, course: CourseRow): Promise<void> => {
  const there = await rows
    .select()
    .from(attendance)
    .where(and(eq(attendance.bureau, context.bureau), eq(attendance.courseId, course.id)))
  for (const row of there) {
    const passed = hasPassed(course, row)
    const subject = { kind: 'attendance', id: row.id, facilityId: null } as const
    const revision = await recordEdit(rows, context, subject, row, { passed })
    if (revision === null) continue
    await rows
      .update(attendance)
      .set({ passed, revision })
      .where(and(eq(attendance.bureau, context.bureau), eq(attendance.id, row.id)))
  }
}

/**
 * Changes a course, and who has passed it if the pass mark is another.
 * @param revision the one the change began from
 * @throws Problem not-found, course-withdrawn, register-row-changed
 */
export const changeCourse = async (
  rows: Rows,
  context: ChangeContext,
  id: string,
  revision: number,
  content: CourseContent,
): Promise<void> => {
  const row = await lockCourse(rows, context.bureau, id)
  if (row.revision !== revision) throw new Problem('register-row-changed')
  const next = await recordEdit(rows, context, subjectOf(id), row, content)
  if (next === null) return
  await rows
    .update(courses)
    .set({ ...content, revision: next })
    .where(theCourse(context.bureau, id))
  if (content.passMark !== row.passMark) await judgeAgain(rows, context, { ...row, ...content })
}

/**
 * Withdraws a course that was entered wrongly. It stays, marked; its hours and passes count no more.
 * @throws Problem not-found, course-withdrawn
 */
export const withdrawCourse = async (
  rows: Rows,
  context: ChangeContext,
  id: string,
  reason: string,
): Promise<void> => {
  const row = await lockCourse(rows, context.bureau, id)
  const columns = { withdrawnAt: context.at, withdrawnBy: context.by.name, withdrawalReason: reason }
  const revision = await recordEdit(rows, context, subjectOf(id), row, columns)
  if (revision === null) return
  await rows
    .update(courses)
    .set({ ...columns, revision })
    .where(theCourse(context.bureau, id))
}
