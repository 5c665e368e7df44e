import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { sentence, type TextKey } from './sentence.ts'
import { zh } from './zh.ts'

const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe('the two catalogues', () => {
  it('fill in the same places in every sentence', () => {
    for (const key of Object.keys(zh) as TextKey[])
      expect([key, places(en[key])]).toEqual([key, places(zh[key])])
  })

  it('write Chinese with Chinese punctuation', () => {
    const halfWidth = Object.entries(zh).filter(([, text]) => /\p{Script=Han}[,;:?!]/u.test(text))
    expect(halfWidth).toEqual([])
  })

  it('put values into their places', () => {
    expect(sentence('zh', 'lot.numbered', { number: 12 })).toBe('第 12 签')
  })
})
