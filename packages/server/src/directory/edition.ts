import { and, desc, eq, ne } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import { type Criteria, criteriaSchema } from './criteria.ts'
import { directoryEditions } from './tables.ts'

/** An edition by its place: the year, and 0 for its first edition or the number of the amendment. */
export type EditionKey = { readonly bureau: string; readonly year: number; readonly amendment: number }

/** `2026` for a year's first edition, `2026.1` for its first amendment. */
export const editionName = ({ year, amendment }: Omit<EditionKey, 'bureau'>): string =>
  amendment === 0 ? String(year) : `${year}.${amendment}`

const written = /^(20\d\d)(?:\.([1-9]\d{0,2}))?$/

/** The edition a name stands for, or null for what is none. */
export const parseEditionName = (name: string): Omit<EditionKey, 'bureau'> | null => {
  const [, year, amendment] = written.exec(name) ?? []
  return year === undefined ? null : { year: Number(year), amendment: Number(amendment ?? 0) }
}

type Submission = { readonly at: Date; readonly by: string; readonly byId: string }
type Publication = {
  readonly at: Date
  readonly by: string
  readonly hash: string
  readonly logIndex: number
}

type State =
  | { readonly state: 'draft' }
  | { readonly state: 'submitted'; readonly submission: Submission }
  | { readonly state: 'published'; readonly publication: Publication }

/** An edition of the directory. Names are those of the day. */
export type Edition = EditionKey &
  State & {
    readonly criteria: Criteria
    readonly basis: string
    readonly reason: string
    readonly revision: number
    readonly createdAt: Date
    readonly createdBy: string
    readonly createdById: string
    readonly returned: { readonly at: Date; readonly by: string; readonly note: string } | null
  }

export type PublishedEdition = Edition & { readonly state: 'published' }

const stateOf = (row: typeof directoryEditions.$inferSelect): State => {
  if (row.publishedAt && row.publishedBy !== null && row.hash !== null && row.logIndex !== null)
    return {
      state: 'published',
      publication: { at: row.publishedAt, by: row.publishedBy, hash: row.hash, logIndex: row.logIndex },
    }
  if (row.state === 'submitted' && row.submittedAt && row.submittedBy !== null && row.submittedById !== null)
    return {
      state: 'submitted',
      submission: { at: row.submittedAt, by: row.submittedBy, byId: row.submittedById },
    }
  return { state: 'draft' }
}

export const editionOf = (row: typeof directoryEditions.$inferSelect): Edition => ({
  bureau: row.bureau,
  year: row.year,
  amendment: row.amendment,
  criteria: criteriaSchema.parse(row.criteria),
  basis: row.basis,
  reason: row.reason,
  revision: row.revision,
  createdAt: row.createdAt,
  createdBy: row.createdBy,
  createdById: row.createdById,
  returned:
    row.returnedAt && row.returnedBy !== null
      ? { at: row.returnedAt, by: row.returnedBy, note: row.returnNote ?? '' }
      : null,
  ...stateOf(row),
})

export const isEdition = ({ bureau, year, amendment }: EditionKey) =>
  and(
    eq(directoryEditions.bureau, bureau),
    eq(directoryEditions.year, year),
    eq(directoryEditions.amendment, amendment),
  )

export const isPublished = (edition: Edition): edition is PublishedEdition => edition.state === 'published'

const newestFirst = [desc(directoryEditions.year), desc(directoryEditions.amendment)] as const

/** All editions, the newest first. */
export const allEditions = async (rows: Rows, bureau: string): Promise<readonly Edition[]> =>
  (
    await rows
      .select()
      .from(directoryEditions)
      .where(eq(directoryEditions.bureau, bureau))
      .orderBy(...newestFirst)
  ).map(editionOf)

/** What the public may know of: the published editions, the newest first, the first of them in force. */
export const publishedEditions = async (rows: Rows, bureau: string): Promise<readonly PublishedEdition[]> =>
  (
    await rows
      .select()
      .from(directoryEditions)
      .where(and(eq(directoryEditions.bureau, bureau), eq(directoryEditions.state, 'published')))
      .orderBy(...newestFirst)
  )
    .map(editionOf)
    .filter(isPublished)

/**
 * The edition in force: the newest that is published. It counts from its publication until the next one's; an edition
 * older than it can never be published any more.
 */
export const editionInForce = async (rows: Rows, bureau: string): Promise<PublishedEdition | null> => {
  const [row] = await rows
    .select()
    .from(directoryEditions)
    .where(and(eq(directoryEditions.bureau, bureau), eq(directoryEditions.state, 'published')))
    .orderBy(...newestFirst)
    .limit(1)
  const edition = row && editionOf(row)
  return edition && isPublished(edition) ? edition : null
}

/** @throws Problem not-found */
export const readEdition = async (rows: Rows, key: EditionKey): Promise<Edition> => {
  const [row] = await rows.select().from(directoryEditions).where(isEdition(key))
  if (!row) throw new Problem('not-found')
  return editionOf(row)
}

/**
 * The edition, locked until the transaction ends, so that what is read of it stays true while it is changed.
 * @param revision the one the person looked at
 * @throws Problem not-found, directory-state when it is in none of the states, directory-changed
 */
export const lockEdition = async (
  rows: Rows,
  key: EditionKey,
  states: readonly Edition['state'][],
  revision?: number,
): Promise<Edition> => {
  const [row] = await rows.select().from(directoryEditions).where(isEdition(key)).for('update')
  if (!row) throw new Problem('not-found')
  const edition = editionOf(row)
  if (!states.includes(edition.state)) throw new Problem('directory-state')
  if (revision !== undefined && revision !== edition.revision) throw new Problem('directory-changed')
  return edition
}

/** How far the directory of each year is. A year that nobody has begun is not there. */
export const directoryStates = async (
  rows: Rows,
  bureau: string,
): Promise<ReadonlyMap<number, { readonly published: boolean; readonly submitted: boolean }>> => {
  const found = await rows
    .select({ year: directoryEditions.year, state: directoryEditions.state })
    .from(directoryEditions)
    .where(and(eq(directoryEditions.bureau, bureau), eq(directoryEditions.amendment, 0)))
  return new Map(
    found.map(({ year, state }) => [
      year,
      { published: state === 'published', submitted: state === 'submitted' },
    ]),
  )
}

/** The edition of a year that is under work: there is never more than one. */
export const openEditionOf = async (rows: Rows, bureau: string, year: number): Promise<Edition | null> => {
  const [row] = await rows
    .select()
    .from(directoryEditions)
    .where(
      and(
        eq(directoryEditions.bureau, bureau),
        eq(directoryEditions.year, year),
        ne(directoryEditions.state, 'published'),
      ),
    )
  return row ? editionOf(row) : null
}
