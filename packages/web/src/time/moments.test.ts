import { describe, expect, it } from 'vitest'
import { dayOf, dayRange, dayWithWeekday, momentWords } from './moments.ts'

describe('days and instants on screen', () => {
  it('reads an instant in Shanghai, whatever the zone of the computer', () => {
    expect(dayOf('2026-12-27T16:30:00Z')).toBe('2026-12-28')
    expect(momentWords('2026-12-27T16:30:05Z')).toBe('2026-12-28 00:30')
    expect(momentWords('2026-12-27T16:30:05Z', true)).toBe('2026-12-28 00:30:05')
  })

  it('names the weekday', () => {
    expect(dayWithWeekday('2026-12-28', 'zh')).toBe('2026年12月28日 周一')
  })

  it('repeats the month of a range only where it changes', () => {
    expect(dayRange('2026-12-25', '2026-12-31', 'zh')).toBe('12月25日–31日')
    expect(dayRange('2026-12-28', '2027-01-04', 'zh')).toBe('12月28日–1月4日')
    expect(dayRange('2026-12-25', '2026-12-25', 'zh')).toBe('12月25日')
  })
})
