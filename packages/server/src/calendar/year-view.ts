import { type Calendar, dayKind, daysFrom, type HolidayNotice } from '@mingqian/rules'
import type { NoticeVersion } from './notices.ts'

const holidayAt = (notices: readonly HolidayNotice[], day: string): string | null => {
  for (const { holidays } of notices)
    for (const { name, from, to } of holidays) if (from <= day && day <= to) return name
  return null
}

/**
 * A year of the calendar as it is shown: every day, the notice it goes by, and what was entered.
 * @param history of the year, the newest first
 */
export const yearView = (calendar: Calendar, year: number, history: readonly NoticeVersion[]) => {
  const notice = calendar.notices.get(year) ?? null
  const ofBoth = [notice, calendar.notices.get(year + 1)].filter(each => each != null)
  const days = daysFrom(`${year}-01-01`, `${year}-12-31`).map(day => {
    const { kind, provisional } = dayKind(calendar, day)
    return { day, kind, provisional, holiday: kind === 'holiday' ? holidayAt(ofBoth, day) : null }
  })
  return {
    year,
    provisional: notice === null,
    notice,
    origin: notice === null ? null : history[0]?.notice ? ('entered' as const) : ('announced' as const),
    revision: history[0]?.revision ?? 0,
    workingDays: days.filter(({ kind }) => kind === 'working' || kind === 'make-up').length,
    days,
    history: history.map(({ revision, notice, at, by, logIndex }) => ({
      revision,
      notice,
      at: at.toISOString(),
      by,
      logIndex,
    })),
  }
}
