import { describe, expect, it } from 'vitest'
import { canonicalBytes } from './canonical-json.ts'
import { documentTree } from './document-tree.ts'
import { suites } from './hash-suite.ts'
import { toHex } from './hex.ts'
import { leafHash, nodeHash, treeRoot } from './merkle-tree.ts'

describe.each(suites)('a tree of documents under %s', suite => {
  /** RFC 6962 §2.1 word by word: split after the largest power of two below the number of leaves. */
  const byDefinition = (leaves: readonly Uint8Array[]): Uint8Array => {
    if (leaves.length === 1) return leaves[0]!
    let split = 1
    while (2 * split < leaves.length) split *= 2
    return nodeHash(suite, byDefinition(leaves.slice(0, split)), byDefinition(leaves.slice(split)))
  }

  it.each([1, 2, 5, 199, 300, 4095, 4096, 4097, 9000])(
    'has the root that splitting %i leaves gives',
    size => {
      const documents = Array.from({ length: size }, (_, i) => ({
        facility: { id: `污染源-${i}`, balls: i % 7 },
      }))
      const leaves = documents.map(document => leafHash(suite, canonicalBytes(document)))
      const root = toHex(byDefinition(leaves))
      expect(toHex(documentTree(suite, documents))).toBe(root)
      expect(toHex(treeRoot(suite, leaves))).toBe(root)
    },
  )
})
