import { describe, expect, it } from 'vitest'
import { returnWords } from './return-words.ts'

describe('when a facility is back', () => {
  it('is said in days that are left, over the turn of the year too', () => {
    expect(returnWords('2027-01-09', '2026-12-28', 'zh')).toBe('剩 12 天')
    expect(returnWords('2026-12-29', '2026-12-28', 'en')).toBe('1 day left')
  })

  it('is today, or past', () => {
    expect(returnWords('2026-12-28', '2026-12-28', 'zh')).toBe('今天回库')
    expect(returnWords('2026-12-27', '2026-12-28', 'zh')).toBe('已回库')
  })
})
