import type { PoolFacility } from './documents.ts'

/** The facilities of one stratum with the lowest tickets, kept while all go by. */
export type BestFacilities = {
  /** Facilities whose ticket has greater leading bits (`leadingBits`) are not among the best any more. */
  readonly limit: () => number
  readonly offer: (leading: number, facility: PoolFacility) => void
  /** At least the best ones, in no order; some more may be among them. */
  readonly kept: () => readonly PoolFacility[]
}

/** Facilities that are let in before the worst are put out again. */
const spare = 1024

/**
 * Keeps the `most` best of any number, in a place for about twice as many: when it is full, the leading bits of the
 * tickets are sorted as numbers, and whoever is beyond the `most`-th goes. Equal ones stay, whatever the rest of their
 * tickets: what is kept is ranked in full afterwards.
 */
export const bestFacilities = (most: number): BestFacilities => {
  let leadings: number[] = []
  let facilities: PoolFacility[] = []
  let limit = most === 0 ? -1 : Number.POSITIVE_INFINITY
  const prune = (): void => {
    if (facilities.length <= most) return
    limit = Float64Array.from(leadings).sort()[most - 1]!
    facilities = facilities.filter((_, i) => leadings[i]! <= limit)
    leadings = leadings.filter(leading => leading <= limit)
  }
  return {
    limit: () => limit,
    offer: (leading, facility) => {
      if (leading > limit) return
      leadings.push(leading)
      facilities.push(facility)
      if (facilities.length >= 2 * most + spare) prune()
    },
    kept: () => {
      prune()
      return facilities
    },
  }
}
