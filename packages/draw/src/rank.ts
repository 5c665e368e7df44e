import { compareUtf8 } from './byte-order.ts'
import type { PoolFacility, Stratum } from './documents.ts'
import { addText } from './hash-queue.ts'
import type { Suite } from './hash-suite.ts'
import { compareTickets } from './ticket-order.ts'
import { ticketQueue } from './ticket-queue.ts'

/**
 * The lowest ticket of each facility (protocol §4.1), eight words one after another, in the order of the facilities.
 * They stay in one typed array: a province has 10⁶ of them.
 */
export const lowestTickets = (
  suite: Suite,
  seed: string,
  facilities: readonly PoolFacility[],
): Uint32Array => {
  const lowest = new Uint32Array(8 * facilities.length).fill(0xffffffff)
  const expected = facilities.reduce((sum, { balls }) => sum + balls, 0)
  const queue = ticketQueue(suite, seed, '/facility/', expected, (owners, hashes, count) => {
    for (let i = 0; i < count; i++) keepLower(lowest, 8 * owners[i]!, hashes, 8 * i)
  })
  facilities.forEach(({ id, balls }, i) => {
    for (let ball = 1; ball <= balls; ball++) addText(queue, `${id}/${ball}`, i)
  })
  queue.flush()
  return lowest
}

/** Puts a ticket in another's place if it is the lower one. */
export const keepLower = (kept: Uint32Array, at: number, tickets: Uint32Array, other: number): void => {
  // Nearly always the first word decides.
  if (tickets[other]! > kept[at]! || compareTickets(kept, at, tickets, other) <= 0) return
  for (let i = 0; i < 8; i++) kept[at + i] = tickets[other + i]!
}

/**
 * A ticket's leading 53 bits as an exact number: these decide almost every comparison.
 */
export const leadingBits = (tickets: Uint32Array, at: number): number =>
  tickets[at]! * 0x200000 + (tickets[at + 1]! >>> 11)

/**
 * The facilities of each stratum by their lowest ticket, ties by id (protocol §4.1).
 * The result is keyed by stratum, in drawing order; a stratum without facilities has an empty list.
 * Only facilities of the given strata are ranked.
 * @param lowest the facilities' lowest tickets, as `lowestTickets` gives them
 */
export const rankStrata = (
  facilities: readonly PoolFacility[],
  strata: readonly Stratum[],
  lowest: Uint32Array,
): ReadonlyMap<string, readonly PoolFacility[]> => {
  const members = new Map<string, number[]>(strata.map(({ id }) => [id, []]))
  facilities.forEach(({ stratum }, i) => {
    members.get(stratum)?.push(i)
  })
  const leading = Float64Array.from(facilities, (_, i) => leadingBits(lowest, 8 * i))
  const compare = (a: number, b: number): number =>
    leading[a]! - leading[b]! ||
    compareTickets(lowest, 8 * a, lowest, 8 * b) ||
    compareUtf8(facilities[a]!.id, facilities[b]!.id)
  return new Map(
    [...members].map(([id, indexes]) => [
      id,
      Array.from(Uint32Array.from(indexes).sort(compare), i => facilities[i]!),
    ]),
  )
}
