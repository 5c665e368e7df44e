import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'

/** The annual plan (《环境监察年度工作计划》, 六): how many inspections each period owes each class. */
export const plans = pgTable(
  'plans',
  {
    bureau: text().notNull(),
    year: integer().notNull(),
    /** `draft`, recomputed at will, or `approved`, public and fixed. */
    state: text().notNull(),
    content: jsonb().notNull(),
    createdAt: instant().notNull(),
    /** Names, as they were on that day. */
    createdBy: text('created_by').notNull(),
    approvedAt: instant(),
    approvedBy: text('approved_by'),
    logIndex: integer('log_index'),
  },
  table => [primaryKey({ columns: [table.bureau, table.year] })],
)

/** The versions of the rules a bureau has adopted. Nothing here is ever changed: the next version replaces from a day. */
export const ruleSets = pgTable(
  'rule_sets',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    /** ISO day; in force until the day before the next one's. */
    inForceFrom: text('in_force_from').notNull(),
    document: jsonb().notNull(),
    /** SHA-256 of the document's canonical JSON. */
    hash: text().notNull(),
    adoptedAt: instant().notNull(),
    /** The director's name, as it was on that day. */
    adoptedBy: text('adopted_by').notNull(),
    logIndex: integer('log_index').notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id, table.version] }),
    uniqueIndex('rule_sets_in_force').on(table.bureau, table.inForceFrom),
  ],
)

/** The one version under work: text as the office left it, which need not be a rule set yet. */
export const ruleSetDrafts = pgTable('rule_set_drafts', {
  bureau: text().primaryKey(),
  document: text().notNull(),
  /** Grows by one with every saving, so that two people at once do not overwrite each other. */
  revision: integer().notNull(),
  savedAt: instant().notNull(),
  savedBy: text('saved_by').notNull(),
})
