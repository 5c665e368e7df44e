import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { Platform } from '../platform/platform.ts'
import { deadlinesFor, hasToAct, type Standing, standingOf } from './current-deadlines.ts'
import type { DeadlineKind, OpenDeadline } from './open-deadlines.ts'

export type DeadlineFilter = {
  readonly kind?: DeadlineKind | undefined
  readonly state?: Standing | undefined
  /** Only what the person has to do themself. */
  readonly mine?: 'yes' | undefined
}

const described = (deadline: OpenDeadline, today: string, person: Person) => ({
  kind: deadline.kind,
  id: deadline.id,
  subject: deadline.subject,
  about: deadline.about,
  from: deadline.from,
  day: deadline.day,
  workingDaysLeft: deadline.workingDaysLeft,
  provisional: deadline.provisional,
  state: standingOf(deadline.day, today),
  mine: hasToAct(deadline, person),
})
export type ListedDeadline = ReturnType<typeof described>

type Asking = { readonly bureau: string; readonly person: Person }

/** All deadlines a person may see, as they are filtered, the most urgent first. */
export const allDeadlines = async (
  rows: Rows,
  platform: Platform,
  { bureau, person }: Asking,
  { kind, state, mine }: DeadlineFilter,
): Promise<readonly ListedDeadline[]> => {
  const { deadlines, today } = await deadlinesFor(rows, platform, bureau, person)
  return deadlines
    .map(deadline => described(deadline, today, person))
    .filter(each => (!kind || each.kind === kind) && (!state || each.state === state) && (!mine || each.mine))
}

/** The same, a page at a time. */
export const listDeadlines = async (
  rows: Rows,
  platform: Platform,
  asking: Asking,
  filter: DeadlineFilter & { readonly after?: string | undefined; readonly limit: number },
) => {
  const all = await allDeadlines(rows, platform, asking, filter)
  const [day, id] = readCursor(filter.after, 2) ?? []
  const beyond =
    typeof day === 'string' && typeof id === 'string'
      ? all.filter(each => each.day > day || (each.day === day && each.id > id))
      : all
  const byKind: Partial<Record<DeadlineKind, number>> = {}
  for (const { kind } of all) byKind[kind] = (byKind[kind] ?? 0) + 1
  return { ...cutPage(beyond, filter.limit, each => [each.day, each.id]), total: all.length, byKind }
}
