import type { attendance, courses } from './tables.ts'

export type CourseRow = typeof courses.$inferSelect
export type AttendanceRow = typeof attendance.$inferSelect

/** A course as the office enters it. Hours and marks with one decimal at most. */
export type CourseContent = {
  readonly title: string
  readonly kind: string
  readonly heldOn: string
  readonly hours: number
  readonly passMark: number | null
  readonly validMonths: number | null
  readonly organiser: string
  readonly place: string
  readonly remark: string
}

/** What is said of somebody's attendance. `passed` speaks only where the course has no test. */
export type AttendanceContent = {
  readonly mark: number | null
  readonly passed: boolean
  readonly certificateNumber: string
}

/** Whether somebody has passed: where there is a test, only by a mark that is not below the pass mark. */
export const hasPassed = (
  { passMark }: Pick<CourseContent, 'passMark'>,
  { mark, passed }: Pick<AttendanceContent, 'mark' | 'passed'>,
): boolean => (passMark === null ? passed : mark !== null && mark >= passMark)
