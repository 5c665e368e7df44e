import fc from 'fast-check'
import { expect, test } from 'vitest'
import { termsOf } from './fold.ts'
import { pinyinInitials } from './pinyin-initials.ts'
import { gramsOf, searchColumns } from './search-columns.ts'

test('a name is read by words, not by characters', () => {
  expect(pinyinInitials('昆都仑区')).toContain('kdlq')
  expect(pinyinInitials('重庆银行')).toContain('cqyh')
})

test('what the dictionary may read wrongly is given in both readings', () => {
  expect(pinyinInitials('长沙市长江造纸厂')).toContain('csscjzzc')
  expect(pinyinInitials('乐清市阀门厂')).toEqual(expect.arrayContaining(['lqsfmc', 'yqsfmc']))
  expect(pinyinInitials('单县酒厂')).toEqual(expect.arrayContaining(['dxjc', 'sxjc']))
})

test('letters and digits stay in their places, signs go', () => {
  expect(pinyinInitials('ABC（北京）12号厂')).toEqual(['abcbj12hc'])
  expect(pinyinInitials('ACME Ltd')).toEqual([])
})

test('a name of many readings has few spellings', () => {
  expect(pinyinInitials('重长行乐单曾会重长行乐').length).toBeLessThanOrEqual(8)
})

const name = fc.stringMatching(/^[\u4e00-\u9fa5A-Za-z0-9（）]{1,20}$/)

test('whatever part of a name somebody types, the row has its pairs and its text', () => {
  fc.assert(
    fc.property(name, fc.nat(), fc.nat(), (whole, from, length) => {
      const start = from % whole.length
      const part = whole.slice(start, start + 1 + (length % (whole.length - start)))
      const { search, grams } = searchColumns([whole], [])
      for (const term of termsOf(part)) {
        expect(search).toContain(term)
        expect(grams).toEqual(expect.arrayContaining([...gramsOf(term)]))
      }
    }),
  )
})

test('a pair of characters in the index is in the text, and fits an integer column', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), lines => {
      const { search, grams } = searchColumns(lines, [])
      for (const gram of grams) {
        expect(gram).toBe(gram | 0)
        expect(search).toContain(String.fromCharCode(gram >>> 16, gram & 0xffff))
      }
    }),
  )
})
