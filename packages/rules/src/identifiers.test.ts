import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  creditCodeCheckDigit,
  demoDivision,
  divisionOf,
  identityNumberCheck,
  isCreditCode,
  isIdentityNumber,
  isWithinDivision,
} from './index.ts'

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']

/** 17 characters of the right shape: category, division, organisation code. */
const first17 = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...alphabet), minLength: 2, maxLength: 2 }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 }),
    fc.string({ unit: fc.constantFrom(...alphabet), minLength: 9, maxLength: 9 }),
  )
  .map(parts => parts.join(''))

test('a code with its check digit is valid', () => {
  expect(creditCodeCheckDigit('91350100M000100Y4')).toBe('3')
  expect(isCreditCode('91350100M000100Y43')).toBe(true)
})

test('one wrong character, or two neighbours exchanged, is always found', () => {
  fc.assert(
    fc.property(first17, fc.nat(16), fc.constantFrom(...alphabet), (start, place, character) => {
      const code = start + creditCodeCheckDigit(start)
      expect(isCreditCode(code)).toBe(true)
      const altered = code.slice(0, place) + character + code.slice(place + 1)
      if (altered !== code) expect(isCreditCode(altered)).toBe(false)
      const [one = '', other = ''] = code.slice(place, place + 2)
      const exchanged = code.slice(0, place) + other + one + code.slice(place + 2)
      if (exchanged !== code) expect(isCreditCode(exchanged)).toBe(false)
    }),
  )
})

test('letters that a code never has, and other lengths, are no credit code', () => {
  for (const wrong of ['91350100M000100Y4', '91350100I000100Y43', '91350100m000100y43', ''])
    expect(isCreditCode(wrong)).toBe(false)
})

test('divisions are known by code, and a district lies within its city and region', () => {
  expect(divisionOf('150203')).toEqual({ code: '150203', name: '昆都仑区', demo: false })
  expect(divisionOf('150298')).toBeUndefined()
  expect(divisionOf('constructor')).toBeUndefined()
  expect(divisionOf(demoDivision)?.demo).toBe(true)
  expect(isWithinDivision('150203', '150203')).toBe(true)
  expect(isWithinDivision('150203', '150200')).toBe(true)
  expect(isWithinDivision('150203', '150000')).toBe(true)
  expect(isWithinDivision('150204', '150203')).toBe(false)
  expect(isWithinDivision('152200', '150200')).toBe(false)
})

const first17Digits = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({ min: new Date('1920-01-01'), max: new Date('2019-12-31'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(
    ([division, born, serial]) =>
      `${division}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`,
  )

test('an identity number with its check character is valid', () => {
  // The example of GB 11643-1999.
  expect(isIdentityNumber('11010519491231002X')).toBe(true)
  expect(isIdentityNumber('110105194912310021')).toBe(false)
  for (const wrong of ['110105194913310020', '11010519491231002x', '1101051949123100', ''])
    expect(isIdentityNumber(wrong)).toBe(false)
})

test('one wrong digit of an identity number, or two neighbours exchanged, is always found', () => {
  fc.assert(
    fc.property(first17Digits, fc.nat(16), fc.constantFrom(...'0123456789'), (start, place, digit) => {
      const number = start + identityNumberCheck(start)
      expect(isIdentityNumber(number)).toBe(true)
      const altered = number.slice(0, place) + digit + number.slice(place + 1)
      if (altered !== number) expect(isIdentityNumber(altered)).toBe(false)
      const [one = '', other = ''] = number.slice(place, place + 2)
      const exchanged = number.slice(0, place) + other + one + number.slice(place + 2)
      if (exchanged !== number) expect(isIdentityNumber(exchanged)).toBe(false)
    }),
  )
})
