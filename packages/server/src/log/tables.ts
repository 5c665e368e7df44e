import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, instant } from '../platform/columns.ts'

/** The log's leaves. `body` is the entry's canonical JSON exactly as it was hashed. */
export const logEntries = pgTable(
  'log_entries',
  {
    index: bigint({ mode: 'number' }).primaryKey(),
    body: text().notNull(),
    at: instant().notNull(),
    /** What people look for entries by, taken from the body by the database so that it can't say otherwise. */
    kind: text().generatedAlwaysAs(sql`(body::json ->> 'kind')`),
    draw: text().generatedAlwaysAs(sql`coalesce(body::json ->> 'draw', body::json -> 'subject' ->> 'draw')`),
  },
  table => [
    index('log_entries_kind').on(table.kind, table.index),
    index('log_entries_draw').on(table.draw, table.index),
  ],
)

/** Hashes of the complete subtrees: level 0 holds leaf hashes, node (l, i) covers leaves i·2^l … (i+1)·2^l − 1. */
export const logNodes = pgTable(
  'log_nodes',
  {
    level: integer().notNull(),
    index: bigint({ mode: 'number' }).notNull(),
    hash: bytes().notNull(),
  },
  table => [primaryKey({ columns: [table.level, table.index] })],
)

/** One row: the log's size (locked by whoever appends) and its name in checkpoints. */
export const logState = pgTable('log_state', {
  id: integer().primaryKey(),
  origin: text().notNull(),
  size: bigint({ mode: 'number' }).notNull(),
})
