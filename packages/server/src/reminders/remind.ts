import { addDays, reminderDays } from '@mingqian/rules'
import { eq, lt } from 'drizzle-orm'
import { type CurrentDeadlines, currentDeadlines, hasToAct, type OpenDeadline } from '../deadlines/index.ts'
import { activePeople } from '../identity/index.ts'
import { readBureau } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { freshId } from '../platform/randomness.ts'
import { notices, reminderRuns } from './tables.ts'

const keptDays = 180
const dayMs = 86_400_000

/** Lets one process at a time go on, until its transaction ends. @returns the day of the last reminders */
export const lockReminders = async (rows: Rows, bureau: string): Promise<string | null> => {
  await rows.insert(reminderRuns).values({ bureau }).onConflictDoNothing()
  const [run] = await rows.select().from(reminderRuns).where(eq(reminderRuns.bureau, bureau)).for('update')
  return run?.remindedOn ?? null
}

type Cause = { readonly on: string; readonly overdue: boolean }

/**
 * Why a deadline is told of now: it is missed, or a reminder day of it has come.
 * @param since reminder days up to and including this one have been dealt with
 */
const causeOf = (
  { calendar, today }: CurrentDeadlines,
  { day, remind }: OpenDeadline,
  since: string,
): Cause | null => {
  if (day < today) return { on: addDays(day, 1), overdue: true }
  const on = reminderDays(calendar, day, remind).findLast(each => each > since && each <= today)
  return on === undefined ? null : { on, overdue: false }
}

/**
 * Tells everybody who has to act of the deadlines whose reminder day is today, and of those that were missed: once a
 * person, deadline and reminder day, however often it runs and in however many processes. Days on which no server ran
 * are made up for. A deadline that a holiday notice moved is told of by its new day.
 * @returns how many were told anew
 */
export const remindEverybody = (platform: Platform): Promise<number> =>
  platform.database.transaction(async rows => {
    const bureau = (await readBureau(rows))?.code
    if (bureau === undefined) return 0
    const last = await lockReminders(rows, bureau)
    const people = await activePeople(rows)
    const inspectors = people.flatMap(({ inspectorId }) => inspectorId ?? [])
    const current = await currentDeadlines(rows, platform, bureau, inspectors)
    const { today, deadlines } = current
    const yesterday = addDays(today, -1)
    const since = last !== null && last < yesterday ? last : yesterday
    const at = platform.clock.now()
    const due = deadlines.flatMap(deadline => {
      const cause = causeOf(current, deadline, since)
      if (!cause) return []
      const { id, kind, subject, outside, about, day, provisional } = deadline
      return people
        .filter(person => hasToAct(deadline, person))
        .map(person => ({
          bureau,
          id: freshId(platform.randomness),
          personId: person.id,
          deadline: id,
          kind,
          subject,
          outside,
          about,
          day,
          provisional,
          at,
          ...cause,
        }))
    })
    const told =
      due.length === 0
        ? []
        : await rows.insert(notices).values(due).onConflictDoNothing().returning({ id: notices.id })
    await rows.delete(notices).where(lt(notices.at, new Date(at.getTime() - keptDays * dayMs)))
    await rows.update(reminderRuns).set({ remindedOn: today }).where(eq(reminderRuns.bureau, bureau))
    return told.length
  })
