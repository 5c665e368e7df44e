import { type Clause, type Level, levelOf, shanghaiDay } from '@mingqian/rules'
import type { Bureau } from '../platform/bureau.ts'

/** 2026年12月28日: Arabic numerals without leading zeros (GB/T 9704-2012, 7.3.5.4). @param iso a day */
export const dayWords = (iso: string): string => {
  const [year, month, day] = iso.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

const timeOfDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** 2026年12月28日9时05分, in the bureau's zone. @param moment an instant */
export const momentWords = (moment: Date): string => {
  const [hour = '', minute = ''] = timeOfDay.format(moment).split(':')
  return `${dayWords(shanghaiDay(moment))}${Number(hour)}时${minute}分`
}

const digits = '一二三四五六七八九'

/** 1…99 as the headings of a document are counted: 一, 十, 十二, 二十三. */
export const ordinal = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  const one = ones === 0 ? '' : digits[ones - 1]
  if (tens === 0) return one ?? ''
  return `${tens === 1 ? '' : digits[tens - 1]}十${one}`
}

/** A division named in the bureau's own name: 明川区 of 明川区生态环境分局; null where the name has none. */
const placeOf = (bureau: string): string | null =>
  /^.{2,12}?(?:自治县|自治旗|新区|[县区旗市盟州])(?=生态|环境|环保)/u.exec(bureau)?.[0] ?? null

const above: Readonly<Record<Level, string>> = {
  district: '市生态环境局',
  city: '省（自治区）生态环境厅',
  province: '生态环境部',
}

/**
 * With whom plans and lists are filed (work plan 六): the bureau's own government and the bureau above it. A bureau
 * whose name has no place in it files with its government by the office alone.
 */
export const filingAddressees = ({ code, name }: Bureau): readonly string[] => {
  const place = placeOf(name)
  return [place ? `${place}人民政府` : '本级人民政府', above[levelOf(code)]]
}

/** A sentence made for the screen as it is printed: without the spaces between Chinese characters and digits. */
export const tight = (sentence: string): string =>
  sentence.replaceAll(/(?<=[\u3001-\u9fff\uff01-\uff5e%×÷=]) | (?=[\u3001-\u9fff\uff01-\uff5e×÷=])/gu, '')

/** A clause by the number its source gives it, if it gives one, and in its words. */
export const clauseWords = ({ id, zh }: Clause): string => tight(id === '—' ? zh : `${id}：${zh}`)

/** 2026年12月25日至31日: year and month that both days share are said once. @param from, to ISO days */
export const rangeWords = (from: string, to: string): string => {
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${dayWords(from)}至${dayWords(to)}`
  const shared = from.slice(0, 7) === to.slice(0, 7) ? /^\d+年\d+月/ : /^\d+年/
  return `${dayWords(from)}至${dayWords(to).replace(shared, '')}`
}
