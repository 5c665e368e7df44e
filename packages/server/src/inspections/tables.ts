import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, instant, searchable } from '../platform/columns.ts'
import type { RecordBody } from './record-body.ts'
import type { VisitedFacility, VisitingMember } from './visit.ts'

/**
 * On-site records (《污染源现场监察记录》, 七.2), one an opened lot, made together with its opening.
 * Facility and team are kept as they were then: a record tells of a visit, not of today's register.
 */
export const records = pgTable(
  'records',
  {
    bureau: text().notNull(),
    drawId: text('draw_id').notNull(),
    index: integer().notNull(),
    leafHash: text('leaf_hash').notNull(),
    facilityId: text('facility_id').notNull(),
    facility: jsonb().$type<VisitedFacility>().notNull(),
    /** The facility's, for the index: nobody counts a class by opening each record. */
    class: text().generatedAlwaysAs(sql`facility ->> 'class'`),
    team: jsonb().$type<readonly VisitingMember[]>().notNull(),
    /** `opened` until somebody writes in it, then `draft`, `signed`, `published`; `replaced` with its lot, unsigned. */
    state: text().$type<'opened' | 'draft' | 'signed' | 'published' | 'replaced'>().notNull(),
    /** Counts the savings; who saves must know the newest. */
    revision: integer().notNull(),
    body: jsonb().$type<RecordBody>().notNull(),
    violation: boolean().notNull().default(false),
    ...searchable,
    openedAt: instant().notNull(),
    updatedAt: instant().notNull(),
    /** The canonical JSON of what was signed, salt included; the log holds its SHA-256. */
    signedDocument: text('signed_document'),
    signedAt: instant(),
    signedBy: text('signed_by'),
    signedLogIndex: integer('signed_log_index'),
    publishedAt: instant(),
    publishedBy: text('published_by'),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.drawId, table.index] }),
    index('records_opened').on(table.bureau, table.openedAt, table.drawId, table.index),
    index('records_facility').on(table.bureau, table.facilityId, table.openedAt),
    index('records_counted').on(table.bureau, table.class, table.violation, table.state, table.drawId),
    index('records_grams').using('gin', table.grams),
  ],
)

/** Photos of a record: the bytes lie in the evidence folder under `id`, their SHA-256 goes into the signed record. */
export const photos = pgTable(
  'photos',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    drawId: text('draw_id').notNull(),
    index: integer().notNull(),
    part: text(),
    caption: text().notNull().default(''),
    mediaType: text('media_type').notNull(),
    size: integer().notNull(),
    sha256: bytes().notNull(),
    takenAt: instant().notNull(),
    takenBy: text('taken_by').notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    uniqueIndex('photos_id').on(table.id),
    index('photos_record').on(table.bureau, table.drawId, table.index),
  ],
)
