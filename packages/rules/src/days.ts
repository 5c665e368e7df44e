const dayMilliseconds = 86_400_000
const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The ISO day it is in Shanghai at that moment. */
export const shanghaiDay = (moment: Date): string => shanghai.format(moment)

/** Days from 1970-01-01 to an ISO day. */
export const dayNumber = (day: string): number => Date.parse(day) / dayMilliseconds

/** The ISO day of a {@link dayNumber}. */
const dayAt = (number: number): string => new Date(number * dayMilliseconds).toISOString().slice(0, 10)

/** The ISO day n days later, or earlier if n is negative. */
export const addDays = (day: string, n: number): string => dayAt(dayNumber(day) + n)

/** The same day of the month n months later, or earlier if n is negative; the month's last day where there is none. */
export const addMonths = (day: string, n: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month + n, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + n, Math.min(date, lastDate))).toISOString().slice(0, 10)
}

/** Whether a text is a day of the calendar, written YYYY-MM-DD. */
export const isDay = (written: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(written) &&
  !Number.isNaN(Date.parse(written)) &&
  dayAt(dayNumber(written)) === written

/** 0 for a Sunday to 6 for a Saturday, from a {@link dayNumber}; 1970-01-01 was a Thursday. */
export const weekdayAt = (number: number): number => (number + 4) % 7

export const isWeekend = (day: string): boolean => weekdayAt(dayNumber(day)) % 6 === 0

/** All ISO days from the first to the last, both included. */
export const daysFrom = (first: string, last: string): readonly string[] => {
  const start = dayNumber(first)
  return Array.from({ length: dayNumber(last) - start + 1 }, (_, n) => dayAt(start + n))
}
