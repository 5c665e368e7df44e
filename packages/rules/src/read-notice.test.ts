import { describe, expect, test } from 'vitest'
import official from '../../../data/calendar/state-council-notices.json' with { type: 'json' }
import {
  announcedNotices,
  daysFrom,
  type HolidayNotice,
  noticeDoubts,
  noticeProblems,
  readNotice,
} from './index.ts'

const weekday = (day: string) => '日一二三四五六'[new Date(day).getUTCDay()]
const numeral = '一二三四五六七八九十'

const dateWords = (day: string, year: number, style: string) => {
  const [y, m, d] = day.split('-').map(Number)
  return `${y === year ? '' : `${y}年`}${m}月${d}日${style}${weekday(day)}）`
}

/** A notice in the words that notices use, whose dates are its own. */
const wordingOf = (notice: HolidayNotice, style: '（周' | '（星期') => {
  const { year } = notice
  const unused = new Set(notice.makeUpDays)
  const items = notice.holidays.map(({ name, from, to }, at) => {
    const next = notice.holidays[at + 1]?.from ?? '9999'
    const made = [...unused].filter(day => day < next)
    for (const day of made) unused.delete(day)
    const range =
      from === to
        ? dateWords(from, year, style)
        : `${dateWords(from, year, style)}至${dateWords(to, year, style)}`
    const work = made.length > 0 ? `${made.map(day => dateWords(day, year, style)).join('、')}上班。` : ''
    return `${numeral[at]}、${name}：${range}放假调休，共${daysFrom(from, to).length}天。${work}`
  })
  const [y, m, d] = (notice.issuedOn ?? '').split('-').map(Number)
  return `国务院办公厅关于${year}年部分节假日安排的通知\n${notice.number}\n${items.join('\n')}\n国务院办公厅\n${y}年${m}月${d}日`
}

describe('reading a notice in its own words', () => {
  test.each([2016, 2018, 2019, 2023, 2025, 2026])('takes all of the one for %i from them', year => {
    const known = announcedNotices.find(notice => notice.year === year) as HolidayNotice
    const number = known.number?.split('、')[0] ?? null
    for (const style of ['（周', '（星期'] as const) {
      const reading = readNotice(wordingOf({ ...known, number }, style), 2000)
      expect(reading.holidays).toEqual(known.holidays)
      expect(reading.makeUpDays).toEqual([...known.makeUpDays].sort())
      expect(reading).toMatchObject({ year, number, issuedOn: known.issuedOn, doubts: [], leftOut: [] })
    }
  })

  test('takes one item pasted alone, in the year that is meant', () => {
    const item = '元旦：1月1日（周五）至3日（周日）放假调休，共3天。2月7日（周日）、2月20日（周六）上班'
    expect(readNotice(item, 2027)).toMatchObject({
      year: null,
      number: null,
      holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
      makeUpDays: ['2027-02-07', '2027-02-20'],
      doubts: [],
    })
  })

  test('joins a day off and the one that makes up for it; weekends go without saying', () => {
    const { holidays } = readNotice(
      '劳动节：5月1日放假，5月2日（星期一）补休。清明节：4月4日放假，与周末连休。',
      2016,
    )
    expect(holidays).toEqual([
      { name: '劳动节', from: '2016-05-01', to: '2016-05-02' },
      { name: '清明节', from: '2016-04-04', to: '2016-04-04' },
    ])
  })

  test('begins in the December before where New Year’s does, year written or not', () => {
    for (const written of ['12月30日至1月1日放假', '2028年12月30日至2029年1月1日放假', '12月30日—1月1日放假'])
      expect(readNotice(`元旦：${written}。`, 2029).holidays).toEqual([
        { name: '元旦', from: '2028-12-30', to: '2029-01-01' },
      ])
  })

  test('reads full-width and half-width figures and brackets alike, and a number in any bracket', () => {
    const text = '国办发明电[2026]9号\n一、元 旦:１月１日(周五)至3日(周日)放假,共3天.'
    expect(readNotice(text, 2027)).toMatchObject({
      number: '国办发明电〔2026〕9号',
      holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
    })
  })

  test('says where the wording does not fit its dates, and what it did not use', () => {
    const { doubts, leftOut } = readNotice(
      '元旦：1月1日（周四）至3日（周日）放假，共4天。鼓励在2月5日休息。',
      2027,
    )
    expect(doubts.map(({ zh }) => zh)).toEqual([
      '“1月1日(周四)至3日(周日)放假,共4天”按日期算是 3 天',
      '2027-01-01 是周五，原文写的是周四',
    ])
    expect(leftOut).toEqual(['鼓励在2月5日休息'])
    expect(readNotice('明年怎么放假还不知道', 2027).holidays).toEqual([])
  })
})

