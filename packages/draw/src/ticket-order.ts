/**
 * Orders two tickets as big-endian numbers (protocol §1): eight words each, from `at` and `other` on.
 * Negative if the first is the lower one.
 */
export const compareTickets = (
  tickets: Uint32Array,
  at: number,
  others: Uint32Array,
  other: number,
): number => {
  for (let i = 0; i < 8; i++) {
    const difference = tickets[at + i]! - others[other + i]!
    if (difference !== 0) return difference
  }
  return 0
}
