import { boolean, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from '../platform/columns.ts'
import type { ListName, ViewSearch } from './saved-view.ts'

/** Views of lists (常用视图) under a name: filters, order and columns, as the list's address holds them. */
export const savedViews = pgTable(
  'saved_views',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    list: text().$type<ListName>().notNull(),
    name: text().notNull(),
    search: jsonb().$type<ViewSearch>().notNull(),
    ownerId: text('owner_id').notNull(),
    owner: text().notNull(),
    /** Offered to everybody; only the office shares. */
    shared: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    uniqueIndex('saved_views_name').on(table.bureau, table.list, table.ownerId, table.name),
    index('saved_views_list').on(table.bureau, table.list, table.shared),
  ],
)

/** The view a person's list opens with. */
export const defaultViews = pgTable(
  'default_views',
  {
    bureau: text().notNull(),
    personId: text('person_id').notNull(),
    list: text().$type<ListName>().notNull(),
    viewId: text('view_id').notNull(),
  },
  table => [primaryKey({ columns: [table.bureau, table.personId, table.list] })],
)
