import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { deadlinesFor } from './current-deadlines.ts'
import type { DeadlineKind } from './open-deadlines.ts'
import { settledDeadlines } from './tables.ts'

/** What only the office can tell; everything else is met by doing it. */
const told: readonly DeadlineKind[] = ['key-directory', 'rectification']

/**
 * Marks a deadline as met, with how. It is gone from every list from then on.
 * @throws Problem not-found for what is not outstanding, or is met by doing it
 */
export const settleDeadline = async (
  rows: Rows,
  platform: Platform,
  {
    bureau,
    person,
    id,
    note,
  }: { readonly bureau: string; readonly person: Person; readonly id: string; readonly note: string },
): Promise<void> => {
  const { deadlines } = await deadlinesFor(rows, platform, bureau, person)
  if (!deadlines.some(deadline => deadline.id === id && told.includes(deadline.kind)))
    throw new Problem('not-found')
  await rows
    .insert(settledDeadlines)
    .values({ bureau, deadline: id, note, at: platform.clock.now(), by: person.name })
    .onConflictDoNothing()
}
