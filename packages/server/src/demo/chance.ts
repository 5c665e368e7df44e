/** A repeatable source of invented data; never of draws. */
export interface Chance {
  /** A whole number from 0 to below n. */
  readonly below: (n: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** The same things in another order. */
  readonly shuffle: <T>(things: readonly T[]) => readonly T[]
}

/** Always the same sequence for the same seed: a 32-bit counter through the murmur3 finaliser. */
export const repeatableChance = (seed: number): Chance => {
  let counter = seed >>> 0
  const next = (): number => {
    counter = (counter + 0x9e3779b9) >>> 0
    let mixed = counter
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) >>> 0
  }
  const below = (n: number): number => Math.floor((next() / 2 ** 32) * n)
  return {
    below,
    pick: from => from[below(from.length)] as (typeof from)[number],
    shuffle: things => {
      const order = [...things]
      for (let last = order.length - 1; last > 0; last--) {
        const other = below(last + 1)
        const kept = order[last] as (typeof order)[number]
        order[last] = order[other] as (typeof order)[number]
        order[other] = kept
      }
      return order
    },
  }
}
