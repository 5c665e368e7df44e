import {
  divisionOf,
  hasCreditCodeShape,
  isCreditCode,
  isIdentityNumber,
  isWithinDivision,
  type Text,
} from '@mingqian/rules'
import { cleanCode, cleanText } from './clean-text.ts'
import { serialDay } from './date-style.ts'
import type { FacilityClass } from './facility-class.ts'
import { type Reading, read, reject } from './finding.ts'

/** Facts from outside the file that a value is checked against. */
export interface ReadingContext {
  /** Code of the bureau's division, GB/T 2260. */
  readonly bureau: string
  /** ISO day in Shanghai; what has happened cannot lie after it. */
  readonly today: string
  /** The classes of the rules in force, in their order. */
  readonly classes: readonly FacilityClass[]
}

export type ValueReader<T> = (raw: string, context: ReadingContext) => Reading<T>

/** Free text up to so many characters. */
export const text =
  (most: number): ValueReader<string> =>
  raw => {
    const value = cleanText(raw)
    return [...value].length <= most
      ? read(value)
      : reject(
          'too-long',
          { zh: `长度超过${most}个字`, en: `longer than ${most} characters` },
          { zh: `不超过${most}个字`, en: `at most ${most} characters` },
        )
  }

/** A code of fixed shape; `shape` is tested on its normal form. */
export const code =
  (shape: RegExp, zh: string, en: string): ValueReader<string> =>
  raw => {
    const value = cleanCode(raw)
    return shape.test(value)
      ? read(value)
      : reject('format', { zh: '格式不符', en: 'wrong format' }, { zh, en })
  }

const creditCodeExpected = {
  zh: '18位统一社会信用代码（GB 32100-2015），单元格须为文本格式，请与营业执照核对',
  en: '18 characters of the unified social credit code (GB 32100-2015) in a text cell; compare the business licence',
}
const wrongCheckDigit = {
  zh: '统一社会信用代码校验码不符',
  en: 'the check digit of the credit code does not match',
}

/** Unified social credit code, GB 32100-2015. */
export const creditCode: ValueReader<string> = raw => {
  const value = cleanCode(raw).replaceAll('-', '')
  if (isCreditCode(value)) return read(value)
  return hasCreditCodeShape(value)
    ? reject('checksum', wrongCheckDigit, creditCodeExpected)
    : reject(
        'format',
        {
          zh: `不是统一社会信用代码（${value.length}位）`,
          en: `no unified social credit code (${value.length} characters)`,
        },
        creditCodeExpected,
      )
}

/** Number of a discharge permit: credit code, three-digit serial, one letter or digit. */
export const permit: ValueReader<string> = raw => {
  const value = cleanCode(raw).replaceAll('-', '')
  const expected = {
    zh: '22位：统一社会信用代码+3位序号+1位字母或数字，如…001P',
    en: '22 characters: credit code, three digits, one letter or digit, such as …001P',
  }
  if (!/^.{18}[0-9]{3}[0-9A-Z]$/.test(value) || !hasCreditCodeShape(value.slice(0, 18)))
    return reject(
      'format',
      { zh: '排污许可证编号格式不符', en: 'wrong format of a discharge permit number' },
      expected,
    )
  return isCreditCode(value.slice(0, 18)) ? read(value) : reject('checksum', wrongCheckDigit, expected)
}

/** Identity number of a citizen, GB 11643-1999. */
export const idNumber: ValueReader<string> = raw => {
  const value = cleanCode(raw)
  const expected = {
    zh: '18位居民身份证号码，单元格须为文本格式',
    en: '18 characters of the identity number in a text cell',
  }
  if (isIdentityNumber(value)) return read(value)
  return /^\d{17}[\dX]$/.test(value)
    ? reject(
        'checksum',
        {
          zh: '身份证号码校验码或出生日期不符',
          en: 'the check character or the day of birth does not match',
        },
        expected,
      )
    : reject('format', { zh: '不是18位身份证号码', en: 'no identity number of 18 characters' }, expected)
}

/** Division of GB/T 2260 that the bureau is in charge of. */
export const division: ValueReader<string> = (raw, { bureau }) => {
  const value = cleanCode(raw)
  const own = divisionOf(bureau)
  const expected = {
    zh: `${own?.name ?? ''}${bureau}或其下级的6位行政区划代码（GB/T 2260）`,
    en: `the six-digit code ${bureau} or one below it (GB/T 2260)`,
  }
  if (!/^[0-9]{6}$/.test(value))
    return reject(
      'division',
      { zh: '行政区划代码应为6位数字', en: 'a division code has six digits' },
      expected,
    )
  const known = divisionOf(value)
  if (!known)
    return reject('division', { zh: '没有这个行政区划代码', en: 'there is no such division code' }, expected)
  return isWithinDivision(value, bureau)
    ? read(value)
    : reject(
        'division',
        { zh: `${known.name}不在本单位辖区内`, en: `${known.name} is not under this bureau` },
        expected,
      )
}

