import { z } from 'zod'
import { calendarRange } from './calendar.ts'
import { daysFrom, isDay, isWeekend } from './days.ts'
import { type HolidayNotice, noticeRange } from './holiday-notice.ts'
import type { Text } from './text.ts'

/** The shape of a notice as people hand it in; what its values must be, {@link noticeProblems} tells field by field. */
export const holidayNoticeSchema = z.strictObject({
  year: z.int(),
  number: z.string().nullable(),
  source: z.string().nullable(),
  issuedOn: z.string().nullable(),
  holidays: z
    .array(z.strictObject({ name: z.string(), from: z.string(), to: z.string() }))
    .max(40)
    .readonly(),
  makeUpDays: z.array(z.string()).max(40).readonly(),
})

export interface NoticeProblem {
  /** Where in the notice: `holidays.0.from`. */
  readonly path: string
  readonly message: Text
}

const oneNumber = '国(?:办)?发明电〔(\\d{4})〕\\d{1,3}号'
const numbers = new RegExp(`^${oneNumber}(?:、${oneNumber})*$`)

const say = (zh: string, en: string): Text => ({ zh, en })
const noDay = say('不是有效日期，应为 YYYY-MM-DD', 'Not a day; write YYYY-MM-DD')

const yearProblem = ({ year }: HolidayNotice): Text | undefined => {
  const [first, last] = [calendarRange.from, calendarRange.to].map(day => Number(day.slice(0, 4)))
  return Number.isInteger(year) && year >= (first ?? 0) && year < (last ?? 0)
    ? undefined
    : say(
        `年份应在 ${first} 至 ${(last ?? 0) - 1} 之间`,
        `The year lies between ${first} and ${(last ?? 0) - 1}`,
      )
}

const numberProblem = ({ number, year }: HolidayNotice): Text | undefined => {
  const written = number === null ? null : numbers.exec(number)
  if (number === null || !written)
    return say(
      '文号应如“国办发明电〔2024〕12号”；后来另有调整通知的，以“、”并列',
      'The number reads like 国办发明电〔2024〕12号; with a later amendment both, joined by 、',
    )
  const years = [...number.matchAll(/〔(\d{4})〕/g)].map(match => Number(match[1]))
  return years.every(each => each === year || each === year - 1)
    ? undefined
    : say(
        `${year} 年的安排应由 ${year - 1} 年或 ${year} 年的通知公布`,
        `A notice for ${year} is numbered in ${year - 1} or ${year}`,
      )
}

const issueProblem = ({ issuedOn, year }: HolidayNotice, today?: string): Text | undefined => {
  if (issuedOn === null || !isDay(issuedOn)) return noDay
  if (issuedOn < `${year - 1}-01-01` || issuedOn > `${year}-12-31`)
    return say(`成文日期应在 ${year - 1} 年或 ${year} 年`, `It is issued in ${year - 1} or ${year}`)
  if (today !== undefined && issuedOn > today)
    return say('成文日期不能晚于今天', 'The day of issue cannot lie ahead')
  return undefined
}

const sourceProblem = ({ source }: HolidayNotice): Text | undefined =>
  source === null ||
  (URL.canParse(source) && /^https?:$/.test(new URL(source).protocol) && source.length <= 500)
    ? undefined
    : say('应为 http 或 https 网址，也可以不填', 'An http or https address, or nothing')

const outside = (day: string, year: number): Text | undefined => {
  if (!isDay(day)) return noDay
  const { from, to } = noticeRange(year)
  return day >= from && day <= to
    ? undefined
    : say(`应在 ${from} 至 ${to} 之间`, `It lies between ${from} and ${to}`)
}

const holidayProblems = ({ holidays, year }: HolidayNotice): readonly NoticeProblem[] => {
  const found: NoticeProblem[] = []
  if (holidays.length === 0)
    found.push({ path: 'holidays', message: say('至少填写一个假期', 'Enter one holiday at least') })
  for (const [at, { name, from, to }] of holidays.entries()) {
    const tell = (field: string, message: Text | undefined) =>
      message && found.push({ path: `holidays.${at}.${field}`, message })
    if (name.trim() === '' || name.length > 20)
      tell('name', say('请填写节日名称，不超过 20 字', 'Name the holiday, in 20 characters or fewer'))
    tell('from', outside(from, year))
    tell('to', outside(to, year))
    if (!isDay(from) || !isDay(to)) continue
    if (to < from) tell('to', say('不能早于开始日期', 'It cannot end before it begins'))
    else if (daysFrom(from, to).length > 30)
      tell('to', say('一个假期不超过 30 天', 'A holiday has 30 days at most'))
    const other = holidays.findIndex((each, place) => place < at && each.from <= to && from <= each.to)
    if (other >= 0)
      tell('from', say(`与“${holidays[other]?.name}”的日期重叠`, `It overlaps ${holidays[other]?.name}`))
  }
  return found
}

const makeUpProblems = ({ holidays, makeUpDays, year }: HolidayNotice): readonly NoticeProblem[] =>
  makeUpDays.flatMap((day, at): NoticeProblem[] => {
    const wrong = outside(day, year)
    const off = holidays.find(({ from, to }) => from <= day && day <= to)
    const message =
      wrong ??
      (isWeekend(day)
        ? undefined
        : say('调休上班日应为周六或周日', 'A make-up day is a Saturday or a Sunday')) ??
      (off && say(`这一天在“${off.name}”假期之内`, `That day lies within ${off.name}`)) ??
      (makeUpDays.indexOf(day) < at ? say('这一天已填写', 'That day is there already') : undefined)
    return message ? [{ path: `makeUpDays.${at}`, message }] : []
  })

/**
 * What is wrong with a notice as it was handed in, field by field; nothing if it can be used.
 * @param today the day it is entered, where one is: a notice of the future is none yet
 */
export const noticeProblems = (notice: HolidayNotice, today?: string): readonly NoticeProblem[] => {
  const year = yearProblem(notice)
  if (year) return [{ path: 'year', message: year }]
  const single = {
    number: numberProblem(notice),
    issuedOn: issueProblem(notice, today),
    source: sourceProblem(notice),
  }
  return [
    ...Object.entries(single).flatMap(([path, message]) => (message ? [{ path, message }] : [])),
    ...holidayProblems(notice),
    ...makeUpProblems(notice),
  ]
}

const festivals = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆']

/** What is odd about a notice though nothing is wrong with it: a festival that every notice has had is not there. */
export const noticeDoubts = ({ holidays }: HolidayNotice): readonly Text[] => {
  const names = holidays.map(({ name }) => name).join('、')
  const missing = festivals.filter(festival => !names.includes(festival))
  if (missing.length === 0) return []
  const list = missing.join('、')
  return [
    say(`没有列出：${list}。请核对通知是否录全`, `Not among the holidays: ${list}. Is the notice complete?`),
  ]
}
