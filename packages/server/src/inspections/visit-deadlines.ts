import {
  type Calendar,
  discloseBy,
  type RuleSet,
  registerBy,
  shanghaiDay,
  type TimeLeft,
  timeLeft,
} from '@mingqian/rules'
import { calendarInForce } from '../calendar/index.ts'
import type { Rows } from '../platform/database.ts'
import { ruleSetsByDay } from '../rule-sets/index.ts'
import type { StoredRecord } from './find-record.ts'

type Visited = Pick<StoredRecord, 'openedAt' | 'signedAt'>

/** What visits' deadlines are reckoned from: the calendar, the rules of each day, and the day they are seen on. */
export type DeadlineBasis = {
  readonly calendar: Calendar
  readonly rulesOn: (day: string) => RuleSet
  readonly today: string
}

/** The calendar and the rules in force, on the day of an instant. */
export const deadlineBasis = async (rows: Rows, bureau: string, now: Date): Promise<DeadlineBasis> => ({
  calendar: await calendarInForce(rows, bureau),
  rulesOn: await ruleSetsByDay(rows, bureau),
  today: shanghaiDay(now),
})

/**
 * When a visit's record is due (work plan 七.2) and its result is to be public (七.6; null before the signature), by
 * the rules of the day it was made. Neither is stored: a holiday notice moves them.
 */
export const visitDeadlines = (
  { calendar, rulesOn, today }: DeadlineBasis,
  { openedAt, signedAt }: Visited,
): { readonly record: TimeLeft; readonly publication: TimeLeft | null } => {
  const openedOn = shanghaiDay(openedAt)
  const publicationBy = (signedOn: string) => discloseBy(calendar, rulesOn(signedOn), signedOn)
  return {
    record: timeLeft(calendar, today, registerBy(calendar, rulesOn(openedOn), openedOn)),
    publication: signedAt && timeLeft(calendar, today, publicationBy(shanghaiDay(signedAt))),
  }
}