/** One of several written choices, each with its synonyms; the first synonym is shown as expected. */
export const choice = <T>(
  choices: readonly (readonly [value: T, ...written: string[]])[],
): ValueReader<T> => {
  const known = new Map(
    choices.flatMap(([value, ...written]) => written.map(one => [cleanCode(one), value] as const)),
  )
  const shown = choices.map(([, first]) => first)
  return raw => {
    const value = cleanCode(raw)
    return known.has(value)
      ? read(known.get(value) as T)
      : reject(
          'choice',
          { zh: '不在可选值内', en: 'not one of the choices' },
          { zh: `填写${shown.join('、')}之一`, en: `one of ${shown.join(', ')}` },
        )
  }
}

const dateExpected = {
  zh: '日期，如2026-11-03、2026年11月3日或Excel日期',
  en: 'a date such as 2026-11-03, 2026年11月3日 or an Excel date',
}

const isoDay = (year: string, month: string, day: string): string | undefined => {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(iso)
  return !Number.isNaN(moment.valueOf()) && moment.toISOString().startsWith(iso) ? iso : undefined
}

/** An ISO day from what offices write; undefined if it is none, such as 30 February. */
const parseDay = (value: string): string | undefined => {
  const written =
    /^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:T?[0-9]{1,2}[:时].*)?$/.exec(value) ??
    /^([0-9]{4})([0-9]{2})([0-9]{2})$/.exec(value)
  if (written) return isoDay(written[1] ?? '', written[2] ?? '', written[3] ?? '')
  // An Excel serial number whose cell lost its date format; 20000 is the year 1954.
  return /^[2-7][0-9]{4}(?:\.[0-9]+)?$/.test(value) ? serialDay(Number(value), false) : undefined
}

/** A small number under a date's format, which Excel shows as a day of 1900, or the number itself. */
const isNumberAsDay = (value: string): boolean =>
  /^1900[-/.年]/.test(value) ||
  /^(?:[0-9]|[0-9]{2}|[12][0-9]{2}|3[0-5][0-9]|36[0-6])(?:\.[0-9]+)?$/.test(value)

/** A day as it is written, whenever it may be. */
const writtenDay = (raw: string): Reading<string> => {
  const value = cleanCode(raw.trim().replace(/^(\S+)\s+[0-9]{1,2}:.*$/, '$1'))
  if (isNumberAsDay(value))
    return reject(
      'date',
      {
        zh: '不是真实日期：单元格里是数字，会显示成1900年',
        en: 'no real date: the cell holds a number, which shows as a day of 1900',
      },
      dateExpected,
    )
  const day = parseDay(value)
  return day ? read(day) : reject('date', { zh: '不是有效日期', en: 'not a valid date' }, dateExpected)
}

const strangeDay = (day: string, expected: Text) =>
  reject('range', { zh: `日期${day}不合理`, en: `the date ${day} is out of range` }, expected)

/** A day on which something has happened: between 1950 and today. */
export const pastDay: ValueReader<string> = (raw, { today }) => {
  const written = writtenDay(raw)
  if (!written.ok) return written
  const day = written.value
  if (day > today || day < '1950-01-01')
    return strangeDay(day, {
      zh: `不早于1950年、不晚于今天（${today}）的日期`,
      en: `a date from 1950 to today (${today})`,
    })
  return read(day)
}

/** A day that may lie ahead, such as the last one of a certificate: between 1950 and 2099. */
export const anyDay: ValueReader<string> = raw => {
  const written = writtenDay(raw)
  if (!written.ok) return written
  const day = written.value
  if (day < '1950-01-01' || day > '2099-12-31')
    return strangeDay(day, { zh: '1950年至2099年的日期', en: 'a date from 1950 to 2099' })
  return read(day)
}

