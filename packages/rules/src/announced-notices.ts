import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import official from '../../../data/calendar/state-council-notices.json' with { type: 'json' }
import { addDays } from './days.ts'
import type { Holiday, HolidayNotice } from './holiday-notice.ts'

/** chinese-days gives each day as `Chinese, and how many days are statutory`: "New Year's Day,元旦,1". */
const nameOf = (entry: string): string => entry.split(',')[1] ?? entry

/** A day of late December belongs to the notice of the year after, for it is New Year's that moves it. */
const noticeYear = (day: string, entry: string): number =>
  Number(day.slice(0, 4)) + (day.slice(5, 7) === '12' && nameOf(entry) === '元旦' ? 1 : 0)

const inOrder = (days: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1))

const joinDays = (days: readonly (readonly [string, string])[]): readonly Holiday[] => {
  const holidays: Holiday[] = []
  for (const [day, entry] of days) {
    const name = nameOf(entry)
    const last = holidays.at(-1)
    if (last && last.name === name && addDays(last.to, 1) === day)
      holidays[holidays.length - 1] = { ...last, to: day }
    else holidays.push({ name, from: day, to: day })
  }
  return holidays
}

const joined = (parts: readonly string[]): string | null => parts.join('、') || null

/**
 * The notices that the package chinese-days knows (2004–2026 in 1.5.7), as far as they say which days are off. The
 * package does not name them; numbers, dates and addresses are those of the notices themselves where we have them.
 */
export const announcedNotices: readonly HolidayNotice[] = (() => {
  const holidays = Map.groupBy(inOrder(announced.holidays), ([day, entry]) => noticeYear(day, entry))
  const makeUpDays = Map.groupBy(inOrder(announced.workdays), ([day, entry]) => noticeYear(day, entry))
  return [...holidays].map(([year, days]): HolidayNotice => {
    const texts = official.notices.filter(notice => notice.year === year)
    return {
      year,
      number: joined(texts.map(({ number }) => number)),
      source: texts.findLast(({ source }) => source !== null)?.source ?? null,
      issuedOn: texts.at(-1)?.issuedOn ?? null,
      holidays: joinDays(days),
      makeUpDays: (makeUpDays.get(year) ?? []).map(([day]) => day),
    }
  })
})()
