import { addDays, type Period, parsePeriod, periodRange, periodsOfYear, periodTitle } from '@mingqian/rules'
import { type LeftOut, listDraws } from '../draws/index.ts'
import { countExcluded, countReturned, exclusionReasonText } from '../exclusions/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Text } from '../platform/text.ts'
import { countFacilities } from '../registry/index.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'

/**
 * Facilities in the register and in the pool: of a period as its pool was frozen, or (no period) as they stood at the
 * end of a day. Out and in add up to the register. Numbers are null where there was no freeze.
 */
export type RegisterLine = {
  readonly period: string | null
  readonly title: Text
  readonly drawId: string | null
  /** Of the line without a period. */
  readonly day: string | null
  readonly registered: number | null
  readonly inPool: number | null
  readonly out: LeftOut
  /** Facilities that came back within the period, up to today; of the line without one, within the year. */
  readonly returned: number
}

const endOf = (day: string) => new Date(`${addDays(day, 1)}T00:00:00+08:00`)

const standing = async (
  rows: Rows,
  bureau: string,
  year: number,
  today: string,
): Promise<readonly RegisterLine[]> => {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  if (today < first) return []
  const day = today < last ? today : last
  const registered = await countFacilities(rows, bureau, endOf(day))
  const excluded = await countExcluded(rows, bureau, day, endOf(day))
  const out = excluded
    .map(({ reason, count }) => ({ reason: exclusionReasonText[reason], count }))
    .sort((a, b) => b.count - a.count)
  return [
    {
      period: null,
      title: periodTitle(String(year) as Period),
      drawId: null,
      day,
      registered,
      inPool: registered - out.reduce((sum, { count }) => sum + count, 0),
      out,
      returned: await countReturned(rows, bureau, first, day),
    },
  ]
}

/**
 * Who could be drawn in a year: each period's frozen pool, and the register as it stands today or stood at the year's
 * end. Counts only.
 * @param today ISO day
 */
export const registerLines = async (
  rows: Rows,
  bureau: string,
  year: number,
  today: string,
): Promise<readonly RegisterLine[]> => {
  const ruleSet = await ruleSetInForce(rows, bureau, `${year}-12-31`)
  // A pool that is only frozen may still be thrown away.
  const draws = (await listDraws(rows, bureau)).filter(({ state }) => state !== 'frozen')
  const lines: RegisterLine[] = []
  for (const id of periodsOfYear(year, ruleSet.period).map(String)) {
    const period = parsePeriod(id) as Period
    const { from, to } = periodRange(period)
    const draw = draws.find(each => each.period === id)
    lines.push({
      period: id,
      title: periodTitle(period),
      drawId: draw?.id ?? null,
      day: null,
      registered: draw ? draw.pool.facilities + draw.pool.facilitiesOut : null,
      inPool: draw?.pool.facilities ?? null,
      out: draw?.pool.outByReason ?? [],
      returned: await countReturned(rows, bureau, from, today < to ? today : to),
    })
  }
  return [...lines, ...(await standing(rows, bureau, year, today))]
}
