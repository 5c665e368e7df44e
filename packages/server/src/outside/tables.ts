import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, searchable } from '../platform/columns.ts'
import type { OutsideKind } from './matter.ts'
import type { FieldChange, TeamMember, VisitedPlace } from './visit-content.ts'

/**
 * Visits outside the random regime (四): campaigns, cases, follow-ups, petitions. A table of their own, which no draw,
 * quota or coverage reads. Facility and team are kept as they were when the visit was registered.
 */
export const outsideVisits = pgTable(
  'outside_visits',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    kind: text().$type<OutsideKind>().notNull(),
    /** The campaign's name, or the number of the case or petition. */
    reference: text().notNull(),
    facilityId: text('facility_id').notNull(),
    facility: jsonb().$type<VisitedPlace>().notNull(),
    visitedOn: date('visited_on').notNull(),
    team: jsonb().$type<readonly TeamMember[]>().notNull(),
    /** Ids of the team, to be looked up by. */
    inspectors: text().array().notNull(),
    reason: text().notNull(),
    findings: text().notNull(),
    violation: boolean().notNull(),
    ...searchable,
    registeredAt: instant().notNull(),
    registeredById: text('registered_by_id').notNull(),
    registeredBy: text('registered_by').notNull(),
    /** Counts the corrections; who corrects must know the newest. */
    revision: integer().notNull().default(0),
    withdrawnAt: instant(),
    withdrawnBy: text('withdrawn_by'),
    withdrawalReason: text('withdrawal_reason'),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    index('outside_visits_day').on(table.bureau, table.visitedOn, table.id),
    index('outside_visits_facility').on(table.bureau, table.facilityId, table.visitedOn, table.id),
    index('outside_visits_inspectors').using('gin', table.inspectors),
    index('outside_visits_grams').using('gin', table.grams),
  ],
)

/** Who corrected what of a visit outside the regime, from what to what, and why. Only ever added to. */
export const outsideVisitChanges = pgTable(
  'outside_visit_changes',
  {
    bureau: text().notNull(),
    visitId: text('visit_id').notNull(),
    /** The revision that the correction made. */
    revision: integer().notNull(),
    at: instant().notNull(),
    byId: text('by_id').notNull(),
    by: text().notNull(),
    reason: text().notNull(),
    changes: jsonb().$type<readonly FieldChange[]>().notNull(),
  },
  table => [primaryKey({ columns: [table.bureau, table.visitId, table.revision] })],
)
