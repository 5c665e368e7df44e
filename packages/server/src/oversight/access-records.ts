import { and, count, desc, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { Platform } from '../platform/platform.ts'
import { freshId } from '../platform/randomness.ts'
import { accessRecords } from './tables.ts'

export type AccessAction = 'view-list' | 'file-list' | 'view-lot' | 'open-lot' | 'unmask'

/** In whose rows personal data is kept. */
export const personalDataOwners = ['facility', 'inspector'] as const
export type PersonalDataOwner = (typeof personalDataOwners)[number]

type Access = {
  readonly bureau: string
  readonly person: Person
  readonly from: string
  readonly action: Exclude<AccessAction, 'unmask'>
  readonly drawId: string
  /** The lots seen; none for the list as a whole. */
  readonly indexes: readonly (number | null)[]
  readonly reason?: string
}

/** Records who sees what of a sealed list, in the transaction of the read itself (work plan 七.4). */
export const recordAccess = async (rows: Rows, platform: Platform, access: Access): Promise<void> => {
  if (access.indexes.length === 0) return
  await rows.insert(accessRecords).values(
    access.indexes.map(index => ({
      bureau: access.bureau,
      id: freshId(platform.randomness),
      at: platform.clock.now(),
      personId: access.person.id,
      personName: access.person.name,
      personRole: access.person.role,
      action: access.action,
      drawId: access.drawId,
      index,
      reason: access.reason ?? null,
      from: access.from,
    })),
  )
}

/** Records who sees a person's data in clear, and why, in the transaction of the read itself. */
export const recordUnmasking = async (
  rows: Rows,
  platform: Platform,
  access: {
    readonly bureau: string
    readonly person: Person
    readonly from: string
    readonly subject: { readonly kind: PersonalDataOwner; readonly id: string }
    readonly field: string
    readonly reason: string
  },
): Promise<void> => {
  await rows.insert(accessRecords).values({
    bureau: access.bureau,
    id: freshId(platform.randomness),
    at: platform.clock.now(),
    personId: access.person.id,
    personName: access.person.name,
    personRole: access.person.role,
    action: 'unmask' satisfies AccessAction,
    subjectKind: access.subject.kind,
    subjectId: access.subject.id,
    field: access.field,
    reason: access.reason,
    from: access.from,
  })
}

/** What was seen: sealed lists, or personal data. */
export const accessSubjects = ['lists', 'personal-data'] as const

export type AccessFilter = {
  readonly bureau: string
  readonly draw?: string | undefined
  readonly person?: string | undefined
  readonly what?: (typeof accessSubjects)[number] | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The access trail, newest first, a page at a time. */
export const listAccess = async (rows: Rows, filter: AccessFilter) => {
  const wanted = and(
    eq(accessRecords.bureau, filter.bureau),
    filter.draw ? eq(accessRecords.drawId, filter.draw) : undefined,
    filter.person ? eq(accessRecords.personId, filter.person) : undefined,
    filter.what === 'lists' ? isNotNull(accessRecords.drawId) : undefined,
    filter.what === 'personal-data' ? isNull(accessRecords.drawId) : undefined,
  )
  const [at, id] = readCursor(filter.after, 2) ?? []
  const seen =
    typeof at === 'string' && Date.parse(at) && typeof id === 'string' ? { at: new Date(at), id } : null
  const found = await rows
    .select()
    .from(accessRecords)
    .where(
      and(
        wanted,
        seen
          ? or(
              lt(accessRecords.at, seen.at),
              and(eq(accessRecords.at, seen.at), lt(accessRecords.id, seen.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(accessRecords.at), desc(accessRecords.id))
    .limit(filter.limit + 1)
  const [total] = await rows.select({ n: count() }).from(accessRecords).where(wanted)
  return { ...cutPage(found, filter.limit, row => [row.at.toISOString(), row.id]), total: total?.n ?? 0 }
}
