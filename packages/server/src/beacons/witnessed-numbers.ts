import { type BeaconSource, noRound, refused } from './source.ts'

const leastNumbers = 6

/** Numbers drawn by hand before the witnesses: needs nothing but a drum, and works in a closed network. */
export const witnessedNumbers: BeaconSource = {
  id: 'numbers/witnessed',
  title: { zh: '见证人在场摇出的号码', en: 'Numbers drawn before witnesses' },
  needsDay: false,
  appears: round =>
    /^[^\s].{0,58}[^\s]$/u.test(round)
      ? 'by-hand'
      : noRound('场次名称应为2至60个字', 'the name of the session has 2 to 60 characters'),
  // Full-width digits and any separators are read; what enters the seed is two-digit numbers with single spaces.
  read: given => {
    const plain = given.normalize('NFKC').trim()
    const numbers = plain.match(/[0-9]{1,2}/g) ?? []
    if (!/^[0-9]{1,2}([\s,，、+/-]+[0-9]{1,2})*$/.test(plain) || numbers.length < leastNumbers)
      return refused(
        `应为至少${leastNumbers}个一至两位的号码，用空格分开`,
        `at least ${leastNumbers} numbers of one or two digits, separated by spaces`,
      )
    return { ok: true, value: numbers.map(number => number.padStart(2, '0')).join(' '), evidence: null }
  },
}
