import { and, asc, count, desc, eq, gte, ilike, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { registerChanges } from '../changes/index.ts'
import { containingPattern } from '../platform/containing-pattern.ts'
import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import { Problem } from '../platform/problems.ts'
import { inspectorsByIds } from '../registry/index.ts'
import type { CourseRow } from './course.ts'
import { heldUntil } from './passes.ts'
import { attendance, courses } from './tables.ts'

export type CourseFilter = {
  readonly q?: string | undefined
  readonly kind?: string | undefined
  readonly year?: number | undefined
  readonly state?: 'valid' | 'withdrawn' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** A course with how many were there and how many of them passed. */
export type CountedCourse = CourseRow & { readonly attended: number; readonly passed: number }

const counts = async (rows: Rows, bureau: string, ids: readonly string[]) => {
  const found = await rows
    .select({
      courseId: attendance.courseId,
      attended: count(),
      passed: sql<number>`(count(*) filter (where ${attendance.passed}))::integer`,
    })
    .from(attendance)
    .where(and(eq(attendance.bureau, bureau), sql`${attendance.courseId} = any(${sql.param(ids)}::text[])`))
    .groupBy(attendance.courseId)
  return new Map(found.map(({ courseId, attended, passed }) => [courseId, { attended, passed }]))
}

/** Courses, the newest first, a page at a time. */
export const listCourses = async (rows: Rows, bureau: string, filter: CourseFilter) => {
  const wanted = and(
    eq(courses.bureau, bureau),
    filter.q
      ? or(
          ...[courses.title, courses.kind, courses.organiser].map(column =>
            ilike(column, containingPattern(filter.q ?? '')),
          ),
        )
      : undefined,
    filter.kind ? eq(courses.kind, filter.kind) : undefined,
    filter.year
      ? and(gte(courses.heldOn, `${filter.year}-01-01`), lte(courses.heldOn, `${filter.year}-12-31`))
      : undefined,
    filter.state === 'withdrawn' ? isNotNull(courses.withdrawnAt) : undefined,
    filter.state === 'valid' ? isNull(courses.withdrawnAt) : undefined,
  )
  const [day, id] = readCursor(filter.after, 2) ?? []
  const beyond =
    typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && typeof id === 'string'
      ? sql`(${courses.heldOn}, ${courses.id}) < (${day}::date, ${id})`
      : undefined
  const found = await rows
    .select()
    .from(courses)
    .where(and(wanted, beyond))
    .orderBy(desc(courses.heldOn), desc(courses.id))
    .limit(filter.limit + 1)
  const [total] = await rows.select({ n: count() }).from(courses).where(wanted)
  const { items, next } = cutPage(found, filter.limit, row => [row.heldOn, row.id])
  const counted = await counts(
    rows,
    bureau,
    items.map(row => row.id),
  )
  return {
    items: items.map(
      (row): CountedCourse => ({ ...row, ...(counted.get(row.id) ?? { attended: 0, passed: 0 }) }),
    ),
    next,
    total: total?.n ?? 0,
  }
}

/** Kinds that courses have been given, so that one thing keeps one name. */
export const courseKinds = async (rows: Rows, bureau: string): Promise<readonly string[]> => {
  const found = await rows
    .selectDistinct({ kind: courses.kind })
    .from(courses)
    .where(and(eq(courses.bureau, bureau), isNull(courses.withdrawnAt)))
  return found.map(({ kind }) => kind).sort()
}

/** Somebody on a roster. */
export type RosterLine = {
  readonly inspectorId: string
  readonly name: string
  readonly unit: string
  readonly certificate: string
  readonly mark: number | null
  readonly passed: boolean
  readonly certificateNumber: string
  readonly revision: number
}

/** A course with its roster, by inspectors' numbers. @throws Problem not-found */
export const readCourse = async (
  rows: Rows,
  bureau: string,
  id: string,
): Promise<{ readonly course: CountedCourse; readonly roster: readonly RosterLine[] }> => {
  const [row] = await rows
    .select()
    .from(courses)
    .where(and(eq(courses.bureau, bureau), eq(courses.id, id)))
  if (!row) throw new Problem('not-found')
  const there = await rows
    .select()
    .from(attendance)
    .where(and(eq(attendance.bureau, bureau), eq(attendance.courseId, id)))
    .orderBy(asc(attendance.inspectorId))
  const people = await inspectorsByIds(
    rows,
    bureau,
    there.map(({ inspectorId }) => inspectorId),
  )
  const roster = there.map(({ inspectorId, mark, passed, certificateNumber, revision }) => ({
    inspectorId,
    name: people.get(inspectorId)?.name ?? inspectorId,
    unit: people.get(inspectorId)?.unit ?? '',
    certificate: people.get(inspectorId)?.certificate ?? '',
    mark,
    passed,
    certificateNumber,
    revision,
  }))
  const passed = roster.filter(line => line.passed).length
  return { course: { ...row, attended: roster.length, passed }, roster }
}

/** A course somebody attended. */
export type TrainingRecord = {
  readonly courseId: string
  readonly title: string
  readonly kind: string
  readonly heldOn: string
  readonly hours: number
  readonly organiser: string
  readonly mark: number | null
  readonly passMark: number | null
  readonly passed: boolean
  readonly certificateNumber: string
  /** The last day on which the pass holds; null if without end, or not passed. */
  readonly until: string | null
}

/** An inspector's training, the newest course first. Withdrawn courses are left out. */
export const trainingRecord = async (
  rows: Rows,
  bureau: string,
  inspectorId: string,
): Promise<readonly TrainingRecord[]> => {
  const found = await rows
    .select({ course: courses, own: attendance })
    .from(attendance)
    .innerJoin(courses, and(eq(courses.bureau, attendance.bureau), eq(courses.id, attendance.courseId)))
    .where(
      and(
        eq(attendance.bureau, bureau),
        eq(attendance.inspectorId, inspectorId),
        isNull(courses.withdrawnAt),
      ),
    )
    .orderBy(desc(courses.heldOn), desc(courses.id))
  return found.map(({ course, own }) => ({
    courseId: course.id,
    title: course.title,
    kind: course.kind,
    heldOn: course.heldOn,
    hours: course.hours,
    organiser: course.organiser,
    mark: own.mark,
    passMark: course.passMark,
    passed: own.passed,
    certificateNumber: own.certificateNumber,
    until: own.passed ? heldUntil(course.heldOn, course.validMonths) : null,
  }))
}

/** Titles of the courses that entries of rosters belong to, or did before they were taken off, by entry. */
export const coursesOfAttendance = async (
  rows: Rows,
  bureau: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  // The trail names the course when the entry was made; the entry itself may be gone.
  const found = await rows
    .selectDistinct({ id: registerChanges.subjectId, title: courses.title })
    .from(registerChanges)
    .innerJoin(
      courses,
      and(
        eq(courses.bureau, registerChanges.bureau),
        sql`${courses.id} = coalesce(${registerChanges.after}, ${registerChanges.before}) ->> 'courseId'`,
      ),
    )
    .where(
      and(
        eq(registerChanges.bureau, bureau),
        eq(registerChanges.subjectKind, 'attendance'),
        inArray(registerChanges.subjectId, [...new Set(ids)]),
      ),
    )
  return new Map(found.map(({ id, title }) => [id, title]))
}
