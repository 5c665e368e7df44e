import type { Day, Instant, Lang } from '../api/types.ts'

const zone = 'Asia/Shanghai'
const locale = (lang: Lang) => (lang === 'zh' ? 'zh-CN' : 'en-GB')

const noon = (day: Day) => new Date(`${day}T12:00:00+08:00`)

/** The calendar day in Shanghai at an instant. */
export const dayOf = (instant: Instant | Date): Day =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(instant))

/** 2026年12月28日 / 28 December 2026 */
export const dayWords = (day: Day, lang: Lang): string =>
  new Intl.DateTimeFormat(locale(lang), { timeZone: zone, dateStyle: 'long' }).format(noon(day))

/** 2026年12月28日 周一 / Mon, 28 December 2026 */
export const dayWithWeekday = (day: Day, lang: Lang): string => {
  const weekday = new Intl.DateTimeFormat(locale(lang), { timeZone: zone, weekday: 'short' }).format(
    noon(day),
  )
  return lang === 'zh' ? `${dayWords(day, lang)} ${weekday}` : `${weekday}, ${dayWords(day, lang)}`
}

const monthDay = (day: Day, lang: Lang) =>
  new Intl.DateTimeFormat(locale(lang), { timeZone: zone, month: 'long', day: 'numeric' }).format(noon(day))

/** 12月25日–31日; the month is repeated only where it changes. */
export const dayRange = (from: Day, to: Day, lang: Lang): string => {
  if (from === to) return monthDay(from, lang)
  if (lang === 'zh' && from.slice(0, 7) === to.slice(0, 7))
    return `${monthDay(from, lang)}–${Number(to.slice(8))}日`
  return `${monthDay(from, lang)}${lang === 'zh' ? '–' : ' – '}${monthDay(to, lang)}`
}

/** 2026-12-28 09:05, Shanghai time: the one form of an instant on screen. */
export const momentWords = (instant: Instant, seconds = false): string => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant))
  const part = (type: string) => parts.find(each => each.type === type)?.value ?? ''
  const time = `${part('hour')}:${part('minute')}${seconds ? `:${part('second')}` : ''}`
  return `${part('year')}-${part('month')}-${part('day')} ${time}`
}

/** 1月 / January, of a month `2026-01` */
export const monthName = (month: string, lang: Lang): string =>
  new Intl.DateTimeFormat(locale(lang), { timeZone: zone, month: 'long' }).format(noon(`${month}-01`))

/** 一 二 三 … 日 / M T W … S, from Monday on, each with its whole name. */
export const weekdayLetters = (lang: Lang): readonly { readonly letter: string; readonly name: string }[] =>
  // 2024-01-01 was a Monday.
  [1, 2, 3, 4, 5, 6, 7].map(date => {
    const weekday = (style: 'narrow' | 'long') =>
      new Intl.DateTimeFormat(locale(lang), { timeZone: zone, weekday: style }).format(
        noon(`2024-01-0${date}`),
      )
    return { letter: weekday('narrow'), name: weekday('long') }
  })
