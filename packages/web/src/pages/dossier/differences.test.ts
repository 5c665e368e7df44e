import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedFields, differencesBetween, firstChoices, isSame, settled } from './differences.ts'

const value = fc.option(fc.constantFrom('', '甲', '乙', 3, true), { nil: undefined })
const values = fc.record({ name: value, area: value, remark: value, staff: value })

describe('two clerks in one form', () => {
  it('lose nothing where they changed different fields', () => {
    const base = { name: '甲厂', area: '东街', remark: '' }
    const theirs = { ...base, area: '西街' }
    const mine = { ...base, remark: '已核实' }
    const differences = differencesBetween(base, theirs, mine)
    expect(differences.map(({ field, by }) => [field, by])).toEqual([
      ['area', 'theirs'],
      ['remark', 'mine'],
    ])
    expect(settled(theirs, mine, firstChoices(differences))).toEqual({
      name: '甲厂',
      area: '西街',
      remark: '已核实',
    })
  })

  it('must choose where both changed the same field', () => {
    const differences = differencesBetween({ name: '甲' }, { name: '乙' }, { name: '丙' })
    expect(differences).toEqual([{ field: 'name', theirs: '乙', mine: '丙', by: 'both' }])
    expect(firstChoices(differences)).toEqual({})
  })

  it('see every field that differs, and after choosing have one of the two in each', () => {
    fc.assert(
      fc.property(values, values, values, fc.constantFrom('mine', 'theirs'), (base, theirs, mine, all) => {
        const differences = differencesBetween(base, theirs, mine)
        for (const field of Object.keys(base) as (keyof typeof base)[])
          expect(differences.some(one => one.field === field)).toBe(!isSame(theirs[field], mine[field]))
        const choices = Object.fromEntries(differences.map(({ field }) => [field, all] as const))
        expect(changedFields(settled(theirs, mine, choices), all === 'mine' ? mine : theirs)).toEqual([])
      }),
    )
  })

  it('take blank for blank, however it is written', () => {
    expect(differencesBetween({}, { area: '', names: [] }, { area: null })).toEqual([])
  })
})
