import type { Fraction } from './rule-set.ts'

/** `⌈a / b⌉` for whole numbers a ≥ 0, b ≥ 1, without a float in between. */
export const ceilDiv = (a: number, b: number): number => (a - (a % b)) / b + (a % b > 0 ? 1 : 0)

/** The least number that is at least the share of n: 25 % of 37 is 10, 10 % of 30 is 3. */
export const shareQuota = (share: Fraction, n: number): number => ceilDiv(share.num * n, share.den)

/**
 * Facilities a period owes under a number fixed for the year.
 * Spread by cumulative rounding up, so that no period ends the year-to-date behind.
 * @param period 1-based  @param periods periods in the year
 */
export const spreadOverYear = (yearly: number, period: number, periods: number): number =>
  ceilDiv(yearly * period, periods) - ceilDiv(yearly * (period - 1), periods)

/**
 * Facilities a period owes under a per-inspector ratio (work plan 五.2).
 * @param ratio facilities per inspector and year  @param period 1-based  @param periods periods in the year
 */
export const ratioQuota = (ratio: number, inspectors: number, period: number, periods: number): number =>
  spreadOverYear(ratio * inspectors, period, periods)

/**
 * Facilities a period owes so that all that are due are visited in time (work plan 五.1).
 * @param due not yet visited in the cycle  @param periodsLeft including this one
 */
export const coverageQuota = (due: number, periodsLeft: number): number => ceilDiv(due, periodsLeft)
