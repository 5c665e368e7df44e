import { and, count, eq, not, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { type ProblemCode, problems } from '../platform/problems.ts'
import type { Text } from '../platform/text.ts'
// A reference of the schema, as in tables.ts.
import { facilities } from '../registry/tables.ts'
import { hindrance } from './decide-exclusion.ts'
import { isExcludedOn } from './in-force.ts'
import { type ListedExclusion, listedExclusions } from './list-exclusions.ts'

export type DecisionPreview = {
  readonly items: readonly (ListedExclusion & {
    /** What keeps this person from approving it. */
    readonly hindered: (Text & { readonly code: ProblemCode }) | null
  })[]
  /** Facilities that take part today, by class, and how many after the approval: without those that can be approved and have begun. */
  readonly classes: readonly { readonly class: string; readonly now: number; readonly after: number }[]
}

const takingPart = async (rows: Rows, bureau: string, day: string): Promise<ReadonlyMap<string, number>> => {
  const counted = await rows
    .select({ class: facilities.class, n: count() })
    .from(facilities)
    .where(and(eq(facilities.bureau, bureau), not(isExcludedOn(bureau, day, sql`${facilities.id}`))))
    .groupBy(facilities.class)
  return new Map(counted.map(each => [each.class, each.n]))
}

/** What the approval of requests would do; nothing is written. @param day today, ISO */
export const previewDecision = async (
  rows: Rows,
  bureau: string,
  day: string,
  personId: string,
  ids: readonly string[],
): Promise<DecisionPreview> => {
  const items: DecisionPreview['items'][number][] = []
  const leaving = new Map<string, Set<string>>()
  const approvable = new Set<string>()
  for (const listed of await listedExclusions(rows, bureau, ids)) {
    const { exclusion, facility } = listed
    // Two requests for one facility can't both be approved, which only shows once the first is.
    const code: ProblemCode | null = approvable.has(facility.id)
      ? 'exclusion-exists'
      : await hindrance(rows, exclusion, personId)
    if (code === null) {
      approvable.add(facility.id)
      if (exclusion.since <= day)
        leaving.set(facility.class, (leaving.get(facility.class) ?? new Set()).add(facility.id))
    }
    const text = code && problems[code]
    items.push({ ...listed, hindered: code && text ? { code, zh: text.zh, en: text.en } : null })
  }
  const now = await takingPart(rows, bureau, day)
  return {
    items,
    classes: [...now].map(([name, n]) => ({
      class: name,
      now: n,
      after: n - (leaving.get(name)?.size ?? 0),
    })),
  }
}
