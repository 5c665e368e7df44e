import { addDays, dayNumber, daysFrom, isDay, weekdayAt } from './days.ts'
import type { Holiday, HolidayNotice } from './holiday-notice.ts'
import type { Text } from './text.ts'

/** What could be read out of a notice's wording; null where it says nothing. */
export interface NoticeReading extends Omit<HolidayNotice, 'year'> {
  readonly year: number | null
  /** What the wording says of itself that does not fit its dates: a wrong weekday, a wrong number of days. */
  readonly doubts: readonly Text[]
  /** Sentences with a date in them that were not used. */
  readonly leftOut: readonly string[]
}

const bracketed = /(国(?:办)?发明电)\s*[[(〔【]\s*(\d{4})\s*[\])〕】]\s*(\d{1,3})\s*号/
const title = /关于(?:调整|延长)?\s*(\d{4})年/
const signature = /国务院办公厅\s*(\d{4})年(\d{1,2})月(\d{1,2})日\s*$/m

const name = '(?:元旦|清明节?|端午节?|中秋节?|\\p{Script=Han}{1,5}节)'
/** 一、元旦: or 国庆节、中秋节: — what an item begins with. */
const heading = new RegExp(`(?:[一二三四五六七八九十]+、)?\\s*(${name}(?:[、和]${name})*)\\s*:`, 'gu')

/** 2月15日(农历腊月二十八、周日), the year and the month left out where they go without saying. */
const dated = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/g
const weekdays = '日一二三四五六'
const weekdayWord = /(?:周|星期)([日天一二三四五六])/

const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

interface Dated {
  readonly day: string
  readonly begins: number
  readonly ends: number
  readonly weekday: string | undefined
  readonly yearGiven: boolean
}

const datesIn = (sentence: string, year: number): readonly Dated[] => {
  let month = 0
  return [...sentence.matchAll(dated)].flatMap((match): Dated[] => {
    month = match[2] ? Number(match[2]) : month
    const day = iso(match[1] ? Number(match[1]) : year, month, Number(match[3]))
    if (!isDay(day)) return []
    const weekday = weekdayWord.exec(match[4] ?? '')?.[1]?.replace('天', '日')
    return [
      {
        day,
        begins: match.index,
        ends: match.index + match[0].length,
        weekday,
        yearGiven: Boolean(match[1]),
      },
    ]
  })
}

/** 12月30日至1月1日 of a year begins in the December before. */
const inDecemberBefore = (from: Dated, to: string): string =>
  !from.yearGiven && to < from.day ? `${Number(from.day.slice(0, 4)) - 1}${from.day.slice(4)}` : from.day

const holidaysIn = (sentence: string, dates: readonly Dated[], named: string): readonly Holiday[] => {
  const found: Holiday[] = []
  for (let at = 0; at < dates.length; at++) {
    const [start, end] = [dates[at], dates[at + 1]]
    if (!start) break
    const isRange = end && /^\s*(?:至|到|-|—|–|~)+\s*$/.test(sentence.slice(start.ends, end.begins))
    const range = isRange
      ? { from: inDecemberBefore(start, end.day), to: end.day }
      : { from: start.day, to: start.day }
    if (isRange) at++
    const last = found.at(-1)
    // 5月1日放假,5月2日补休 is one holiday of two days.
    if (last && addDays(last.to, 1) === range.from) found[found.length - 1] = { ...last, to: range.to }
    else found.push({ name: named, ...range })
  }
  return found
}

const wrongWeekdays = (dates: readonly Dated[]): readonly Text[] =>
  dates.flatMap(({ day, weekday }) => {
    const actual = weekdays[weekdayAt(dayNumber(day))]
    return weekday === undefined || weekday === actual
      ? []
      : [
          {
            zh: `${day} 是周${actual}，原文写的是周${weekday}`,
            en: `${day} is a 周${actual}; the wording says 周${weekday}`,
          },
        ]
  })

const wrongCount = (sentence: string, holidays: readonly Holiday[]): readonly Text[] => {
  const said = /共(\d{1,2})天/.exec(sentence)?.[1]
  const days = holidays.reduce((sum, { from, to }) => sum + daysFrom(from, to).length, 0)
  return said === undefined || Number(said) === days
    ? []
    : [{ zh: `“${sentence}”按日期算是 ${days} 天`, en: `“${sentence}” comes to ${days} days by its dates` }]
}

/**
 * Reads a notice in the words it is published in, whole or an item of it (元旦：1月1日（周五）至3日（周日）放假调休，共3天。
 * 1月4日（周日）上班。), so that nobody needs to type it. Whoever uses the reading shows it to a person first.
 * @param fallbackYear the year meant where the wording does not name it
 */
export const readNotice = (wording: string, fallbackYear: number): NoticeReading => {
  const text = wording.normalize('NFKC').replaceAll(/[ \t\u3000]/g, '')
  const number = bracketed.exec(text)
  const titled = title.exec(text)
  const issued = signature.exec(text)
  const year = titled ? Number(titled[1]) : fallbackYear
  const body = issued ? text.slice(0, issued.index) : text
  const headings = [...body.matchAll(heading)]
  const holidays: Holiday[] = []
  const makeUpDays: string[] = []
  const doubts: Text[] = []
  const leftOut: string[] = sentencesOf(body.slice(0, headings[0]?.index)).filter(hasDate)
  for (const [at, found] of headings.entries()) {
    const item = body.slice(found.index + found[0].length, headings[at + 1]?.index)
    for (const sentence of sentencesOf(item)) {
      const dates = datesIn(sentence, year)
      if (dates.length === 0) continue
      if (/上班/.test(sentence)) makeUpDays.push(...dates.map(({ day }) => day))
      else if (/放假|补休/.test(sentence)) {
        const ranges = holidaysIn(sentence, dates, found[1] ?? '')
        holidays.push(...ranges)
        doubts.push(...wrongCount(sentence, ranges))
      } else {
        leftOut.push(sentence)
        continue
      }
      doubts.push(...wrongWeekdays(dates))
    }
  }
  return {
    year: titled ? year : null,
    number: number ? `${number[1]}〔${number[2]}〕${number[3]}号` : null,
    source: null,
    issuedOn: issued ? iso(Number(issued[1]), Number(issued[2]), Number(issued[3])) : null,
    holidays,
    makeUpDays: [...new Set(makeUpDays)].sort(),
    doubts,
    leftOut,
  }
}

const sentencesOf = (text: string): string[] =>
  text
    .split(/[。;\n]/)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')

const hasDate = (sentence: string): boolean => /\d{1,2}月\d{1,2}日/.test(sentence)
