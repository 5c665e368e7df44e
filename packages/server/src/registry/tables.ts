import { sql } from 'drizzle-orm'
import {
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { bytes, instant } from '../platform/columns.ts'

/** Facilities (污染源): sites, not legal persons; two sites may share a credit code. */
export const facilities = pgTable(
  'facilities',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    name: text().notNull(),
    creditCode: text('credit_code').notNull(),
    class: text().notNull(),
    division: text().notNull(),
    area: text().notNull().default(''),
    address: text().notNull(),
    industry: text().notNull().default(''),
    permit: text().notNull().default(''),
    keyKinds: text('key_kinds').array().notNull().default(sql`'{}'`),
    /** Facts that earn more lottery balls (五.3); the rule set says how many. */
    complaints: integer().notNull().default(0),
    seriousViolationOn: date('serious_violation_on'),
    riskGrade: text('risk_grade'),
    lastVisitedOn: date('last_visited_on'),
    /** `active`, or why the facility takes no part (suspended, closed, moved, deregistered). */
    status: text().notNull().default('active'),
    statusSince: date('status_since'),
    statusReason: text('status_reason').notNull().default(''),
    longitude: doublePrecision(),
    latitude: doublePrecision(),
    contact: text().notNull().default(''),
    /** Personal data, sealed with the master key. */
    phoneSealed: bytes('phone_sealed'),
    remark: text().notNull().default(''),
    /** Credit code and address as they are compared (`facilityKey`), so that no site is in the register twice. */
    site: text().notNull(),
    createdAt: instant().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    uniqueIndex('facilities_site').on(table.bureau, table.site),
    index('facilities_credit_code').on(table.bureau, table.creditCode),
    index('facilities_name').on(table.bureau, table.name, table.id),
    index('facilities_class').on(table.bureau, table.class, table.id),
  ],
)

export const inspectors = pgTable(
  'inspectors',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    name: text().notNull(),
    certificate: text().notNull(),
    unit: text().notNull().default(''),
    post: text().notNull(),
    tags: text().array().notNull(),
    areas: text().array().notNull(),
    avoid: text().array().notNull(),
    phoneSealed: bytes('phone_sealed'),
    createdAt: instant().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    uniqueIndex('inspectors_certificate').on(table.bureau, table.certificate),
  ],
)