/** A mark or a number of hours: not below nought, with one decimal at the most. */
export const mark =
  (most: number): ValueReader<number> =>
  raw => {
    const value = cleanCode(raw).replace(/(?:分|学时|课时|小时)$/, '')
    const expected = { zh: `0至${most}的数，最多一位小数`, en: `0 to ${most}, with one decimal at most` }
    if (!/^[-+]?[0-9]+(?:\.[0-9]+)?$/.test(value))
      return reject('format', { zh: '不是数字', en: 'not a number' }, expected)
    const number = Number(value)
    if (number < 0 || number > most)
      return reject('range', { zh: '数值超出范围', en: 'out of range' }, expected)
    return Math.round(number * 10) / 10 === number
      ? read(number)
      : reject('format', { zh: '小数位数过多', en: 'too many decimals' }, expected)
  }

/** Degrees of longitude or latitude, decimal or in degrees, minutes and seconds; undefined if it is neither. */
const parseDegrees = (raw: string): number | undefined => {
  const value = raw.replace(/[″"”]|''|′′/g, 's').replace(/[′'’]/g, 'm')
  const parts =
    /^[EN东北经纬:]*([0-9]{1,3}(?:\.[0-9]+)?)(?:[°度](?:([0-9]{1,2}(?:\.[0-9]+)?)[M分](?:([0-9]{1,2}(?:\.[0-9]+)?)[S秒])?)?)?[EN]?$/.exec(
      cleanCode(value),
    )
  if (!parts) return undefined
  const [, whole, minutes, seconds] = parts.map(Number)
  return Number(((whole ?? 0) + (minutes || 0) / 60 + (seconds || 0) / 3600).toFixed(7))
}

interface DegreesRange {
  readonly zh: string
  readonly en: string
  readonly least: number
  readonly most: number
}

/** What lies within China; the two ranges have nothing in common. */
const longitudes: DegreesRange = { zh: '经度', en: 'longitude', least: 73, most: 136 }
const latitudes: DegreesRange = { zh: '纬度', en: 'latitude', least: 3, most: 54 }

const degrees =
  (own: DegreesRange, other: DegreesRange): ValueReader<number> =>
  raw => {
    const number = parseDegrees(raw)
    const expected = {
      zh: `${own.least}至${own.most}之间的度数`,
      en: `degrees from ${own.least} to ${own.most}`,
    }
    if (number === undefined) return reject('format', { zh: '不是经纬度', en: 'no degrees' }, expected)
    if (number >= own.least && number <= own.most) return read(number)
    if (number >= other.least && number <= other.most)
      return reject(
        'range',
        {
          zh: `${own.zh}栏里像是${other.zh}，两者可能填反了`,
          en: `looks like a ${other.en}; longitude and latitude may be exchanged`,
        },
        expected,
      )
    return reject('range', { zh: '经纬度超出范围', en: 'out of range' }, expected)
  }

/** Degrees east or north, WGS-84 or CGCS2000. */
export const longitude = degrees(longitudes, latitudes)
export const latitude = degrees(latitudes, longitudes)

/** A list in one cell, separated by the Chinese or Western comma, semicolon or enumeration comma. */
export const list =
  <T>(each: ValueReader<T>): ValueReader<readonly T[]> =>
  (raw, context) => {
    const values: T[] = []
    for (const part of raw.split(/[、,，;；\n]/)) {
      if (part.trim() === '') continue
      const reading = each(part, context)
      if (!reading.ok) return reading
      values.push(reading.value)
    }
    return read([...new Set(values)])
  }

/** A number with or without separators of thousands, within bounds. */
export const decimal =
  ({
    least = -1e12,
    most = 1e12,
    whole = false,
  }: {
    least?: number
    most?: number
    whole?: boolean
  }): ValueReader<number> =>
  raw => {
    const value = cleanCode(raw).replaceAll(',', '')
    const number = /^[-+]?[0-9]+(?:\.[0-9]+)?(?:E[-+]?[0-9]+)?$/.test(value) ? Number(value) : Number.NaN
    const expected = {
      zh: `${whole ? '整' : ''}数${least > -1e12 ? `，不小于${least}` : ''}${most < 1e12 ? `，不大于${most}` : ''}`,
      en: `a ${whole ? 'whole ' : ''}number${least > -1e12 ? ` from ${least}` : ''}${most < 1e12 ? ` to ${most}` : ''}`,
    }
    if (!Number.isFinite(number) || (whole && !Number.isInteger(number)))
      return reject('format', { zh: '不是数字', en: 'not a number' }, expected)
    return number >= least && number <= most
      ? read(number)
      : reject('range', { zh: '数值超出范围', en: 'out of range' }, expected)
  }

export const yesOrNo = choice<boolean>([
  [true, '是', '有', '可', '可以', '√', '✓', 'Y', 'YES', 'TRUE', '1'],
  [false, '否', '无', '不可', '×', 'X', 'N', 'NO', 'FALSE', '0'],
])
