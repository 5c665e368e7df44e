import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { type HappeningQuery, liesBefore, newestFirst } from '../platform/happenings.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { StoredColumns, SubjectKind } from './change.ts'
import { registerChanges } from './tables.ts'

/** A change as it was written down. */
export type RecordedChange = typeof registerChanges.$inferSelect

/** The newest change of a bureau's register; 0 before the first. */
export const newestRevision = async (rows: Rows, bureau: string): Promise<number> => {
  const [newest] = await rows
    .select({ revision: registerChanges.revision })
    .from(registerChanges)
    .where(eq(registerChanges.bureau, bureau))
    .orderBy(desc(registerChanges.revision))
    .limit(1)
  return newest?.revision ?? 0
}

type ChangeFilter = {
  readonly bureau: string
  /**
   * Changes of one subject, or all on a facility's timeline. `parts`: also those of the kinds that belong to it, whose
   * ids begin with its own and a slash.
   */
  readonly of:
    | { readonly kind: SubjectKind; readonly id: string; readonly parts?: readonly SubjectKind[] | undefined }
    | { readonly facilityId: string }
  readonly after?: string | undefined
  readonly limit: number
}

/** Changes, newest first, a page at a time. */
export const listChanges = async (rows: Rows, { bureau, of, after, limit }: ChangeFilter) => {
  const [revision] = readCursor(after, 1) ?? []
  const found = await rows
    .select()
    .from(registerChanges)
    .where(
      and(
        eq(registerChanges.bureau, bureau),
        'facilityId' in of
          ? eq(registerChanges.facilityId, of.facilityId)
          : or(
              and(eq(registerChanges.subjectKind, of.kind), eq(registerChanges.subjectId, of.id)),
              ...(of.parts ?? []).map(kind =>
                and(
                  eq(registerChanges.subjectKind, kind),
                  sql`starts_with(${registerChanges.subjectId}, ${`${of.id}/`})`,
                ),
              ),
            ),
        typeof revision === 'number' ? lt(registerChanges.revision, revision) : undefined,
      ),
    )
    .orderBy(desc(registerChanges.revision))
    .limit(limit + 1)
  return cutPage(found, limit, row => [row.revision])
}

/** Who made changes and when, by their revisions. */
export const changesByRevision = async (
  rows: Rows,
  bureau: string,
  revisions: readonly number[],
): Promise<ReadonlyMap<number, Pick<RecordedChange, 'at' | 'by'>>> => {
  if (revisions.length === 0) return new Map()
  const found = await rows
    .select({ revision: registerChanges.revision, at: registerChanges.at, by: registerChanges.by })
    .from(registerChanges)
    .where(and(eq(registerChanges.bureau, bureau), inArray(registerChanges.revision, [...revisions])))
  return new Map(found.map(({ revision, at, by }) => [revision, { at, by }]))
}

/** What removals kept of subjects that are gone, by the subjects' ids. */
export const removedSubjects = async (
  rows: Rows,
  bureau: string,
  kind: SubjectKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredColumns>> => {
  if (ids.length === 0) return new Map()
  const found = await rows
    .select({ id: registerChanges.subjectId, before: registerChanges.before })
    .from(registerChanges)
    .where(
      and(
        eq(registerChanges.bureau, bureau),
        eq(registerChanges.subjectKind, kind),
        inArray(registerChanges.subjectId, [...ids]),
        eq(registerChanges.action, 'removed'),
      ),
    )
    .orderBy(registerChanges.revision)
  return new Map(found.map(({ id, before }) => [id, (before ?? {}) as StoredColumns]))
}

const at = sql`${registerChanges.at}`
const id = sql`lpad(${registerChanges.revision}::text, 19, '0')`

/** A change's id in a timeline: its revision, of one width. */
export const timelineId = ({ revision }: Pick<RecordedChange, 'revision'>): string =>
  String(revision).padStart(19, '0')

/** Changes on a facility's timeline, of subjects of some kinds. */
export const changesOnTimeline = (
  rows: Rows,
  { bureau, facilityId, before, limit }: Omit<HappeningQuery, 'kinds'>,
  subjects: readonly SubjectKind[],
): Promise<readonly RecordedChange[]> =>
  rows
    .select()
    .from(registerChanges)
    .where(
      and(
        eq(registerChanges.bureau, bureau),
        eq(registerChanges.facilityId, facilityId),
        inArray(registerChanges.subjectKind, [...subjects]),
        liesBefore(before, at, id),
      ),
    )
    .orderBy(newestFirst(at, id))
    .limit(limit)
