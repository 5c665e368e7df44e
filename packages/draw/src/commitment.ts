import { compareUtf8 } from './byte-order.ts'
import { documentTree } from './document-tree.ts'
import type { BeaconValue, Commitment, Pool, PoolInspector } from './documents.ts'
import { documentHash, hashHex, type Suite } from './hash-suite.ts'
import { fromHex, toHex } from './hex.ts'

const sortedTexts = (texts: readonly string[]): string[] => [...texts].sort(compareUtf8)

const sortedById = <T extends { readonly id: string }>(entries: readonly T[]): T[] =>
  [...entries].sort((a, b) => compareUtf8(a.id, b.id))

/** An inspector as the pool freezes them: the arrays sorted by UTF-8 bytes. */
export const freezeInspector = (inspector: PoolInspector): PoolInspector => ({
  ...inspector,
  tags: sortedTexts(inspector.tags),
  areas: sortedTexts(inspector.areas),
  avoid: sortedTexts(inspector.avoid),
})

/** A pool as it is frozen: entries in the order of their ids, each inspector's arrays sorted. */
export const freezePool = (pool: Pool): Pool => ({
  facilities: sortedById(pool.facilities),
  inspectors: sortedById(pool.inspectors).map(freezeInspector),
})

/** Hex root over a frozen pool's entries (protocol §2). The order of the entries does not matter. */
export const poolRoot = (suite: Suite, pool: Pool): string =>
  toHex(
    documentTree(suite, [
      ...sortedById(pool.facilities).map(facility => ({ facility })),
      ...sortedById(pool.inspectors).map(inspector => ({ inspector })),
    ]),
  )

/** Hex hash of a commitment under its own suite: what the log publishes before the beacon's value exists. */
export const commitmentHash = (commitment: Commitment): string => documentHash(commitment.suite, commitment)

/**
 * What a witness lodges for a 32-byte secret given as lower-case hex.
 * @throws TypeError if the secret is not lower-case hex
 */
export const witnessCommitment = (suite: Suite, secretHex: string): string =>
  hashHex(suite, fromHex(secretHex))

/** The draw's seed, 64 hex characters (protocol §3); the secrets stand in the order of the witnesses. */
export const drawSeed = (commitment: Commitment, secrets: readonly string[], beacon: BeaconValue): string =>
  documentHash(commitment.suite, {
    beacon: { source: beacon.source, round: beacon.round, value: beacon.value },
    commitment: commitmentHash(commitment),
    secrets,
  })
