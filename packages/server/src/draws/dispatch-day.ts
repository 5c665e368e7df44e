import {
  addDays,
  addWorkingDays,
  type Calendar,
  parsePeriod,
  periodRange,
  type ReckonedDay,
  shanghaiDay,
} from '@mingqian/rules'
import type { DrawRow } from './draw-row.ts'

/**
 * The day from which the teams of a sealed draw see their lots: the period's first working day, or the day of the
 * draw where that is later. It is reckoned whenever it is asked for, since a holiday notice may move it.
 */
export const dispatchDay = (
  calendar: Calendar,
  draw: Pick<DrawRow, 'id' | 'period' | 'sealedAt'>,
): ReckonedDay => {
  const period = parsePeriod(draw.period)
  if (!period || !draw.sealedAt) throw new Error(`draw ${draw.id} has no period, or is not sealed`)
  const first = addWorkingDays(calendar, addDays(periodRange(period).from, -1), 1)
  const sealedOn = shanghaiDay(draw.sealedAt)
  return sealedOn > first.day ? { day: sealedOn, provisional: false } : first
}
