import { and, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { freshId } from '../platform/randomness.ts'
import { facilitiesByIds } from '../registry/index.ts'
import { type Category, categories } from './categories.ts'
import { contextOf, type Ruling, writeDecisions } from './decide.ts'
import { decisionsOn } from './decision.ts'
import { type EditionKey, editionInForce, lockEdition } from './edition.ts'
import { inEdition } from './entries.ts'
import { directoryEntries } from './tables.ts'

type Asked = {
  readonly edition: EditionKey
  readonly facilities: readonly string[]
  /** Null: out of every category. */
  readonly category: Category | null
}

/** What of these facilities is listed, in the draft or in the edition in force, and would be no longer. */
export const listingsToDrop = async (
  rows: Rows,
  { edition, facilities, category }: Asked,
): Promise<readonly Omit<Ruling, 'reason'>[]> => {
  const registered = await facilitiesByIds(rows, edition.bureau, facilities)
  const decided = await decisionsOn(rows, edition, facilities)
  const inForce = await editionInForce(rows, edition.bureau)
  const entries = inForce
    ? await rows
        .select({ facilityId: directoryEntries.facilityId, category: directoryEntries.category })
        .from(directoryEntries)
        .where(
          and(
            inEdition(inForce),
            sql`${directoryEntries.facilityId} = any(${sql.param(facilities)}::text[])`,
          ),
        )
    : []
  return [...registered.keys()].flatMap(facilityId =>
    categories.flatMap(each => {
      if (category !== null && each !== category) return []
      const decision = decided.find(one => one.facilityId === facilityId && one.category === each)
      const isListed = decision
        ? decision.listed
        : entries.some(one => one.facilityId === facilityId && one.category === each)
      return isListed
        ? [{ facilityId, category: each, findings: decision?.findings ?? [], listed: false }]
        : []
    }),
  )
}

/**
 * Takes facilities out of a draft, all for one reason.
 * @returns how many decisions were written
 * @throws Problem not-found, directory-state
 */
export const dropListings = async (
  rows: Rows,
  platform: Platform,
  { person, reason, ...asked }: Asked & { readonly person: Person; readonly reason: string },
): Promise<number> => {
  const edition = await lockEdition(rows, asked.edition, ['draft'])
  const rulings = (await listingsToDrop(rows, asked)).map(each => ({ ...each, reason }))
  const context = {
    ...contextOf(platform, asked.edition.bureau, person),
    importId: freshId(platform.randomness),
  }
  return writeDecisions(rows, edition, context, rulings)
}
