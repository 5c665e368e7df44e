/**
 * log₂ of the number of ways to choose k of n, in bits: a sum of logarithms, so that no factorial overflows.
 * @param k at most n
 */
export const log2Choose = (n: number, k: number): number => {
  const few = Math.min(k, n - k)
  let bits = 0
  for (let at = 1; at <= few; at++) bits += Math.log2((n - few + at) / at)
  return bits
}
