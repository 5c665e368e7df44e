import { describe, expect, it } from 'vitest'
import { deadlineTone, deadlineWords, liesFrom } from './deadline-words.ts'

describe('a deadline in words', () => {
  it('counts the working days that are left', () => {
    expect(deadlineWords(3, 'zh')).toBe('剩 3 个工作日')
    expect(deadlineWords(1, 'en')).toBe('1 working day left')
    expect(deadlineWords(7, 'en')).toBe('7 working days left')
  })

  it('says today on the last day', () => {
    expect(deadlineWords(0, 'zh')).toBe('今天到期')
  })

  it('says by how much it is overdue', () => {
    expect(deadlineWords(-2, 'zh')).toBe('已超期 2 个工作日')
    expect(deadlineWords(-1, 'en')).toBe('1 working day overdue')
  })

  it('turns urgent two working days before and overdue only after the day', () => {
    expect([4, 3, 2, 0, -1].map(left => deadlineTone(left))).toEqual([
      'calm',
      'calm',
      'soon',
      'soon',
      'overdue',
    ])
  })

  it('tells on a weekend whether the day is behind or ahead', () => {
    expect(deadlineWords(0, 'zh', liesFrom('2026-12-20', '2026-12-19'))).toBe('剩不到 1 个工作日')
    expect(deadlineWords(0, 'zh', liesFrom('2026-12-19', '2026-12-20'))).toBe('已超期')
    expect(deadlineTone(0, 'behind')).toBe('overdue')
  })
})
