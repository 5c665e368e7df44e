import { canonicalBytes } from './canonical-json.ts'
import { documentTree } from './document-tree.ts'
import type { AmendedLot, Lot } from './documents.ts'
import type { Suite } from './hash-suite.ts'
import { toHex } from './hex.ts'
import { leafHash } from './merkle-tree.ts'
import { type Tickets, ticketHex } from './ticket.ts'

/** The salt that keeps a lot's leaf hash from being guessed before the lot is opened (protocol §4.4). */
export const lotSalt = (ticket: Tickets, index: number, facility: string): string =>
  ticketHex(ticket(`/salt/${index}/${facility}`))

/** Hex leaf hash of a lot or amended lot: its name in the log and in the sealed tree. */
export const lotLeafHash = (suite: Suite, lot: Lot | AmendedLot): string =>
  toHex(leafHash(suite, canonicalBytes(lot)))

/** Hex root that seals a list of lots in drawing order. */
export const sealedRoot = (suite: Suite, lots: readonly Lot[]): string => toHex(documentTree(suite, lots))
