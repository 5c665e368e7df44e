import { describe, expect, it } from 'vitest'
import { isBeaconValue } from './beacon-value.ts'

describe('the public random value as it is typed in', () => {
  it('is six or more numbers of up to two digits when drawn before witnesses', () => {
    expect(isBeaconValue('numbers/witnessed', '07 12 19 23 30 33')).toBe(true)
    expect(isBeaconValue('numbers/witnessed', ' 07 12 19 23 30 33 + 05 ')).toBe(true)
    expect(isBeaconValue('numbers/witnessed', '07 12 19 23 30')).toBe(false)
    expect(isBeaconValue('numbers/witnessed', '７、12，19 23 30 33')).toBe(true)
    expect(isBeaconValue('numbers/witnessed', '107 12 19 23 30 33')).toBe(false)
  })

  it('is 64 hex digits from drand', () => {
    expect(isBeaconValue('drand/quicknet', 'a1'.repeat(32))).toBe(true)
    expect(isBeaconValue('drand/quicknet', 'a1'.repeat(31))).toBe(false)
  })
})
