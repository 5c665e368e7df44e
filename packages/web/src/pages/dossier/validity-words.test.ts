import { describe, expect, it } from 'vitest'
import { validityOf } from './validity-words.ts'

const permit = (until: string | null) => ({ kind: 'permit' as const, until, data: {} })
const order = (data: Record<string, string>) => ({ kind: 'rectification' as const, until: null, data })
const said = (entry: Parameters<typeof validityOf>[0]) => {
  const validity = validityOf(entry, '2026-12-28')
  return validity && [validity.tone, validity.zh]
}

describe('how long an entry holds, in words', () => {
  it('counts the days that are left, warns of the last ninety, and says by how much it is over', () => {
    expect(said(permit('2028-12-28'))).toEqual(['good', '剩 731 天'])
    expect(said(permit('2027-01-20'))).toEqual(['soon', '剩 23 天'])
    expect(said(permit('2026-12-28'))).toEqual(['soon', '今天到期'])
    expect(said(permit('2026-12-27'))).toEqual(['over', '已过期 1 天'])
    expect(validityOf(permit('2026-12-27'), '2026-12-28')?.en).toBe('ended 1 day ago')
    expect(said(permit(null))).toBeNull()
  })

  it('says of an order whether it was carried out in time', () => {
    expect(said(order({ dueOn: '2026-12-01', doneOn: '2026-12-01' }))).toEqual(['done', '已按期完成'])
    expect(said(order({ dueOn: '2026-12-01', doneOn: '2026-12-05' }))).toEqual(['over', '逾期 4 天完成'])
    expect(said(order({ dueOn: '2026-12-01' }))).toEqual(['over', '已逾期 27 天'])
    expect(said(order({ dueOn: '2026-12-31' }))).toEqual(['soon', '剩 3 天'])
  })
})
