import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'

/** Facts about this installation: the bureau it serves, the rehearsal clock's offset. */
export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: jsonb().notNull(),
})
