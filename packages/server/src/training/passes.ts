import { addDays, addMonths, type PassedCourse } from '@mingqian/rules'
import { and, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { attendance, courses } from './tables.ts'

const joined = and(eq(courses.bureau, attendance.bureau), eq(courses.id, attendance.courseId))

/** The last day on which a pass of a course holds by the course's own word; null if without end. */
export const heldUntil = (heldOn: string, validMonths: number | null): string | null =>
  validMonths === null ? null : addDays(addMonths(heldOn, validMonths), -1)

/** What inspectors of the bureau have passed, all of them or some, by inspector. Withdrawn courses do not count. */
export const passedCourses = async (
  rows: Rows,
  bureau: string,
  inspectors?: readonly string[] | undefined,
): Promise<ReadonlyMap<string, readonly PassedCourse[]>> => {
  const found = await rows
    .select({
      inspectorId: attendance.inspectorId,
      kind: courses.kind,
      heldOn: courses.heldOn,
      validMonths: courses.validMonths,
    })
    .from(attendance)
    .innerJoin(courses, joined)
    .where(
      and(
        eq(attendance.bureau, bureau),
        eq(attendance.passed, true),
        isNull(courses.withdrawnAt),
        inspectors && inArray(attendance.inspectorId, [...inspectors]),
      ),
    )
  const passed = new Map<string, PassedCourse[]>()
  for (const { inspectorId, kind, heldOn, validMonths } of found) {
    const own = passed.get(inspectorId) ?? []
    own.push({ course: kind, on: heldOn, until: heldUntil(heldOn, validMonths) })
    passed.set(inspectorId, own)
  }
  return passed
}

/** Training hours of some inspectors in a year, by inspector: being there counts, passed or not. */
export const trainingHours = async (
  rows: Rows,
  bureau: string,
  year: number,
  inspectors: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const found = await rows
    .select({ inspectorId: attendance.inspectorId, hours: sql<string>`sum(${courses.hours})` })
    .from(attendance)
    .innerJoin(courses, joined)
    .where(
      and(
        eq(attendance.bureau, bureau),
        inArray(attendance.inspectorId, [...inspectors]),
        isNull(courses.withdrawnAt),
        gte(courses.heldOn, `${year}-01-01`),
        lte(courses.heldOn, `${year}-12-31`),
      ),
    )
    .groupBy(attendance.inspectorId)
  return new Map(found.map(({ inspectorId, hours }) => [inspectorId, Number(hours)]))
}
