import fc from 'fast-check'
import { expect, test } from 'vitest'
import { threeWay } from './three-way.ts'

const row = fc.record({
  name: fc.constantFrom('甲', '乙', '丙'),
  unit: fc.constantFrom('一', '二'),
  days: fc.array(fc.nat(2)),
})

test('nothing of either edit is lost: a field is mine, or theirs where I left it, or named', () => {
  fc.assert(
    fc.property(row, row, row, (base, mine, theirs) => {
      const { merged, clashes, taken } = threeWay(base, mine, theirs)
      for (const field of ['name', 'unit', 'days'] as const) {
        const [was, my, their] = [base[field], mine[field], theirs[field]].map(value => JSON.stringify(value))
        const now = JSON.stringify(merged[field])
        const clash = clashes.some(each => each.field === field)
        expect(clash).toBe(my !== was && their !== was && my !== their)
        expect(now).toBe(my === was ? their : my)
        expect(taken.includes(field)).toBe(my === was && their !== was)
      }
    }),
  )
})

test('with nobody else at work, mine stands', () => {
  fc.assert(
    fc.property(row, row, (base, mine) => {
      expect(threeWay(base, mine, base)).toEqual({ merged: mine, clashes: [], taken: [] })
    }),
  )
})
