import { bigint, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, instant } from '../platform/columns.ts'

/** To whom a list and a plan are reported (六): the government of the place, and the bureau of the city. */
export const recipients = ['government', 'city-bureau'] as const
export type Recipient = (typeof recipients)[number]

/**
 * Bodies that cosign the log's checkpoints. A row is never changed but by its withdrawal: a body with another key has
 * another row, and each entering and withdrawal is an entry of the log.
 */
export const cosigners = pgTable('cosigners', {
  id: text().primaryKey(),
  /** The body's name, as officials write it. */
  name: text().notNull(),
  /** Its C2SP verifier key, of the cosigners' type. */
  key: text().notNull().unique(),
  /** The age recipient that packages for it are encrypted to. */
  encryption: text(),
  /** Which recipient of filings it is; none for a mere witness. */
  recipient: text().$type<Recipient>(),
  since: instant().notNull(),
  enteredBy: text('entered_by').notNull(),
  logIndex: integer('log_index').notNull(),
  withdrawnAt: instant(),
  withdrawnBy: text('withdrawn_by'),
  withdrawnReason: text('withdrawn_reason'),
  withdrawnLogIndex: integer('withdrawn_log_index'),
})

/** Cosignatures, each over the checkpoint of one size of the log. Only ever added to. */
export const cosignatures = pgTable(
  'cosignatures',
  {
    cosigner: text()
      .notNull()
      .references(() => cosigners.id),
    size: bigint({ mode: 'number' }).notNull(),
    /** When the cosigner says that it signed, in seconds since 1970. */
    time: bigint({ mode: 'number' }).notNull(),
    root: bytes().notNull(),
    /** The signature's line as it stands in a note. */
    line: text().notNull(),
    receivedAt: instant().notNull(),
  },
  table => [primaryKey({ columns: [table.cosigner, table.size, table.time] })],
)
