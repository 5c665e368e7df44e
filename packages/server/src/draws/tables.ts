import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { BeaconEvidence } from '../beacons/index.ts'
import { bytes, instant } from '../platform/columns.ts'

/**
 * Draws. What decides the list (pool, secrets, seed) and the list itself are sealed with the draw's own data key,
 * which is wrapped by the master key: a dump of the database shows no list.
 */
export const draws = pgTable(
  'draws',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    period: text().notNull(),
    state: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: text('created_by').notNull(),
    outsideWindowReason: text('outside_window_reason'),
    /** What may be seen of the freeze before the draw: counts, quotas, unstaffable facilities. */
    summary: jsonb().notNull(),
    dataKey: bytes('data_key').notNull(),
    poolSealed: bytes('pool_sealed').notNull(),
    commitment: jsonb(),
    commitmentHash: text('commitment_hash'),
    committedAt: instant(),
    committedBy: text('committed_by'),
    commitmentLogIndex: integer('commitment_log_index'),
    secretsSealed: bytes('secrets_sealed'),
    beaconValue: text('beacon_value'),
    /** What proves the value: a signature, or the whole pulse. */
    beaconEvidence: jsonb('beacon_evidence').$type<BeaconEvidence>(),
    resultSealed: bytes('result_sealed'),
    root: text(),
    lots: integer(),
    sealedAt: instant(),
    sealedBy: text('sealed_by'),
    sealedLogIndex: integer('sealed_log_index'),
    openedAt: instant(),
    openedBy: text('opened_by'),
    openedLogIndex: integer('opened_log_index'),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    uniqueIndex('draws_period').on(table.bureau, table.period),
  ],
)

/** One row a lot. Until it is opened everything that names the facility or the team is in `sealed`. */
export const lots = pgTable(
  'lots',
  {
    bureau: text().notNull(),
    drawId: text('draw_id').notNull(),
    index: integer().notNull(),
    sealed: bytes().notNull(),
    /** Blind index of the team: HMACs of number and inspector under a key derived from the draw's data key, sorted. */
    members: text().array().notNull(),
    /** The day on which its team gets it, sealed like the lot; null if all of the draw are handed out together. */
    dispatchSealed: bytes('dispatch_sealed'),
    openedAt: instant(),
    openedBy: text('opened_by'),
    /** Leaf hash, facility and the opening itself; written when the lot is opened, and public from then on. */
    leafHash: text('leaf_hash'),
    facilityId: text('facility_id'),
    opening: jsonb(),
    openedLogIndex: integer('opened_log_index'),
    /** Of a lot that an amendment made: the number of the lot it stands for. */
    replaces: integer(),
    /** The number of the lot that stands for this one now. */
    replacedBy: integer('replaced_by'),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.drawId, table.index] }),
    uniqueIndex('lots_leaf').on(table.leafHash),
    index('lots_members').using('gin', table.members),
  ],
)

/**
 * Who was invited to witness a frozen draw, and what they lodged. Of a link's token there is only its SHA-256, and the
 * secret is sealed with the draw's data key. Goes with the draw when a frozen one is discarded.
 */
export const drawWitnesses = pgTable(
  'draw_witnesses',
  {
    bureau: text().notNull(),
    drawId: text('draw_id').notNull(),
    id: text().notNull(),
    /** Place in the order of invitation, from 0. */
    position: integer().notNull(),
    name: text().notNull(),
    organisation: text(),
    /** The account of a witness who has one; all others have a link. */
    personId: text('person_id'),
    tokenHash: text('token_hash').unique(),
    invitedAt: instant().notNull(),
    invitedBy: text('invited_by').notNull(),
    expiresAt: instant().notNull(),
    withdrawnAt: instant(),
    withdrawnBy: text('withdrawn_by'),
    commitment: text(),
    secretSealed: bytes('secret_sealed'),
    lodgedAt: instant(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.drawId, table.id] }),
    uniqueIndex('draw_witnesses_position').on(table.bureau, table.drawId, table.position),
    index('draw_witnesses_person').on(table.personId),
    foreignKey({
      name: 'draw_witnesses_draw',
      columns: [table.bureau, table.drawId],
      foreignColumns: [draws.bureau, draws.id],
    }).onDelete('cascade'),
  ],
)

/** Amendments that were carried out, in order. Who asked and who approved is sealed until the draw is opened. */
export const drawAmendments = pgTable(
  'draw_amendments',
  {
    bureau: text().notNull(),
    drawId: text('draw_id').notNull(),
    /** The lot it made; amendments follow each other in this order. */
    index: integer().notNull(),
    replaces: integer().notNull(),
    kind: text().$type<'facility' | 'inspector'>().notNull(),
    reason: text().notNull(),
    at: instant().notNull(),
    logIndex: integer('log_index').notNull(),
    /** The amendment as the bundle will hold it. */
    sealed: bytes().notNull(),
  },
  table => [primaryKey({ columns: [table.bureau, table.drawId, table.index] })],
)
