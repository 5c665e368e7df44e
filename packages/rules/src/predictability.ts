import { log2Choose } from './choose.ts'
import type { StratumQuota } from './quotas.ts'

/** Facilities that an outsider cannot tell apart: how many, and how likely each of them is drawn. */
export interface EqualChances {
  readonly size: number
  readonly chance: number
}

/** How well the list of a class can be told beforehand. */
export interface Predictability {
  /**
   * 猜中率: the outsider knows the rules, the quotas and who was visited, and names as many facilities as will be
   * drawn, the likeliest first. The expected share of that guess that is right, 0 to 1; null if none is drawn.
   */
  readonly guess: number | null
  /** The same for somebody who knows nothing but the class: quota ÷ size. */
  readonly blind: number | null
  /** log₂ of the number of lists that may come out, all of which are equally likely with one ball each. */
  readonly bits: number
}

/**
 * Facilities the best guess gets right on average: as many are named as are drawn, the likeliest first. Expectations
 * add up whatever hangs together between the facilities, so this is exact for every way of drawing.
 * @param drawn facilities that are drawn of all the groups together
 */
export const expectedHits = (groups: readonly EqualChances[], drawn: number): number => {
  let named = 0
  let hits = 0
  for (const { size, chance } of [...groups].sort((one, other) => other.chance - one.chance)) {
    const taken = Math.min(size, drawn - named)
    named += taken
    hits += taken * chance
  }
  return hits
}

/**
 * How predictable a class's list is in one period, from its strata. Every facility counts with one ball: balls are not
 * public before the draw, and who knew them would guess better (use `expectedHits` with `inclusionChances`).
 */
export const predictability = (strata: readonly StratumQuota[]): Predictability => {
  const drawn = strata.reduce((sum, { quota }) => sum + quota, 0)
  const size = strata.reduce((sum, stratum) => sum + stratum.size, 0)
  const bits = strata.reduce((sum, stratum) => sum + log2Choose(stratum.size, stratum.quota), 0)
  if (drawn === 0) return { guess: null, blind: null, bits }
  const groups = strata
    .filter(stratum => stratum.size > 0)
    .map(stratum => ({ size: stratum.size, chance: stratum.quota / stratum.size }))
  return { guess: expectedHits(groups, drawn) / drawn, blind: drawn / size, bits }
}
