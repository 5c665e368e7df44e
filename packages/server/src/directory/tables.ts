import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'

/** The yearly editions of the key-facility directory (重点排污单位名录, 九). A published one is never changed. */
export const directoryEditions = pgTable(
  'directory_editions',
  {
    bureau: text().notNull(),
    year: integer().notNull(),
    /** 0 is the year's first edition, then its amendments. */
    amendment: integer().notNull(),
    /** `draft`, `submitted` to the director, `published`. */
    state: text().notNull(),
    criteria: jsonb().notNull(),
    /** Rules and documents the edition rests on, as the office wrote it. */
    basis: text().notNull(),
    /** Why the edition in force is amended; empty for a year's first edition. */
    reason: text().notNull(),
    /** Grows with every change of the three above and of the state, so that two people do not overwrite each other. */
    revision: integer().notNull(),
    createdAt: instant().notNull(),
    createdById: text('created_by_id').notNull(),
    createdBy: text('created_by').notNull(),
    submittedAt: instant(),
    submittedById: text('submitted_by_id'),
    submittedBy: text('submitted_by'),
    /** What the director wrote when sending the draft back last. */
    returnedAt: instant(),
    returnedBy: text('returned_by'),
    returnNote: text('return_note'),
    publishedAt: instant(),
    publishedBy: text('published_by'),
    /** SHA-256 of the canonical list. */
    hash: text(),
    logIndex: integer('log_index'),
  },
  table => [primaryKey({ columns: [table.bureau, table.year, table.amendment] })],
)

const edition = { bureau: text().notNull(), year: integer().notNull(), amendment: integer().notNull() }

/** What the office decided of a facility in a category, for an edition under work and for good once it is published. */
export const directoryDecisions = pgTable(
  'directory_decisions',
  {
    ...edition,
    facilityId: text('facility_id').notNull(),
    category: text().notNull(),
    /** `Finding[]`: the value each score rests on. */
    findings: jsonb().notNull(),
    total: integer().notNull(),
    /** Whether the criteria, as they stood, list the facility. */
    assessed: boolean().notNull(),
    listed: boolean().notNull(),
    reason: text().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
    /** The change of the trail that wrote it last. */
    revision: bigint({ mode: 'number' }).notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.year, table.amendment, table.facilityId, table.category] }),
  ],
)

/** The lists as they were published: one row a facility and category. Only ever added to. */
export const directoryEntries = pgTable(
  'directory_entries',
  {
    ...edition,
    facilityId: text('facility_id').notNull(),
    category: text().notNull(),
    name: text().notNull(),
    creditCode: text('credit_code').notNull(),
    area: text().notNull(),
    address: text().notNull(),
    industry: text().notNull(),
    /** Ids of the criteria of the edition that speak for it. */
    grounds: text().array().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.year, table.amendment, table.facilityId, table.category] }),
    index('directory_entries_category').on(
      table.bureau,
      table.year,
      table.amendment,
      table.category,
      table.facilityId,
    ),
  ],
)
