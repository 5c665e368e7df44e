import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'

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
