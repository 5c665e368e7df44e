import { maskPhone } from '../registry/index.ts'

const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/
/** GB 11643: division, day of birth, serial, check character. */
const identity =
  /(?<!\d)([1-9]\d{2})\d{3}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{2}(\d[0-9X])(?![0-9X])/gi

/** A cell as it may be shown and kept in clear: it may hold personal data whatever its column is called. */
export const maskedCell = (cell: string): string => {
  const masked = cell.replace(identity, '$1*************$2')
  return mobile.test(masked) ? maskPhone(masked) : masked
}
