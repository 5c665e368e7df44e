import { wordBytes } from './block-hash.ts'
import { canonicalJson } from './canonical-json.ts'
import { addText, hashQueue } from './hash-queue.ts'
import { hashSuite, type Suite } from './hash-suite.ts'
import { rootOfWords } from './subtree.ts'

/** The leaves of a tree over documents (protocol §1), in their order, eight words each. */
export const documentLeaves = (suite: Suite, documents: readonly unknown[]): Uint32Array => {
  const leaves = new Uint32Array(8 * documents.length)
  const queue = hashQueue({
    suite,
    head: Uint8Array.of(0),
    expected: documents.length,
    receive: (owners, hashes, count) => {
      for (let i = 0; i < count; i++) {
        const leaf = 8 * owners[i]!
        for (let word = 0; word < 8; word++) leaves[leaf + word] = hashes[8 * i + word]!
      }
    },
  })
  documents.forEach((document, i) => {
    addText(queue, canonicalJson(document), i)
  })
  queue.flush()
  return leaves
}

/** `tree` of the protocol (§1) over the canonical JSON of documents: 32 bytes. */
export const documentTree = (suite: Suite, documents: readonly unknown[]): Uint8Array =>
  documents.length === 0
    ? hashSuite(suite).hash(new Uint8Array(0))
    : wordBytes(rootOfWords(suite, documentLeaves(suite, documents)))
