import { shanghaiDay } from '@mingqian/rules'
import { type AnyColumn, and, eq, type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import {
  countFitting,
  type FacilityOnDay,
  listFacilities,
  readFacility,
  takesPart,
} from '../registry/index.ts'
import { type Category, inOrder } from './categories.ts'
import { type Decision, decisionsOn, ofEdition } from './decision.ts'
import { differencesToForce, type Standing } from './differences.ts'
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

/**
 * The conditions on a facility's id that a filter sets beyond those of the register. Sets that do not depend on the row
 * are asked for once and hashed; asked for row by row they would take minutes on a large register.
 * @param standing facilities of the standing that is asked for, if one is
 */
const wanted =
  (
    edition: EditionKey,
    inForce: EditionKey | null,
    standing: readonly string[] | null,
    { category, inForce: listedNow, decision }: CandidateFilter,
  ) =>
  (id: AnyColumn): SQL | undefined => {
    const decided = (listed?: boolean) =>
      sql`(select ${directoryDecisions.facilityId} from ${directoryDecisions} where ${and(
        ofEdition(edition),
        category ? eq(directoryDecisions.category, category) : undefined,
        listed === undefined ? undefined : eq(directoryDecisions.listed, listed),
      )})`
    const listed = sql`(select ${directoryEntries.facilityId} from ${directoryEntries} where ${and(
      inForce ? inEdition(inForce) : sql`false`,
      category ? eq(directoryEntries.category, category) : undefined,
    )})`
    return and(
      listedNow === 'yes' ? sql`${id} in ${listed}` : undefined,
      listedNow === 'no' ? sql`${id} not in ${listed}` : undefined,
      decision === 'listed' ? sql`${id} in ${decided(true)}` : undefined,
      decision === 'unlisted' ? sql`${id} in ${decided(false)}` : undefined,
      decision === 'none' ? sql`${id} not in ${decided()}` : undefined,
      standing ? sql`${id} = any(${sql.param(standing)}::text[])` : undefined,
    )
  }

/** Facilities that stand so against the edition in force, in the category or in any; null where nobody asks. */
const standingSo = async (
  rows: Rows,
  edition: EditionKey,
  { standing, category }: CandidateFilter,
): Promise<readonly string[] | null> =>
  standing
    ? (await differencesToForce(rows, edition))
        .filter(each => each.standing === standing && (!category || each.category === category))
        .map(({ facilityId }) => facilityId)
    : null

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
  const today = shanghaiDay(clock.now())
  const also = wanted(edition, inForce, await standingSo(database, edition, filter), filter)
  const sought = { q, class: name, area, also }
  const page = await listFacilities(platform, edition.bureau, today, {
    ...sought,
    after,
    limit,
    sort: 'code',
    order: 'asc',
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
  return { items, next: page.next, ...(await countFitting(database, edition.bureau, today, sought)) }
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
  const facility = await readFacility(database, edition.bureau, facilityId, today)
  const inForce = await editionInForce(database, edition.bureau)
  const now = await listedNow(database, inForce, [facilityId])
  return {
    facility,
    takesPart: takesPart(facility),
    inForce: now.get(facilityId) ?? [],
    decisions: await decisionsOn(database, edition, [facilityId]),
  }
}
