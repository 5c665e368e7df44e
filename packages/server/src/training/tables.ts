import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'
// A reference of the schema, not a call: who was at a course is an inspector of the register.
import { inspectors } from '../registry/tables.ts'

const tenths = () => numeric({ precision: 6, scale: 1, mode: 'number' })

/** Training courses (八.3). One that was entered wrongly is withdrawn: it stays, and counts no more. */
export const courses = pgTable(
  'courses',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    title: text().notNull(),
    /** What rule sets name as a condition of being drawn; freely chosen. */
    kind: text().notNull(),
    heldOn: date('held_on').notNull(),
    hours: tenths().notNull(),
    /** The mark from which on the test is passed; null where there is no test. */
    passMark: tenths(),
    /** Months for which a pass holds; null if without end. */
    validMonths: integer('valid_months'),
    organiser: text().notNull().default(''),
    place: text().notNull().default(''),
    remark: text().notNull().default(''),
    withdrawnAt: instant(),
    withdrawnBy: text('withdrawn_by'),
    withdrawalReason: text('withdrawal_reason'),
    revision: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    index('courses_day').on(table.bureau, table.heldOn, table.id),
  ],
)

/** Who was at a course, with the mark. */
export const attendance = pgTable(
  'course_attendance',
  {
    bureau: text().notNull(),
    /** Begins with the inspector's number and a slash, by which the trail finds it. */
    id: text().notNull(),
    courseId: text('course_id').notNull(),
    inspectorId: text('inspector_id').notNull(),
    mark: tenths(),
    /** By the mark where the course has a test; else as the office says. */
    passed: boolean().notNull(),
    certificateNumber: text('certificate_number').notNull().default(''),
    revision: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    foreignKey({
      columns: [table.bureau, table.courseId],
      foreignColumns: [courses.bureau, courses.id],
    }),
    foreignKey({
      columns: [table.bureau, table.inspectorId],
      foreignColumns: [inspectors.bureau, inspectors.id],
    }),
    uniqueIndex('course_attendance_person').on(table.bureau, table.courseId, table.inspectorId),
    index('course_attendance_inspector').on(table.bureau, table.inspectorId),
  ],
)
