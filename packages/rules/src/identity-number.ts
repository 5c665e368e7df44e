/** Weight of each of the first 17 places: 2^(18−i) mod 11 (GB 11643-1999, 4). */
const weights = Array.from({ length: 17 }, (_, place) => 2 ** (17 - place) % 11)

/** Check characters by the remainder of the weighted sum (GB 11643-1999, ISO 7064 MOD 11-2). */
const checks = '10X98765432'

const isRealDay = (written: string): boolean => {
  const iso = `${written.slice(0, 4)}-${written.slice(4, 6)}-${written.slice(6)}`
  const moment = new Date(iso)
  return !Number.isNaN(moment.valueOf()) && moment.toISOString().startsWith(iso)
}

/** The check character for the first 17 digits. @param first17 digits */
export const identityNumberCheck = (first17: string): string => {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17.charAt(place)), 0)
  return checks.charAt(sum % 11)
}

/** Whether it is a citizen's identity number: division, day of birth, serial and the right check character (GB 11643). */
export const isIdentityNumber = (number: string): boolean =>
  /^[1-9][0-9]{5}(?:19|20)[0-9]{2}[0-9]{2}[0-9]{2}[0-9]{3}[0-9X]$/.test(number) &&
  isRealDay(number.slice(6, 14)) &&
  identityNumberCheck(number.slice(0, 17)) === number.charAt(17)
