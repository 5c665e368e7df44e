import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { drawIdsOfYear } from '../draws/index.ts'
import { inLots } from '../exports/index.ts'
import { countRows } from '../platform/count-rows.ts'
import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { Platform } from '../platform/platform.ts'
import { foundBy } from '../search/index.ts'
import { records } from './tables.ts'
import { type DeadlineBasis, deadlineBasis, visitDeadlines } from './visit-deadlines.ts'

export const visitStates = ['opened', 'signed', 'published'] as const
export type VisitState = (typeof visitStates)[number]

/** A state to look for; `recorded` is signed, whether published yet or not. */
export const stateFilters = [...visitStates, 'recorded'] as const

export type VisitFilter = {
  readonly bureau: string
  readonly state?: (typeof stateFilters)[number] | undefined
  readonly draw?: string | undefined
  /** The year of the draw's period. */
  readonly year?: number | undefined
  readonly class?: string | undefined
  readonly facility?: string | undefined
  /** Somebody of the team, by number. */
  readonly inspector?: string | undefined
  readonly violation?: 'yes' | 'no' | undefined
  /** Part of a facility's name, of its pinyin initials, credit code or id. */
  readonly q?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** A draft is to the office a visit whose record is not there yet. */
const visitState = (state: typeof records.$inferSelect.state): VisitState =>
  state === 'signed' || state === 'published' ? state : 'opened'

/** A record is there for the office from its signing on. */
export const isRecorded = inArray(records.state, ['signed', 'published'])

export const classOf = sql<string>`${records.class}`

/** What a list shows; what was written down and signed, by far the most of a row, is not read. */
const listedColumns = {
  drawId: records.drawId,
  index: records.index,
  facility: records.facility,
  team: records.team,
  state: records.state,
  violation: records.violation,
  openedAt: records.openedAt,
  signedAt: records.signedAt,
}

type ListedRecord = Pick<typeof records.$inferSelect, keyof typeof listedColumns>

const wantedBy = async (rows: Rows, filter: Omit<VisitFilter, 'after' | 'limit'>) => {
  const drawsOfYear = filter.year && (await drawIdsOfYear(rows, filter.bureau, filter.year))
  return and(
    eq(records.bureau, filter.bureau),
    ne(records.state, 'replaced'),
    filter.state === 'opened'
      ? inArray(records.state, ['opened', 'draft'])
      : filter.state === 'recorded'
        ? isRecorded
        : filter.state
          ? eq(records.state, filter.state)
          : undefined,
    drawsOfYear ? inArray(records.drawId, [...drawsOfYear]) : undefined,
    filter.draw ? eq(records.drawId, filter.draw) : undefined,
    filter.class ? eq(classOf, filter.class) : undefined,
    filter.facility ? eq(records.facilityId, filter.facility) : undefined,
    filter.inspector
      ? sql`${records.team} @> ${JSON.stringify([{ inspector: filter.inspector }])}::jsonb`
      : undefined,
    // What a draft says of violations is not told.
    filter.violation ? and(isRecorded, eq(records.violation, filter.violation === 'yes')) : undefined,
    foundBy(filter.q, records),
  )
}

const newestFirst = [desc(records.openedAt), desc(records.drawId), desc(records.index)]

/** A visit as the office sees it. What a draft says is not told. */
const listedVisit = (basis: DeadlineBasis, record: ListedRecord) => {
  const state = visitState(record.state)
  const { record: due, publication } = visitDeadlines(basis, record)
  return {
    drawId: record.drawId,
    index: record.index,
    facility: { id: record.facility.id, name: record.facility.name },
    team: record.team.map(member => member.name),
    openedAt: record.openedAt.toISOString(),
    recordDueOn: due.day,
    recordDueProvisional: due.provisional,
    workingDaysLeft: state === 'opened' ? due.workingDaysLeft : null,
    state,
    signedAt: record.signedAt?.toISOString() ?? null,
    publishDueOn: publication?.day ?? null,
    publishDueProvisional: publication?.provisional ?? false,
    publishDaysLeft: state === 'signed' && publication ? publication.workingDaysLeft : null,
    violation: state === 'opened' ? null : record.violation,
  }
}

export type ListedVisit = ReturnType<typeof listedVisit>

/** Visits, newest first, a page at a time. */
export const listVisits = async (rows: Rows, platform: Platform, filter: VisitFilter) => {
  const wanted = await wantedBy(rows, filter)
  const [at, drawId, index] = readCursor(filter.after, 3) ?? []
  const beyond =
    typeof at === 'string' && Date.parse(at) && typeof drawId === 'string' && Number.isInteger(index)
      ? sql`(${records.openedAt}, ${records.drawId}, ${records.index}) < (${at}::timestamptz, ${drawId}, ${index}::integer)`
      : undefined
  const found = await rows
    .select(listedColumns)
    .from(records)
    .where(and(wanted, beyond))
    .orderBy(...newestFirst)
    .limit(filter.limit + 1)
  const total = await countRows(rows, records, wanted, 'bounded')
  const basis = await deadlineBasis(rows, filter.bureau, platform.clock.now())
  const page = cutPage(found, filter.limit, row => [row.openedAt.toISOString(), row.drawId, row.index])
  return { items: page.items.map(record => listedVisit(basis, record)), next: page.next, ...total }
}

/** All visits that fit, newest first, read lot by lot: for a sheet. */
export const visitsInLots = async (
  platform: Platform,
  filter: Omit<VisitFilter, 'after' | 'limit'>,
): Promise<AsyncGenerator<ListedVisit>> => {
  const { database, clock } = platform
  const keys = await database
    .select({ drawId: records.drawId, index: records.index })
    .from(records)
    .where(await wantedBy(database, filter))
    .orderBy(...newestFirst)
  const basis = await deadlineBasis(database, filter.bureau, clock.now())
  return inLots(keys, async lot => {
    const named = sql`(${records.drawId}, ${records.index}) in (select * from unnest(
      ${sql.param(lot.map(({ drawId }) => drawId))}::text[], ${sql.param(lot.map(({ index }) => index))}::integer[]))`
    const found = await database
      .select(listedColumns)
      .from(records)
      .where(and(eq(records.bureau, filter.bureau), named))
      .orderBy(...newestFirst)
    return found.map(record => listedVisit(basis, record))
  })
}

/** The opened lots of a draw, by number, with the leaf hashes under which anybody can check them. */
export const openedLotsOf = (rows: Rows, bureau: string, drawId: string) =>
  rows
    .select({ index: records.index, leafHash: records.leafHash, openedAt: records.openedAt })
    .from(records)
    .where(and(eq(records.bureau, bureau), eq(records.drawId, drawId)))
    .orderBy(records.index)
