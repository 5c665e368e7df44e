import { bigint, date, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'
// A reference of the schema, not a call: an exclusion belongs to a facility, and the database holds it to that.
import { facilities } from '../registry/tables.ts'
import type { Decision, ExclusionReason } from './exclusion.ts'

/**
 * Facilities that take no part in draws (三): why, since when, until when, on what evidence, who asked and who approved.
 * Only an approved one takes a facility out, from `since` up to the day before `until`; it stays on record afterwards.
 */
export const exclusions = pgTable(
  'exclusions',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    facilityId: text('facility_id').notNull(),
    reason: text().$type<ExclusionReason>().notNull(),
    since: date().notNull(),
    /** The day on which the facility is back in the pool; null while that is open. */
    until: date(),
    /** What proves it, as the office wrote it. */
    evidence: text().notNull(),
    /** The document of the dossier that holds the evidence. */
    documentId: text('document_id'),
    requestedAt: instant().notNull(),
    requestedById: text('requested_by_id').notNull(),
    requestedBy: text('requested_by').notNull(),
    decidedAt: instant(),
    decidedById: text('decided_by_id'),
    decidedBy: text('decided_by'),
    /** Null while it waits. Whoever asked may withdraw it until then; who and when stands with the decision. */
    approved: text().$type<NonNullable<Decision>>(),
    /** Why it was refused, or what the director noted. */
    decisionNote: text('decision_note').notNull().default(''),
    /** Why the facility came back, if somebody ended the exclusion. */
    returnNote: text('return_note').notNull().default(''),
    revision: bigint({ mode: 'number' }).notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    foreignKey({
      columns: [table.bureau, table.facilityId],
      foreignColumns: [facilities.bureau, facilities.id],
    }),
    index('exclusions_facility').on(table.bureau, table.facilityId, table.since),
  ],
)
