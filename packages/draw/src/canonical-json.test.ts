import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalFault, canonicalJson } from './canonical-json.ts'

/** Values of the protocol: no floats, no lone surrogates. */
const plain = fc.letrec(tie => ({
  value: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

describe('canonical JSON', () => {
  it('sorts names by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const order = [...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map(match => match[1])
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  it('escapes what RFC 8785 §3.2.2.2 says and nothing else', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\"/\u2028\u007f')).toBe(
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\"/\u2028\u007f"',
    )
  })

  it('writes no white space, and minus zero as zero', () => {
    expect(canonicalJson({ b: [1, -0, true, null], a: {} })).toBe('{"a":{},"b":[1,0,true,null]}')
  })

  it.each([
    ['a float', { a: 1.5 }, 'a'],
    ['an unsafe integer', [0, 2 ** 53], '1'],
    ['infinity', Number.POSITIVE_INFINITY, ''],
    ['a lone surrogate', { a: ['\ud83d'] }, 'a.0'],
    ['a lone surrogate in a name', { a: { '\ude00': 1 } }, 'a'],
    ['undefined', { a: { b: undefined } }, 'a.b'],
    ['a bigint', [1n], '0'],
    ['a hole', new Array(1), '0'],
    ['a date', { at: new Date(0) }, 'at'],
  ])('refuses %s and says where it stands', (_, value, path) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
    expect(canonicalFault(value)?.path).toBe(path)
  })

  it('gives back the value it was made from, whatever the order of its names', () => {
    const turned = (value: unknown): unknown =>
      typeof value !== 'object' || value === null
        ? value
        : Array.isArray(value)
          ? value.map(turned)
          : Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, each]) => [key, turned(each)]),
            )
    fc.assert(
      fc.property(plain, value => {
        const text = canonicalJson(value)
        expect(canonicalFault(value)).toBeUndefined()
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(canonicalJson(turned(value))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
