import {
  addWorkingDays,
  announcedCalendar,
  announcedNotices,
  type Calendar,
  calendarFrom,
  calendarRange,
  dayKind,
  holidayNoticeSchema,
  isDay,
  lastWorkingDaysOf,
  noticeProblems,
  parsePeriod,
  periodParts,
} from '@mingqian/rules'
import { readJson } from './json-file.ts'
import type { Sentence } from './language.ts'

export type CalendarOptions = { readonly json?: boolean; readonly notice?: string; readonly days?: string }

/** What a question about the calendar comes to: the lines to print and the same as JSON, or what is wrong with it. */
export type Answer =
  | {
      readonly ok: true
      readonly lines: readonly string[]
      readonly provisional: boolean
      readonly json: object
    }
  | { readonly ok: false; readonly problem: Sentence }

const refused = (zh: string, en: string): Answer => ({ ok: false, problem: { zh, en } })

type ReadCalendar = { readonly ok: true; readonly calendar: Calendar } | (Answer & { readonly ok: false })

/** The calendar with the notice of a file, which counts before what the software knows of its year. */
const readCalendar = async (path: string | undefined): Promise<ReadCalendar> => {
  if (path === undefined) return { ok: true, calendar: announcedCalendar }
  const read = await readJson(path)
  if (!read.ok) return read
  const parsed = holidayNoticeSchema.safeParse(read.value)
  const faults = parsed.success
    ? noticeProblems(parsed.data)
    : parsed.error.issues.map(issue => ({
        path: issue.path.join('.'),
        message: { zh: '缺少，或类型不符', en: issue.message },
      }))
  if (!parsed.success || faults.length > 0) {
    const list = (language: 'zh' | 'en') =>
      faults.map(({ path, message }) => `\n  ${path}: ${message[language]}`).join('')
    return {
      ok: false,
      problem: {
        zh: `${path} 不是有效的节假日通知：${list('zh')}`,
        en: `${path} is not a valid holiday notice:${list('en')}`,
      },
    }
  }
  return { ok: true, calendar: calendarFrom([...announcedNotices, parsed.data]) }
}

const outside: Sentence = {
  zh: `日历只包括 ${calendarRange.from} 至 ${calendarRange.to}`,
  en: `The calendar runs from ${calendarRange.from} to ${calendarRange.to}`,
}

/** Asks the calendar; a day beyond it is bad input, not a fault. */
const ask = async (notice: string | undefined, answer: (calendar: Calendar) => Answer): Promise<Answer> => {
  const read = await readCalendar(notice)
  if (!read.ok) return read
  try {
    return answer(read.calendar)
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, problem: outside }
    throw error
  }
}

const noDay = (written: string): Answer =>
  refused(`“${written}”不是有效日期，应如 2026-09-28`, `“${written}” is not a day; write it like 2026-09-28`)

/** Whole working days, at most a lifetime of them. */
const count = (written: string): number | undefined =>
  /^[+-]?\d{1,5}$/.test(written) ? Number(written) : undefined

export const add = (day: string, written: string, notice?: string): Promise<Answer> =>
  ask(notice, calendar => {
    const n = count(written)
    if (!isDay(day)) return noDay(day)
    if (n === undefined)
      return refused(`“${written}”不是整数的工作日数`, `“${written}” is not a whole number of working days`)
    const reached = addWorkingDays(calendar, day, n)
    return { ok: true, lines: [reached.day], provisional: reached.provisional, json: reached }
  })

export const window = (written: string, days: string | undefined, notice?: string): Promise<Answer> =>
  ask(notice, calendar => {
    const period = parsePeriod(written)
    if (!period)
      return refused(
        `“${written}”不是季度、月份或年份，应如 2026-Q4、2026-12、2026`,
        `“${written}” is not a quarter, a month or a year; write it like 2026-Q4, 2026-12 or 2026`,
      )
    const n = count(days ?? '')
    // A month has fifteen working days at the very least.
    const most = { month: 15, quarter: 45, year: 200 }[periodParts(period).kind]
    if (n === undefined || n < 1 || n > most)
      return refused(`--days 应为 1 至 ${most} 的整数`, `--days is a whole number from 1 to ${most}`)
    const last = lastWorkingDaysOf(calendar, period, n)
    return { ok: true, lines: last.days, provisional: last.provisional, json: { period, ...last } }
  })

export const dayKindOf = (day: string, notice?: string): Promise<Answer> =>
  ask(notice, calendar => {
    if (!isDay(day)) return noDay(day)
    const { kind, provisional } = dayKind(calendar, day)
    const line = provisional ? `${kind} provisional` : kind
    return { ok: true, lines: [line], provisional, json: { day, kind, provisional } }
  })
