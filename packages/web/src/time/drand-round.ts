/** The drand quicknet chain: its first round's Unix second and the seconds between rounds. */
const genesis = 1_692_803_367
const period = 3

/** The quicknet round that stands at an instant (drand: round 1 at genesis). */
export const quicknetRoundAt = (instant: Date): number =>
  Math.floor((instant.getTime() / 1000 - genesis) / period) + 1

/** When a quicknet round appears. */
export const quicknetRoundTime = (round: number): Date => new Date((genesis + (round - 1) * period) * 1000)
