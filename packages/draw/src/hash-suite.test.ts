import { createHash } from 'node:crypto'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentHash, hashHex, hashSuite, suites } from './hash-suite.ts'
import { fromHex, isHash, toHex } from './hex.ts'

const ascii = (text: string) => new TextEncoder().encode(text)

describe('hash suites', () => {
  it("sm3 gives the digests of the standard's examples (GB/T 32905-2016, annex A)", () => {
    expect(hashHex('sm3', ascii('abc'))).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
    expect(hashHex('sm3', ascii('abcd'.repeat(16)))).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    )
  })

  it("sha256 gives the digests of the standard's examples (FIPS 180-4)", () => {
    expect(hashHex('sha256', ascii('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    expect(hashHex('sha256', ascii('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    )
  })

  it.each(suites)('%s agrees with OpenSSL on every length up to four blocks', suite => {
    const message = Uint8Array.from({ length: 260 }, (_, i) => (i * 151 + 7) % 256)
    for (let length = 0; length <= message.length; length++) {
      const part = message.subarray(0, length)
      expect(hashHex(suite, part)).toBe(createHash(suite).update(part).digest('hex'))
    }
  })

  it('agrees with OpenSSL and noble-hashes on arbitrary messages', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1000 }), message => {
        for (const suite of suites)
          expect(hashHex(suite, message)).toBe(createHash(suite).update(message).digest('hex'))
        expect(hashSuite('sha256').hash(message)).toEqual(nobleSha256(message))
      }),
    )
  })

  it('agrees with OpenSSL on a message of ten megabytes', () => {
    const message = new Uint8Array(10_000_001).fill(0x61)
    for (const suite of suites)
      expect(hashHex(suite, message)).toBe(createHash(suite).update(message).digest('hex'))
  })

  it('hashes a document by its canonical form', () => {
    const expected = createHash('sha256').update('{"a":1,"b":[]}').digest('hex')
    expect(documentHash('sha256', { b: [], a: 1 })).toBe(expected)
  })
})

describe('hex', () => {
  it('reads back the bytes it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        expect(fromHex(toHex(bytes))).toEqual(bytes)
      }),
    )
  })

  it.each(['0', 'AB', 'zz', '0x00', ' 00 '])('refuses %j, for a hash has one text form only', text => {
    expect(() => fromHex(text)).toThrow(TypeError)
    expect(isHash(text.padStart(64, '0'))).toBe(text === '0')
  })
})
