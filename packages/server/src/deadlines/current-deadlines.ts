import { addDays, type Calendar } from '@mingqian/rules'
import { drawablePeriods, teamsToGo } from '../draws/index.ts'
import { deadlineBasis } from '../inspections/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { deadlinesOf, type OpenDeadline } from './open-deadlines.ts'
import { openWork } from './open-work.ts'

export type CurrentDeadlines = {
  readonly calendar: Calendar
  readonly today: string
  /** The most urgent first. */
  readonly deadlines: readonly OpenDeadline[]
}

const bySoonest = (a: OpenDeadline, b: OpenDeadline) =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1

/** The years whose plans are asked for: this one and the next. */
const plannedYears = (today: string): readonly number[] => {
  const year = Number(today.slice(0, 4))
  return [year, year + 1]
}

/**
 * Everything that is outstanding today.
 * @param inspectors those who are to find the visits they are sent to, from the dispatch day on; nobody else's team
 * is looked at
 */
export const currentDeadlines = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  inspectors: readonly string[],
): Promise<CurrentDeadlines> => {
  const now = platform.clock.now()
  const basis = await deadlineBasis(rows, bureau, now)
  const { calendar, today, rulesOn } = basis
  const periods = drawablePeriods(rulesOn(today), now)
  const found = deadlinesOf(basis, await openWork(rows, bureau, periods, plannedYears(today)))
  const deadlines: OpenDeadline[] = []
  for (const deadline of found) {
    const { kind, about, from } = deadline
    const dispatched = kind === 'visits' && about.what === 'draw' && from !== null && from <= today
    deadlines.push(
      dispatched
        ? { ...deadline, inspectors: await teamsToGo(rows, platform, bureau, about.drawId, inspectors) }
        : deadline,
    )
  }
  return { calendar, today, deadlines: deadlines.sort(bySoonest) }
}

/** Whether a deadline is this person's to meet. */
export const hasToAct = ({ roles, inspectors }: OpenDeadline, person: Pick<Person, 'role' | 'inspectorId'>) =>
  roles.includes(person.role) || (person.inspectorId !== null && inspectors.includes(person.inspectorId))

/** An inspector sees what they have to do themself; the office, the director and the auditor see everything. */
export const deadlinesFor = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  person: Pick<Person, 'role' | 'inspectorId'>,
): Promise<CurrentDeadlines> => {
  const isInspector = person.role === 'inspector'
  const own = isInspector && person.inspectorId !== null ? [person.inspectorId] : []
  const current = await currentDeadlines(rows, platform, bureau, own)
  if (!isInspector) return current
  return { ...current, deadlines: current.deadlines.filter(deadline => hasToAct(deadline, person)) }
}

export const standings = ['overdue', 'soon', 'later'] as const
export type Standing = (typeof standings)[number]

const soonDays = 7

/** Past its day, due within a week, or later. */
export const standingOf = (day: string, today: string): Standing =>
  day < today ? 'overdue' : day <= addDays(today, soonDays) ? 'soon' : 'later'
