import { describe, expect, it } from 'vitest'
import { readShare, shareText } from './share-text.ts'

describe('a share as people write it', () => {
  it('is read exactly, whichever way it is written', () => {
    expect(readShare('25%')).toEqual({ num: 1, den: 4 })
    expect(readShare(' ２５ ％')).toEqual({ num: 1, den: 4 })
    expect(readShare('12.5')).toEqual({ num: 1, den: 8 })
    expect(readShare('1/3')).toEqual({ num: 1, den: 3 })
    expect(readShare('0')).toEqual({ num: 0, den: 1 })
  })

  it('is nothing where it is no share', () => {
    for (const written of ['', 'a', '1/0', '-5%', '1.23456', '1/3/4'])
      expect(readShare(written), written).toBeNull()
  })

  it('comes back as it was', () => {
    for (const written of ['25%', '12.5%', '1/3', '100%']) {
      const share = readShare(written)
      expect(share && shareText(share)).toBe(written)
    }
  })
})
