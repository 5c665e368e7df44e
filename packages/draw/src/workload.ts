import type { Lot, PoolInspector } from './documents.ts'

/** How evenly a draw's work falls on the inspectors: visits of this draw, in the order from the fewest to the most. */
export type Workload = {
  readonly inspectors: number
  /** Inspectors without a visit. */
  readonly idle: number
  readonly least: number
  readonly median: number
  readonly most: number
  /** The sum of all visits, each member of a team counted. */
  readonly visits: number
}

export const workload = (
  inspectors: readonly Pick<PoolInspector, 'id'>[],
  lots: readonly Pick<Lot, 'team'>[],
): Workload => {
  const visits = new Map<string, number>(inspectors.map(({ id }) => [id, 0]))
  for (const { team } of lots)
    for (const { inspector } of team) visits.set(inspector, (visits.get(inspector) ?? 0) + 1)
  const sorted = [...visits.values()].sort((a, b) => a - b)
  return {
    inspectors: sorted.length,
    idle: sorted.filter(count => count === 0).length,
    least: sorted[0] ?? 0,
    median: sorted[sorted.length >> 1] ?? 0,
    most: sorted.at(-1) ?? 0,
    visits: sorted.reduce((sum, count) => sum + count, 0),
  }
}
