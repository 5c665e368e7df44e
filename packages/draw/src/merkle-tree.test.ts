import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashHex, suites } from './hash-suite.ts'
import { fromHex, toHex } from './hex.ts'
import { verifyConsistency, verifyInclusion } from './merkle-proof.ts'
import { consistencyProof, inclusionProof, leafHash, treeRoot } from './merkle-tree.ts'

/** The reference tree of RFC 6962's authors (certificate-transparency, merkle_tree_test): its leaves, roots and proofs. */
const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]

const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const n00 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'
const n01 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'
const n04 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'
const n10 = 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'
const n11 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e'
const n12 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a'
const n13 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0'
const n20 = 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'
const n21 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'

const leaves = inputs.map(input => leafHash('sha256', fromHex(input)))

/** Every hash of an object's proof with one bit turned, one at a time. */
const spoilt = (hashes: readonly Uint8Array[]): Uint8Array[][] =>
  hashes.map((_, at) =>
    hashes.map((hash, i) => (i === at ? hash.map((byte, j) => (j === 7 ? byte ^ 4 : byte)) : hash)),
  )

describe('the Merkle tree of RFC 6962', () => {
  it('gives the reference roots', () => {
    expect(roots.map((_, i) => toHex(treeRoot('sha256', leaves.slice(0, i + 1))))).toEqual(roots)
    expect(toHex(treeRoot('sha256', []))).toBe(hashHex('sha256', new Uint8Array(0)))
  })

  it.each([
    [0, 1, []],
    [0, 8, [n01, n11, n21]],
    [5, 8, [n04, n13, n20]],
    [2, 3, [n10]],
    [1, 5, [n00, n11, n04]],
  ])('gives the reference inclusion proof of leaf %i in a tree of %i', (index, size, proof) => {
    expect(inclusionProof('sha256', leaves.slice(0, size), index).map(toHex)).toEqual(proof)
  })

  it.each([
    [1, 1, []],
    [1, 8, [n01, n11, n21]],
    [6, 8, [n12, n13, n20]],
    [2, 5, [n11, n04]],
  ])('gives the reference consistency proof of %i and %i leaves', (oldSize, size, proof) => {
    expect(consistencyProof('sha256', leaves.slice(0, size), oldSize).map(toHex)).toEqual(proof)
  })

  it.each(suites)('verifies every inclusion proof under %s, and no altered one', suite => {
    const all = Array.from({ length: 40 }, (_, i) => leafHash(suite, Uint8Array.of(i)))
    for (let size = 1; size <= all.length; size++) {
      const part = all.slice(0, size)
      const root = treeRoot(suite, part)
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(suite, part, index)
        const claim = { suite, leafHash: part[index]!, index, size, proof, root }
        expect(verifyInclusion(claim)).toBe(true)
        for (const altered of spoilt(proof)) expect(verifyInclusion({ ...claim, proof: altered })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: [...proof, root] })).toBe(false)
        if (size > 1) {
          expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false)
          expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false)
          expect(verifyInclusion({ ...claim, leafHash: part[(index + 1) % size]! })).toBe(false)
        }
        expect(verifyInclusion({ ...claim, root: all[0]!.map(byte => byte ^ 1) })).toBe(false)
        expect(verifyInclusion({ ...claim, index: size })).toBe(false)
      }
    }
  })

  it.each(suites)('verifies every consistency proof under %s, and no altered one', suite => {
    const all = Array.from({ length: 24 }, (_, i) => leafHash(suite, Uint8Array.of(i)))
    for (let size = 1; size <= all.length; size++) {
      const root = treeRoot(suite, all.slice(0, size))
      for (let oldSize = 1; oldSize <= size; oldSize++) {
        const oldRoot = treeRoot(suite, all.slice(0, oldSize))
        const proof = consistencyProof(suite, all.slice(0, size), oldSize)
        const claim = { suite, oldSize, oldRoot, size, root, proof }
        expect(verifyConsistency(claim)).toBe(true)
        for (const altered of spoilt(proof))
          expect(verifyConsistency({ ...claim, proof: altered })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: [...proof, root] })).toBe(false)
        if (oldSize < size) {
          expect(verifyConsistency({ ...claim, proof: proof.slice(1) })).toBe(false)
          expect(verifyConsistency({ ...claim, oldRoot: root })).toBe(false)
          expect(verifyConsistency({ ...claim, root: oldRoot })).toBe(false)
        }
        expect(verifyConsistency({ ...claim, oldSize: size + 1 })).toBe(false)
      }
    }
  })

  it('verifies proofs of any tree, and none with a changed leaf', () => {
    const tree = fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (data, a, b) => {
        const hashes = data.map(each => leafHash('sha256', each))
        const root = treeRoot('sha256', hashes)
        const index = a % hashes.length
        const proof = inclusionProof('sha256', hashes, index)
        const claim = { suite: 'sha256' as const, index, size: hashes.length, proof, root }
        expect(verifyInclusion({ ...claim, leafHash: hashes[index]! })).toBe(true)
        expect(
          verifyInclusion({ ...claim, leafHash: leafHash('sha256', Uint8Array.of(0, ...data[index]!)) }),
        ).toBe(false)
        const oldSize = 1 + (b % hashes.length)
        const oldRoot = treeRoot('sha256', hashes.slice(0, oldSize))
        expect(
          verifyConsistency({
            suite: 'sha256',
            oldSize,
            oldRoot,
            size: hashes.length,
            root,
            proof: consistencyProof('sha256', hashes, oldSize),
          }),
        ).toBe(true)
      }),
    )
  })

  it('has no proof for a leaf or an older tree that does not exist', () => {
    expect(() => inclusionProof('sha256', leaves, 8)).toThrow(RangeError)
    expect(() => consistencyProof('sha256', leaves, 0)).toThrow(RangeError)
    expect(() => consistencyProof('sha256', leaves, 9)).toThrow(RangeError)
  })
})
