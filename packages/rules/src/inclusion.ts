/** Facilities of a stratum with the same number of balls. */
export interface BallGroup {
  readonly balls: number
  readonly size: number
}

/** Equal parts of the window, each integrated by the Gauss–Legendre rule of five nodes. */
const parts = 160
const inner = Math.sqrt(5 - 2 * Math.sqrt(10 / 7)) / 3
const outer = Math.sqrt(5 + 2 * Math.sqrt(10 / 7)) / 3
const innerWeight = (322 + 13 * Math.sqrt(70)) / 900
const outerWeight = (322 - 13 * Math.sqrt(70)) / 900
const rule = [
  { node: -outer, weight: outerWeight },
  { node: -inner, weight: innerWeight },
  { node: 0, weight: 128 / 225 },
  { node: inner, weight: innerWeight },
  { node: outer, weight: outerWeight },
]

/** Probabilities that 0, 1 … `most` of n independent events of probability p happen. */
const binomial = (n: number, p: number, most: number): Float64Array => {
  const chances = new Float64Array(most + 1)
  if (n === 0 || p <= 0) {
    chances[0] = 1
    return chances
  }
  if (p >= 1) {
    if (n <= most) chances[n] = 1
    return chances
  }
  const odds = Math.log(p / (1 - p))
  let log = n * Math.log1p(-p)
  for (let happened = 0; happened <= Math.min(n, most); happened++) {
    chances[happened] = Math.exp(log)
    log += Math.log((n - happened) / (happened + 1)) + odds
  }
  return chances
}

const convolve = (one: Float64Array, other: Float64Array): Float64Array => {
  const sums = new Float64Array(one.length)
  for (let i = 0; i < one.length; i++)
    for (let j = 0; j < one.length - i; j++) sums[i + j]! += one[i]! * other[j]!
  return sums
}

/** The threshold below which so many best tickets lie on average; the average grows with it. */
const thresholdFor = (groups: readonly BallGroup[], expected: number): number => {
  const below = (t: number) => groups.reduce((sum, { balls, size }) => sum + size * (1 - (1 - t) ** balls), 0)
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (below(middle) < expected) low = middle
    else high = middle
  }
  return high
}

/**
 * How likely a facility of each group is drawn when the `quota` best tickets of a stratum are (protocol §4.1). The best
 * of k uniform tickets lies above t with (1−t)^k, so that the draw is successive sampling with the balls as weights
 * (the exponential order statistics of Efraimidis and Spirakis, 2006). A facility is drawn when fewer than `quota`
 * others lie below its ticket:
 *
 *     π_k = ∫₀¹ k(1−t)^(k−1) · P(others below t < quota) dt
 *
 * The inner probability is an exact convolution of binomials. Outside a window of nine standard deviations it is 1 or 0
 * to the last bit; inside it is smooth, and Gauss–Legendre quadrature is exact to about 10⁻¹⁰.
 * @returns in the order of the groups; their sizes times these sum to the quota
 */
export const inclusionChances = (groups: readonly BallGroup[], quota: number): readonly number[] => {
  const total = groups.reduce((sum, { size }) => sum + size, 0)
  if (quota >= total) return groups.map(() => 1)
  if (quota === 0) return groups.map(() => 0)
  const reach = 9 * Math.sqrt(quota)
  const from = quota > reach ? thresholdFor(groups, quota - reach) : 0
  const to = quota + reach + 40 < total ? thresholdFor(groups, quota + reach + 40) : 1
  const half = (to - from) / parts / 2
  const sums = groups.map(() => 0)
  for (let part = 0; part < parts; part++)
    for (const { node, weight } of rule) {
      const t = from + half * (2 * part + 1 + node)
      const below = (group: BallGroup, without: number) =>
        binomial(group.size - without, 1 - (1 - t) ** group.balls, quota - 1)
      for (const [at, { balls, size }] of groups.entries()) {
        if (size === 0) continue
        const others = groups.map((other, nth) => below(other, nth === at ? 1 : 0)).reduce(convolve)
        const fewer = others.reduce((sum, chance) => sum + chance, 0)
        sums[at]! += weight * half * balls * (1 - t) ** (balls - 1) * fewer
      }
    }
  return groups.map(({ balls, size }, at) => (size === 0 ? 0 : 1 - (1 - from) ** balls + sums[at]!))
}
