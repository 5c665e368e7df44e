/** Built-in number formats that show a date; 27–36 and 50–58 are the Chinese ones (ECMA-376, 18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Whether a format code shows a day: it has a year or day field, or a month without hours or digits. */
const isDateCode = (code: string): boolean => {
  const fields = code
    .replace(/"[^"]*"/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[\\_*]./g, '')
  if (/general/i.test(fields)) return false
  return /[yd]/i.test(fields) || (/m/i.test(fields) && !/[hs0#?]/i.test(fields))
}

/** Whether a number format, built in or custom, shows a date. */
export const isDateFormat = (id: number, customCode: string | undefined): boolean =>
  customCode === undefined ? isBuiltInDate(id) : isDateCode(customCode)

const dayMilliseconds = 86_400_000

/**
 * The ISO day of an Excel serial number, undefined outside 1900–9999. The 1900 system counts a
 * 29 February 1900 that never was, so serials up to 60 lie one day off.
 */
export const serialDay = (serial: number, epoch1904: boolean): string | undefined => {
  const whole = Math.floor(serial)
  if (!(whole >= 1 && whole <= 2_958_465)) return undefined
  const start = epoch1904
    ? Date.UTC(1904, 0, 1)
    : whole <= 60
      ? Date.UTC(1899, 11, 31)
      : Date.UTC(1899, 11, 30)
  return new Date(start + whole * dayMilliseconds).toISOString().slice(0, 10)
}
