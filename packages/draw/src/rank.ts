import { compareUtf8 } from './byte-order.ts'
import type { PoolFacility, Stratum } from './documents.ts'
import type { Tickets } from './ticket.ts'

const words = 8

/**
 * The facilities of each stratum by their best ticket, ties by id (protocol §4.1).
 * The result is keyed by stratum, in drawing order; a stratum without facilities has an empty list.
 * Only facilities of the given strata are ranked. Tickets stay in one typed array: a province has 10⁶ of them.
 */
export const rankStrata = (
  facilities: readonly PoolFacility[],
  strata: readonly Stratum[],
  ticket: Tickets,
): ReadonlyMap<string, readonly PoolFacility[]> => {
  const members = new Map<string, number[]>(strata.map(({ id }) => [id, []]))
  const best = new Uint32Array(facilities.length * words)
  // The leading 48 bits as an exact number decide almost every comparison.
  const leading = new Float64Array(facilities.length)

  facilities.forEach((facility, i) => {
    const stratum = members.get(facility.stratum)
    if (stratum === undefined) return
    stratum.push(i)
    const prefix = `/facility/${facility.id}/`
    for (let ball = 1; ball <= facility.balls; ball++) {
      const drawn = ticket(prefix + ball)
      if (ball === 1 || isBelow(drawn, best, i * words)) best.set(drawn, i * words)
    }
    leading[i] = best[i * words]! * 0x10000 + (best[i * words + 1]! >>> 16)
  })

  const compare = (a: number, b: number): number => {
    const difference = leading[a]! - leading[b]!
    if (difference !== 0) return difference
    for (let i = 0; i < words; i++) {
      const rest = best[a * words + i]! - best[b * words + i]!
      if (rest !== 0) return rest
    }
    return compareUtf8(facilities[a]!.id, facilities[b]!.id)
  }
  return new Map(
    [...members].map(([id, indexes]) => [
      id,
      Array.from(Uint32Array.from(indexes).sort(compare), i => facilities[i]!),
    ]),
  )
}

const isBelow = (ticket: Int32Array, best: Uint32Array, at: number): boolean => {
  for (let i = 0; i < words; i++) {
    const word = ticket[i]! >>> 0
    if (word !== best[at + i]!) return word < best[at + i]!
  }
  return false
}
