import { describe, expect, test } from 'vitest'
import official from '../../../data/calendar/state-council-notices.json' with { type: 'json' }
import {
  addDays,
  addWorkingDays,
  announcedCalendar as announced,
  announcedNotices,
  calendarFrom,
  dayKind,
  daysFrom,
  type HolidayNotice,
  isWorkingDay,
} from './index.ts'

/** What the calendar of 2027 might be: a notice that moves days on both sides of New Year. */
const notice2027: HolidayNotice = {
  year: 2027,
  number: '国办发明电〔2026〕9号',
  source: null,
  issuedOn: '2026-11-26',
  holidays: [
    { name: '元旦', from: '2026-12-31', to: '2027-01-02' },
    { name: '春节', from: '2027-02-05', to: '2027-02-12' },
  ],
  makeUpDays: ['2026-12-27', '2027-02-14'],
}
const entered = calendarFrom([...announcedNotices, notice2027])

describe('the calendar that comes with the software', () => {
  test('agrees with the State Council’s notices on every day of 2016–2026', () => {
    // Read from the notices themselves (see readAt in the file); the calendar is built from the package chinese-days.
    const said = new Map<string, 'off' | 'worked'>()
    for (const { holidays, makeUpDays } of official.notices) {
      for (const day of makeUpDays) said.set(day, 'worked')
      for (const { from, to } of holidays) for (const day of daysFrom(from, to)) said.set(day, 'off')
    }
    const weekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
    const expected = daysFrom('2016-01-01', '2026-12-31').filter(day =>
      said.has(day) ? said.get(day) === 'worked' : !weekend(day),
    )
    const reckoned = daysFrom('2016-01-01', '2026-12-31').filter(day => isWorkingDay(announced, day))
    expect(reckoned).toEqual(expected)
    expect(expected).toHaveLength(2743)
  })

  test('knows all eleven years’ notices by number, those amended by both numbers', () => {
    const numberOf = (year: number) => announced.notices.get(year)?.number
    for (let year = 2016; year <= 2026; year++) expect(numberOf(year)).toMatch(/^国办发明电〔\d{4}〕\d+号/)
    expect(numberOf(2020)).toBe('国办发明电〔2019〕16号、国办发明电〔2020〕1号')
    expect(announced.notices.get(2020)?.holidays[1]).toEqual({
      name: '春节',
      from: '2020-01-24',
      to: '2020-02-02',
    })
  })

  test('tells working days, rest days, holidays and make-up days apart', () => {
    const kind = (day: string) => dayKind(announced, day).kind
    expect(kind('2026-11-24')).toBe('working')
    expect(kind('2026-11-28')).toBe('rest')
    expect(kind('2026-10-03')).toBe('holiday')
    expect(kind('2026-10-10')).toBe('make-up')
  })

  test('counts a day of December to the notice that moved it', () => {
    expect(announced.notices.get(2019)?.makeUpDays).toContain('2018-12-29')
    expect(announced.notices.get(2019)?.holidays[0]).toEqual({
      name: '元旦',
      from: '2018-12-30',
      to: '2019-01-01',
    })
    expect(dayKind(announced, '2018-12-29').kind).toBe('make-up')
    expect(dayKind(announced, '2018-12-31').kind).toBe('holiday')
  })

  test('has no day before 2004 or after 2099, and none that is no day', () => {
    for (const day of ['2003-12-31', '2100-01-01', '2026-02-30', 'tomorrow'])
      expect(() => dayKind(announced, day)).toThrow(RangeError)
  })
})

describe('a year without a notice', () => {
  test('is provisional, with its weekends and the fixed statutory days off', () => {
    expect(dayKind(announced, '2027-01-01')).toEqual({ kind: 'holiday', provisional: true })
    expect(dayKind(announced, '2027-05-02')).toEqual({ kind: 'holiday', provisional: true })
    expect(dayKind(announced, '2027-10-01')).toEqual({ kind: 'holiday', provisional: true })
    expect(dayKind(announced, '2027-02-08')).toEqual({ kind: 'working', provisional: true })
    expect(dayKind(announced, '2027-02-07')).toEqual({ kind: 'rest', provisional: true })
    expect(addWorkingDays(announced, '2026-12-31', 1)).toEqual({ day: '2027-01-04', provisional: true })
  })

  test('leaves the last days of the December before open too', () => {
    expect(dayKind(announced, '2026-12-23').provisional).toBe(false)
    expect(dayKind(announced, '2026-12-24').provisional).toBe(true)
    expect(addWorkingDays(announced, '2026-12-22', 1)).toEqual({ day: '2026-12-23', provisional: false })
    expect(addWorkingDays(announced, '2026-12-24', 1)).toEqual({ day: '2026-12-25', provisional: true })
  })

  test('is settled by its notice, up to the last days of its own December', () => {
    expect(dayKind(entered, '2026-12-27')).toEqual({ kind: 'make-up', provisional: false })
    expect(dayKind(entered, '2026-12-31')).toEqual({ kind: 'holiday', provisional: false })
    expect(addWorkingDays(entered, '2026-12-30', 1)).toEqual({ day: '2027-01-04', provisional: false })
    // The notice says what is off; what it does not say is worked, 1 May included.
    expect(dayKind(entered, '2027-05-03')).toEqual({ kind: 'working', provisional: false })
    expect(dayKind(entered, '2027-12-23').provisional).toBe(false)
    expect(dayKind(entered, '2027-12-24').provisional).toBe(true)
  })
})

test('the last notice of a year counts, and leaves the other years as they were', () => {
  const withdrawn = calendarFrom([
    ...announcedNotices,
    notice2027,
    { ...notice2027, holidays: [], makeUpDays: [] },
  ])
  expect(dayKind(withdrawn, '2026-12-31').kind).toBe('working')
  for (let day = '2020-01-01'; day < '2026-12-24'; day = addDays(day, 1))
    expect(dayKind(withdrawn, day)).toEqual(dayKind(announced, day))
})
