import type { LeaveKind, Post } from '@mingqian/rules'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { bytes, instant, searchable } from '../platform/columns.ts'
import type { Operation } from './import/operation.ts'
import type { ConflictKind, InspectorTag } from './inspector.ts'

/** The revision that the search columns were made of: whoever writes a row without them leaves another one here. */
const searchedAt = { searchRevision: bigint('search_revision', { mode: 'number' }) }
const unsearched = sql`search_revision is distinct from revision`

/** Facilities (污染源): sites, not legal persons; two sites may share a credit code. */
export const facilities = pgTable(
  'facilities',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    name: text().notNull(),
    formerNames: text('former_names').array().notNull().default(sql`'{}'`),
    creditCode: text('credit_code').notNull(),
    legalPerson: text('legal_person').notNull().default(''),
    /** Identity number of the legal representative: personal data, sealed with the master key. */
    legalPersonIdSealed: bytes('legal_person_id_sealed'),
    class: text().notNull(),
    division: text().notNull(),
    area: text().notNull().default(''),
    address: text().notNull(),
    industry: text().notNull().default(''),
    permit: text().notNull().default(''),
    keyKinds: text('key_kinds').array().notNull().default(sql`'{}'`),
    lastVisitedOn: date('last_visited_on'),
    /** State of operation as reported. It takes nobody out of the pool: only an approved exclusion does. */
    operation: text().$type<Operation>().notNull().default('operating'),
    longitude: doublePrecision(),
    latitude: doublePrecision(),
    contact: text().notNull().default(''),
    /** Personal data, sealed with the master key. */
    phoneSealed: bytes('phone_sealed'),
    remark: text().notNull().default(''),
    /** Further fields of the profile, by the ids of its catalogue. */
    profile: jsonb().$type<Readonly<Record<string, string | number | boolean>>>().notNull().default({}),
    /** Free fields of the bureau's own, by their names. */
    extra: jsonb().$type<Readonly<Record<string, string>>>().notNull().default({}),
    /** Credit code and address as they are compared (`facilityKey`), so that no site is in the register twice. */
    site: text().notNull(),
    ...searchable,
    ...searchedAt,
    revision: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    uniqueIndex('facilities_site').on(table.bureau, table.site),
    index('facilities_credit_code').on(table.bureau, table.creditCode, table.id),
    index('facilities_name').on(table.bureau, table.name, table.id),
    index('facilities_class').on(table.bureau, table.class, table.id),
    index('facilities_area').on(table.bureau, table.area, table.id),
    index('facilities_industry').on(table.bureau, table.industry, table.id),
    // Never visited comes first: what has waited longest is what is looked for.
    index('facilities_visited').on(
      table.bureau,
      sql`coalesce(${table.lastVisitedOn}, '0001-01-01'::date)`,
      table.id,
    ),
    index('facilities_place').on(table.bureau, table.longitude, table.latitude, table.class),
    index('facilities_grams').using('gin', table.grams),
    index('facilities_unsearched').on(table.bureau, table.id).where(unsearched),
  ],
)

/** Inspectors (执法检查人员). Who is drawn follows from their standing on a day, never from a mark set by hand. */
export const inspectors = pgTable(
  'inspectors',
  {
    bureau: text().notNull(),
    id: text().notNull(),
    name: text().notNull(),
    certificate: text().notNull(),
    /** First and last day on which the certificate is valid; null where that is not on record. */
    certificateFrom: date('certificate_from'),
    certificateUntil: date('certificate_until'),
    certificateIssuer: text('certificate_issuer').notNull().default(''),
    unit: text().notNull().default(''),
    /** 在编, which has nothing to do with where somebody works. */
    inEstablishment: boolean('in_establishment').notNull().default(true),
    /** Where somebody works until further notice; what ends by itself is a leave. */
    post: text().$type<Post>().notNull(),
    tags: text().array().$type<InspectorTag[]>().notNull(),
    /** Freely named: 噪声, 危险废物, 辐射. */
    specialities: text().array().notNull().default(sql`'{}'`),
    areas: text().array().notNull(),
    /** Personal data, sealed with the master key. */
    phoneSealed: bytes('phone_sealed'),
    idNumberSealed: bytes('id_number_sealed'),
    remark: text().notNull().default(''),
    ...searchable,
    ...searchedAt,
    revision: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    uniqueIndex('inspectors_certificate').on(table.bureau, table.certificate),
    index('inspectors_grams').using('gin', table.grams),
    index('inspectors_unsearched').on(table.bureau, table.id).where(unsearched),
  ],
)

/** Leave, long leave and secondment (请假、长假、借调): days, both included, after which somebody is back by themself. */
export const inspectorLeaves = pgTable(
  'inspector_leaves',
  {
    bureau: text().notNull(),
    /** Begins with the inspector's number and a slash, by which the trail finds it. */
    id: text().notNull(),
    inspectorId: text('inspector_id').notNull(),
    kind: text().$type<LeaveKind>().notNull(),
    from: date('from_day').notNull(),
    /** The last day; null while the return is open. */
    until: date('until_day'),
    note: text().notNull().default(''),
    revision: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    foreignKey({
      columns: [table.bureau, table.inspectorId],
      foreignColumns: [inspectors.bureau, inspectors.id],
    }),
    index('inspector_leaves_inspector').on(table.bureau, table.inspectorId, table.from),
  ],
)

/** Conflicts of interest (回避): whom an inspector keeps away from, since when, until when, and on what basis. */
export const inspectorConflicts = pgTable(
  'inspector_conflicts',
  {
    bureau: text().notNull(),
    /** Begins with the inspector's number and a slash, by which the trail finds it. */
    id: text().notNull(),
    inspectorId: text('inspector_id').notNull(),
    facilityId: text('facility_id').notNull(),
    kind: text().$type<ConflictKind>().notNull(),
    from: date('from_day').notNull(),
    /** The last day; null while no end is foreseen. */
    until: date('until_day'),
    basis: text().notNull(),
    revision: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull(),
  },
  table => [
    primaryKey({ columns: [table.bureau, table.id] }),
    foreignKey({
      columns: [table.bureau, table.inspectorId],
      foreignColumns: [inspectors.bureau, inspectors.id],
    }),
    foreignKey({
      columns: [table.bureau, table.facilityId],
      foreignColumns: [facilities.bureau, facilities.id],
    }),
    index('inspector_conflicts_inspector').on(table.bureau, table.inspectorId, table.facilityId),
    index('inspector_conflicts_facility').on(table.bureau, table.facilityId),
  ],
)
