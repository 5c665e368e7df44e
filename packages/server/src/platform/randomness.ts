import { randomBytes } from 'node:crypto'

/** The one source of randomness (keys, identifiers). The draw itself uses none: it is a function of its inputs. */
export type Randomness = { readonly bytes: (length: number) => Uint8Array }

export const systemRandomness: Randomness = { bytes: length => new Uint8Array(randomBytes(length)) }

/** A fresh identifier of 96 random bits, safe in addresses and file names. */
export const freshId = (randomness: Randomness): string =>
  Buffer.from(randomness.bytes(12)).toString('base64url')
