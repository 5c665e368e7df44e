import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { About, DeadlineKind } from '../deadlines/index.ts'
import { instant } from '../platform/columns.ts'
import type { Text } from '../platform/text.ts'

/** What somebody was told of a deadline: once on each of its reminder days, and once when it was missed. */
export const notices = pgTable(
  'notices',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    personId: text('person_id').notNull(),
    deadline: text().notNull(),
    /** The reminder day, or the day after the deadline. */
    on: date().notNull(),
    kind: text().$type<DeadlineKind>().notNull(),
    subject: jsonb().$type<Text>().notNull(),
    /** The same without a firm's name, for mail. */
    outside: jsonb().$type<Text>().notNull(),
    about: jsonb().$type<About>().notNull(),
    /** The deadline as it was then. */
    day: date().notNull(),
    provisional: boolean().notNull(),
    overdue: boolean().notNull(),
    at: instant().notNull(),
    readAt: instant(),
    /** The mail that tells of it too. */
    mailId: text('mail_id'),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    uniqueIndex('notices_once').on(table.bureau, table.personId, table.deadline, table.on),
    index('notices_person').on(table.bureau, table.personId, table.at, table.id),
    index('notices_mail').on(table.mailId),
  ],
)

/** One row a bureau, locked while reminders are written or mails claimed: of two processes one waits. */
export const reminderRuns = pgTable('reminder_runs', {
  bureau: text().primaryKey(),
  /** The day up to which people have been reminded. */
  remindedOn: date('reminded_on'),
})

/** Mails, one a person and day. Which notices it tells of stands with them; its text is made when it is sent. */
export const mails = pgTable(
  'mails',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    personId: text('person_id').notNull(),
    /** The day on which it is or was sent. */
    day: date().notNull(),
    at: instant().notNull(),
    attempts: integer().notNull(),
    /** Not before then is it tried again; until then it is in the hands of whoever tries. */
    nextAttemptAt: instant().notNull(),
    sentAt: instant(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    uniqueIndex('mails_day').on(table.bureau, table.personId, table.day),
  ],
)
