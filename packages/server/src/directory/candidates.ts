import { shanghaiDay } from '@mingqian/rules'
import { type AnyColumn, and, eq, type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { type FacilityOnDay, listFacilities, readFacility, takesPart } from '../registry/index.ts'
import { type Category, inOrder } from './categories.ts'
import { type Decision, decisionsOn, ofEdition } from './decision.ts'
import type { Standing } from './differences.ts'
import { type EditionKey, editionInForce, readEdition } from './edition.ts'
import { inEdition } from './entries.ts'
import { directoryDecisions, directoryEntries } from './tables.ts'

export type CandidateFilter = {
  readonly q?: string | undefined
  readonly class?: string | undefined
  readonly area?: string | undefined
  /** What the three below ask for, in this category or in any. */
  readonly category?: Category | undefined
  /** Listed in the edition in force. */
  readonly inForce?: 'yes' | 'no' | undefined
  readonly decision?: 'listed' | 'unlisted' | 'none' | undefined
  readonly standing?: Standing | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** A facility that may be listed: what the edition in force says of it, and what was decided for this one. */
export type Candidate = {
  readonly facility: FacilityOnDay
  readonly takesPart: boolean
  readonly inForce: readonly Category[]
  readonly decisions: readonly Decision[]
}

const exists = (inner: SQL): SQL => sql`exists (${inner})`
const absent = (inner: SQL): SQL => sql`not exists (${inner})`

/** The conditions on a facility's id that a filter sets beyond those of the register. */
const wanted =
  (edition: EditionKey, inForce: EditionKey | null, filter: CandidateFilter) =>
  (id: AnyColumn): SQL | undefined => {
    const { category } = filter
    const decided = (...more: (SQL | undefined)[]) =>
      sql`select 1 from ${directoryDecisions} where ${and(
        ofEdition(edition),
        eq(directoryDecisions.facilityId, id),
        category ? eq(directoryDecisions.category, category) : undefined,
        ...more,
      )}`
    const listed = (...more: (SQL | undefined)[]) =>
      sql`select 1 from ${directoryEntries} where ${and(
        inForce ? inEdition(inForce) : sql`false`,
        eq(directoryEntries.facilityId, id),
        category ? eq(directoryEntries.category, category) : undefined,
        ...more,
      )}`
    const same = eq(directoryEntries.category, directoryDecisions.category)
    const standing: Readonly<Record<Standing, () => SQL>> = {
      new: () => exists(decided(eq(directoryDecisions.listed, true), absent(listed(same)))),
      kept: () => exists(decided(eq(directoryDecisions.listed, true), exists(listed(same)))),
      dropped: () => exists(decided(eq(directoryDecisions.listed, false), exists(listed(same)))),
      open: () => exists(listed(absent(decided(same)))),
    }
    return and(
      filter.inForce === 'yes' ? exists(listed()) : undefined,
      filter.inForce === 'no' ? absent(listed()) : undefined,
      filter.decision === 'listed' ? exists(decided(eq(directoryDecisions.listed, true))) : undefined,
      filter.decision === 'unlisted' ? exists(decided(eq(directoryDecisions.listed, false))) : undefined,
      filter.decision === 'none' ? absent(decided()) : undefined,
      filter.standing ? standing[filter.standing]() : undefined,
    )
  }

/** The categories in which each of the facilities is listed now. */
const listedNow = async (
  rows: Rows,
  inForce: EditionKey | null,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Category[]>> => {
  const found = inForce
    ? await rows
        .select({ id: directoryEntries.facilityId, category: directoryEntries.category })
        .from(directoryEntries)
        .where(and(inEdition(inForce), sql`${directoryEntries.facilityId} = any(${sql.param(ids)}::text[])`))
    : []
  const byId = new Map<string, Category[]>()
  for (const { id, category } of found) byId.set(id, [...(byId.get(id) ?? []), category as Category])
  return new Map([...byId].map(([id, some]) => [id, inOrder(some)]))
}

/** A page of the facilities that may be listed, by number. */
export const listCandidates = async (platform: Platform, edition: EditionKey, filter: CandidateFilter) => {
  const { clock, database } = platform
  const inForce = await editionInForce(database, edition.bureau)
  const { q, class: name, area, after, limit } = filter
  const page = await listFacilities(platform, edition.bureau, shanghaiDay(clock.now()), {
    q,
    class: name,
    area,
    after,
    limit,
    sort: 'code',
    order: 'asc',
    also: wanted(edition, inForce, filter),
  })
  const ids = page.items.map(({ facility }) => facility.id)
  const now = await listedNow(database, inForce, ids)
  const decisions = await decisionsOn(database, edition, ids)
  const items = page.items.map(
    ({ facility }): Candidate => ({
      facility,
      takesPart: takesPart(facility),
      inForce: now.get(facility.id) ?? [],
      decisions: decisions.filter(({ facilityId }) => facilityId === facility.id),
    }),
  )
  return { ...page, items }
}

/**
 * One facility as a candidate.
 * @throws Problem not-found
 */
export const readCandidate = async (
  platform: Platform,
  edition: EditionKey,
  facilityId: string,
): Promise<Candidate> => {
  const { clock, database } = platform
  await readEdition(database, edition)
  const today = shanghaiDay(clock.now())
  const { facility } = await readFacility(platform, edition.bureau, facilityId, today)
  const inForce = await editionInForce(database, edition.bureau)
  const now = await listedNow(database, inForce, [facilityId])
  return {
    facility,
    takesPart: takesPart(facility),
    inForce: now.get(facilityId) ?? [],
    decisions: await decisionsOn(database, edition, [facilityId]),
  }
}
