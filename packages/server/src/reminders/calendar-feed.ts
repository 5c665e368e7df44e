import { createHash } from 'node:crypto'
import { addDays, reminderDays } from '@mingqian/rules'
import ical, { ICalAlarmType, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { type CurrentDeadlines, kindTitles, type OpenDeadline } from '../deadlines/index.ts'
import type { Platform } from '../platform/platform.ts'
import type { Language } from '../platform/text.ts'

/** The same for the same deadline, wherever its day moves. */
const uidOf = (bureau: string, { id }: OpenDeadline): string =>
  `${createHash('sha256').update(`${bureau} ${id}`).digest('hex').slice(0, 32)}@mingqian`

/** An all-day event as RFC 5545 has it: a date without a zone. */
const date = (day: string) => new Date(`${day}T00:00:00Z`)

/** When an office begins its day. */
const morning = (day: string) => new Date(`${day}T09:00:00+08:00`)

const words = {
  name: { zh: '明签期限', en: 'Mingqian deadlines' },
  provisional: {
    zh: '暂定：有关年份的节假日安排尚未公布，日期可能变动。',
    en: 'Provisional: the holidays it depends on are not announced; the day may move.',
  },
} as const

/**
 * Deadlines as an iCalendar object (RFC 5545): an all-day event each, with an alarm on the morning of its reminder
 * days. Whoever carries the feed may read it, so no firm is named in it.
 */
export const calendarFeed = (
  { config, clock }: Platform,
  bureau: string,
  { calendar, deadlines }: CurrentDeadlines,
  language: Language,
): string => {
  const feed = ical({
    name: words.name[language],
    prodId: { company: 'Mingqian', product: 'deadlines', language: language === 'zh' ? 'ZH' : 'EN' },
    ttl: 3600,
  })
  for (const deadline of deadlines) {
    const { day, provisional, kind, outside, remind } = deadline
    const summary = `${kindTitles[kind][language]} · ${outside[language]}`
    const event = feed.createEvent({
      id: uidOf(bureau, deadline),
      stamp: clock.now(),
      start: date(day),
      end: date(addDays(day, 1)),
      allDay: true,
      summary,
      status: provisional ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(provisional ? { description: words.provisional[language] } : {}),
      ...(config.publicUrl ? { url: new URL('/app/deadlines', config.publicUrl).href } : {}),
    })
    for (const on of reminderDays(calendar, day, remind))
      event.createAlarm({ type: ICalAlarmType.display, trigger: morning(on), description: summary })
  }
  return feed.toString()
}
