import { type BlockHash, blockHash } from './block-hash.ts'
import { canonicalBytes } from './canonical-json.ts'
import { toHex } from './hex.ts'
import { sha256Compress, sha256Initial } from './sha256-block.ts'
import { sm3Compress, sm3Initial } from './sm3.ts'

/** The hash of a draw: SHA-256 (FIPS 180-4) or SM3 (GB/T 32905-2016); both give 32 bytes. */
export type Suite = 'sha256' | 'sm3'

export const suites: readonly Suite[] = ['sha256', 'sm3']

export const blockHashes: Readonly<Record<Suite, BlockHash>> = {
  sha256: { initial: sha256Initial, compress: sha256Compress },
  sm3: { initial: sm3Initial, compress: sm3Compress },
}

export type HashSuite = { readonly hash: (bytes: Uint8Array) => Uint8Array }

const known: Readonly<Record<Suite, HashSuite>> = {
  sha256: { hash: bytes => blockHash(blockHashes.sha256, bytes) },
  sm3: { hash: bytes => blockHash(blockHashes.sm3, bytes) },
}

/** The functions of a suite. */
export const hashSuite = (suite: Suite): HashSuite => known[suite]

/** Lower-case hex of the suite's hash of bytes. */
export const hashHex = (suite: Suite, bytes: Uint8Array): string => toHex(hashSuite(suite).hash(bytes))

/** `doc(v)` of the protocol (§1): hex of the hash of a value's canonical JSON. */
export const documentHash = (suite: Suite, value: unknown): string => hashHex(suite, canonicalBytes(value))
