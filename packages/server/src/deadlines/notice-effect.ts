import {
  announcedNotices,
  calendarFrom,
  type HolidayNotice,
  nextPeriod,
  noticeDoubts,
  type Period,
  periodOf,
  periodsPerYear,
  type RuleSet,
  shanghaiDay,
} from '@mingqian/rules'
import { checkNotice, enteredNotices } from '../calendar/index.ts'
import { drawablePeriods } from '../draws/index.ts'
import { deadlineBasis } from '../inspections/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { deadlinesOf, type OpenDeadline } from './open-deadlines.ts'
import { openWork } from './open-work.ts'

/** As many moves as a person looks through before pressing the button; the rest is a number. */
const shown = 100

const daysOf = ({ from, day, provisional }: OpenDeadline) => ({ from, day, provisional })

/** The periods of a year and the first of the next: those whose draw windows the year's notice touches. */
const periodsAround = (ruleSet: RuleSet, year: number, now: Date): readonly Period[] => {
  const periods = [periodOf(`${year}-01-01`, ruleSet.period)]
  for (let n = periodsPerYear(ruleSet.period); n > 0; n--) periods.push(nextPeriod(periods.at(-1) as Period))
  const current = periodOf(shanghaiDay(now), ruleSet.period)
  return [...new Set([...drawablePeriods(ruleSet, now), ...periods.filter(period => period > current)])]
}

/**
 * What a notice would change if it counted: the deadlines and draw windows that move, and how many are settled by it
 * on the day they have. Nothing is kept.
 * @param notice null for withdrawing what was entered for the year
 * @throws Problem bad-input
 */
export const noticeEffect = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  year: number,
  notice: HolidayNotice | null,
) => {
  if (notice) checkNotice(platform, notice)
  const now = platform.clock.now()
  const basis = await deadlineBasis(rows, bureau, now)
  const others = (await enteredNotices(rows, bureau)).filter(entered => entered.year !== year)
  const proposed = calendarFrom([...announcedNotices, ...others, ...(notice ? [notice] : [])])
  const periods = periodsAround(basis.rulesOn(basis.today), year, now)
  const work = await openWork(rows, bureau, periods, [year, year + 1])
  const before = deadlinesOf(basis, work)
  const after = new Map(deadlinesOf({ ...basis, calendar: proposed }, work).map(each => [each.id, each]))
  const pairs = before.flatMap(was => {
    const is = after.get(was.id)
    return is ? [{ was, is }] : []
  })
  const moved = pairs
    .filter(({ was, is }) => was.day !== is.day || was.from !== is.from)
    .sort((a, b) => (a.is.day < b.is.day ? -1 : a.is.day > b.is.day ? 1 : 0))
  return {
    doubts: notice ? noticeDoubts(notice) : [],
    moved: moved.length,
    settled: pairs.filter(({ was, is }) => was.provisional && !is.provisional).length,
    unsettled: pairs.filter(({ was, is }) => !was.provisional && is.provisional).length,
    moves: moved.slice(0, shown).map(({ was, is }) => ({
      kind: is.kind,
      id: is.id,
      subject: is.subject,
      before: daysOf(was),
      after: daysOf(is),
    })),
  }
}
