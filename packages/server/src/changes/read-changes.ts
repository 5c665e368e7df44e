import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { SubjectKind } from './change.ts'
import { registerChanges } from './tables.ts'

/** A change as it was written down. */
export type RecordedChange = typeof registerChanges.$inferSelect

type ChangeFilter = {
  readonly bureau: string
  /** Changes of one subject, or all on a facility's timeline. */
  readonly of: { readonly kind: SubjectKind; readonly id: string } | { readonly facilityId: string }
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
          : and(eq(registerChanges.subjectKind, of.kind), eq(registerChanges.subjectId, of.id)),
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
