import { describe, expect, it } from 'vitest'
import { quicknetRoundAt, quicknetRoundTime } from './drand-round.ts'

describe('the drand quicknet round of an instant', () => {
  it('is 1 at genesis and grows by one every three seconds', () => {
    expect(quicknetRoundAt(new Date(1_692_803_367_000))).toBe(1)
    expect(quicknetRoundAt(new Date(1_692_803_369_999))).toBe(1)
    expect(quicknetRoundAt(new Date(1_692_803_370_000))).toBe(2)
  })

  it('goes back to the second at which the round appears', () => {
    const round = quicknetRoundAt(new Date('2026-12-28T02:00:00Z'))
    expect(quicknetRoundAt(quicknetRoundTime(round))).toBe(round)
    expect(quicknetRoundTime(round).getTime()).toBeLessThanOrEqual(Date.parse('2026-12-28T02:00:00Z'))
  })
})