describe('a notice as it was handed in', () => {
  const notice: HolidayNotice = {
    year: 2027,
    number: '国办发明电〔2026〕9号',
    source: null,
    issuedOn: '2026-11-26',
    holidays: [{ name: '元旦', from: '2026-12-31', to: '2027-01-03' }],
    makeUpDays: ['2026-12-27'],
  }
  const paths = (change: Partial<HolidayNotice>, today?: string) =>
    noticeProblems({ ...notice, ...change }, today).map(({ path }) => path)

  test('is right as the State Council’s own are', () => {
    expect(paths({})).toEqual([])
    for (const known of announcedNotices.filter(({ year }) => year >= 2016))
      expect(noticeProblems(known)).toEqual([])
  })

  test('names its number in the official form, of this year or the one before', () => {
    for (const number of [null, '', '国办发〔2026〕9号', '国办发明电[2026]9号', '国办发明电〔2024〕9号'])
      expect(paths({ number })).toEqual(['number'])
    expect(paths({ number: '国办发明电〔2026〕9号、国办发明电〔2027〕1号' })).toEqual([])
  })

  test('is issued on a day, not ahead of today', () => {
    for (const issuedOn of [null, '2026-13-01', '2024-11-01'])
      expect(paths({ issuedOn })).toEqual(['issuedOn'])
    expect(paths({}, '2026-11-25')).toEqual(['issuedOn'])
    expect(paths({}, '2026-11-26')).toEqual([])
  })

  test('keeps its holidays within the year or the last days before it, one after the other', () => {
    expect(paths({ holidays: [], makeUpDays: [] })).toEqual(['holidays'])
    const range = (from: string, to: string) =>
      paths({ holidays: [{ name: '春节', from, to }], makeUpDays: [] })
    expect(range('2026-12-23', '2026-12-25')).toEqual(['holidays.0.from'])
    expect(range('2027-12-31', '2028-01-02')).toEqual(['holidays.0.to'])
    expect(range('2027-02-08', '2027-02-05')).toEqual(['holidays.0.to'])
    expect(range('2027-02-30', 'x')).toEqual(['holidays.0.from', 'holidays.0.to'])
    expect(
      paths({ holidays: [...notice.holidays, { name: ' ', from: '2027-01-03', to: '2027-01-04' }] }),
    ).toEqual(['holidays.1.name', 'holidays.1.from'])
  })

  test('works on weekend days only, none of them off, none twice', () => {
    expect(paths({ makeUpDays: ['2027-02-08'] })).toEqual(['makeUpDays.0'])
    expect(paths({ makeUpDays: ['2027-01-02'] })).toEqual(['makeUpDays.0'])
    expect(paths({ makeUpDays: ['2027-02-20', '2027-02-20'] })).toEqual(['makeUpDays.1'])
    expect(paths({ makeUpDays: ['2028-02-20', 'soon'] })).toEqual(['makeUpDays.0', 'makeUpDays.1'])
  })

  test('takes a web address or none as its source, and a year of the calendar', () => {
    expect(paths({ source: 'https://www.gov.cn/' })).toEqual([])
    for (const source of ['javascript:alert(1)', 'gov.cn', '']) expect(paths({ source })).toEqual(['source'])
    for (const year of [2003, 2099, 2027.5]) expect(paths({ year })).toEqual(['year'])
  })

  test('is doubted, not refused, when a festival is missing', () => {
    expect(noticeDoubts(notice)[0]?.zh).toContain('春节、清明、劳动、端午、中秋、国庆')
    for (const whole of official.notices.filter(notice => !('amends' in notice)))
      expect(noticeDoubts(whole)).toEqual([])
  })
})
