import { type Pool, type Seat, unstaffableFacilities } from '@mingqian/draw'

/** A pool in which last time's visitors stay away, and where that could not be had. */
export type Rotated = {
  readonly pool: Pool
  /** How many facilities somebody stays away from because of it. */
  readonly facilities: number
  /** Facilities that could not be staffed so. All of their last visitors may come again, each as likely as anybody. */
  readonly dropped: readonly { readonly facility: string; readonly inspectors: readonly string[] }[]
}

const withAvoided = (pool: Pool, keptAway: ReadonlyMap<string, readonly string[]>): Pool => {
  const avoidedBy = new Map<string, string[]>()
  for (const [facility, inspectors] of keptAway)
    for (const inspector of inspectors)
      avoidedBy.set(inspector, [...(avoidedBy.get(inspector) ?? []), facility])
  return {
    facilities: pool.facilities,
    inspectors: pool.inspectors.map(inspector => {
      const more = avoidedBy.get(inspector.id)
      return more ? { ...inspector, avoid: [...new Set([...inspector.avoid, ...more])].sort() } : inspector
    }),
  }
}

/**
 * Keeps those who visited a facility last time away from it. Rotation never leaves a facility without a team: where it
 * would, it is dropped for that facility as a whole, so that nobody chooses which of the last visitors comes again.
 * @param lastTeams inspectors of the last visits, by facility; those who are not in the pool are of no account
 */
export const rotate = (
  pool: Pool,
  seats: readonly Seat[],
  lastTeams: ReadonlyMap<string, readonly string[]>,
): Rotated => {
  const drawable = new Set(pool.inspectors.map(({ id }) => id))
  const wanted = new Map(
    pool.facilities.flatMap(({ id }) => {
      const present = (lastTeams.get(id) ?? []).filter(inspector => drawable.has(inspector))
      return present.length > 0 ? [[id, present] as const] : []
    }),
  )
  if (wanted.size === 0) return { pool, facilities: 0, dropped: [] }
  const unstaffable = (one: Pool) =>
    new Set(unstaffableFacilities(one, seats).map(({ facility }) => facility))
  const before = unstaffable(pool)
  const after = unstaffable(withAvoided(pool, wanted))
  const kept = new Map([...wanted].filter(([facility]) => !after.has(facility)))
  return {
    pool: withAvoided(pool, kept),
    facilities: kept.size,
    dropped: [...wanted]
      .filter(([facility]) => after.has(facility) && !before.has(facility))
      .map(([facility, inspectors]) => ({ facility, inspectors })),
  }
}
