import { expect, test } from 'vitest'
import extents from '../../../data/divisions/province-extents.json' with { type: 'json' }
import { divisionOf, mayLieInProvince, provinceOf, provincesAround } from './index.ts'

test('all provinces have an extent, and nothing else has', () => {
  expect(Object.keys(extents)).toHaveLength(34)
  for (const code of Object.keys(extents)) expect(divisionOf(code)?.code).toBe(code)
})

test('seats of government lie in their provinces, and not in those far away', () => {
  expect(mayLieInProvince('150203', 109.84, 40.66)).toBe(true)
  expect(mayLieInProvince('440106', 113.36, 23.12)).toBe(true)
  expect(mayLieInProvince('460300', 112.34, 16.83)).toBe(true)
  expect(mayLieInProvince('150203', 113.36, 23.12)).toBe(false)
  expect(mayLieInProvince('440106', 109.84, 40.66)).toBe(false)
  expect(mayLieInProvince('310115', 116.4, 39.9)).toBe(false)
  expect(provinceOf('150203')?.name).toBe('内蒙古自治区')
})

test('a place is in the boxes of its province and perhaps of neighbours', () => {
  expect(provincesAround(116.4, 39.9).map(({ name }) => name)).toEqual(['北京市', '河北省', '内蒙古自治区'])
  expect(provincesAround(0, 0)).toEqual([])
})
