import type { Fraction } from './rule-set.ts'

/** `⌈a / b⌉` for whole numbers a ≥ 0, b ≥ 1, without a float in between. */
export const ceilDiv = (a: number, b: number): number => (a - (a % b)) / b + (a % b > 0 ? 1 : 0)

/** Whether a share is smaller than another, exactly. */
export const isLess = (one: Fraction, other: Fraction): boolean => one.num * other.den < other.num * one.den

/** The least number that is at least the share of n: 25 % of 37 is 10, 10 % of 30 is 3. */
export const shareQuota = (share: Fraction, n: number): number => ceilDiv(share.num * n, share.den)

/**
 * Facilities a part of a span owes of what the whole span owes.
 * Spread by cumulative rounding up, so that no part ends behind.
 * @param whole facilities owed over the span  @param part 1-based  @param parts parts of the span
 */
export const spreadOver = (whole: number, part: number, parts: number): number =>
  ceilDiv(whole * part, parts) - ceilDiv(whole * (part - 1), parts)

/**
 * Facilities a period owes under a per-inspector ratio (work plan 五.2).
 * @param ratio facilities per inspector and year  @param period 1-based  @param periods periods in the year
 */
export const ratioQuota = (ratio: number, inspectors: number, period: number, periods: number): number =>
  spreadOver(ratio * inspectors, period, periods)

/**
 * Facilities a period owes so that all that are due are visited in time (work plan 五.1).
 * @param due not yet visited in the cycle  @param periodsLeft including this one
 */
export const coverageQuota = (due: number, periodsLeft: number): number => ceilDiv(due, periodsLeft)
