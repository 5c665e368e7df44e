import {
  addDays,
  addWorkingDays,
  type Calendar,
  parsePeriod,
  periodRange,
  type ReckonedDay,
  shanghaiDay,
} from '@mingqian/rules'
import { z } from 'zod'
import type { DrawRow } from './draw-row.ts'

type Dispatched = Pick<DrawRow, 'id' | 'period' | 'sealedAt' | 'commitment'>

const committedDays = z.object({ dispatch: z.object({ days: z.array(z.string()).min(1) }) })

/** The days over which a draw's lots are spread, as it committed to; null if all are handed out together. */
export const dispatchDaysOf = ({ commitment }: Pick<DrawRow, 'commitment'>): readonly string[] | null => {
  const read = committedDays.safeParse(commitment)
  return read.success ? read.data.dispatch.days : null
}

/** The first working day from a day on, by the calendar of now: a holiday notice may have moved it since. */
const workingDayFrom = (calendar: Calendar, day: string): ReckonedDay =>
  addWorkingDays(calendar, addDays(day, -1), 1)

/**
 * The day from which a lot's team sees it: the planned one, or the period's first working day where none was planned;
 * the day of the draw where that is later. It is reckoned whenever it is asked for.
 * @param planned the day on which the lot was put when it was sealed; null without a plan
 */
export const dispatchDay = (calendar: Calendar, draw: Dispatched, planned: string | null): ReckonedDay => {
  const period = parsePeriod(draw.period)
  if (!period || !draw.sealedAt) throw new Error(`draw ${draw.id} has no period, or is not sealed`)
  const due = workingDayFrom(calendar, planned ?? periodRange(period).from)
  const sealedOn = shanghaiDay(draw.sealedAt)
  return sealedOn > due.day ? { day: sealedOn, provisional: false } : due
}

/** The day from which the first of a draw's lots may be with its team. */
export const firstDispatchDay = (calendar: Calendar, draw: Dispatched): ReckonedDay =>
  dispatchDay(calendar, draw, dispatchDaysOf(draw)?.[0] ?? null)
