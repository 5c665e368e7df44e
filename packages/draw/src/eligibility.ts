import type { Pool, PoolFacility, PoolInspector, Seat } from './documents.ts'

/** For each seat in order, the places in `pool.inspectors` of those eligible for it at a facility (protocol §4.3). */
export type Candidates = readonly (readonly number[])[]

/**
 * Answers who is eligible at a facility. Facilities of one area that nobody avoids share one answer, so that a
 * hundred thousand facilities cost little more than their areas.
 */
export const eligibility = (pool: Pool, seats: readonly Seat[]) => {
  const tagged = seats.map(({ tag }) =>
    pool.inspectors.flatMap((inspector, i) => (inspector.tags.includes(tag) ? [i] : [])),
  )
  const avoidedBy = new Map<string, Set<number>>()
  pool.inspectors.forEach((inspector, i) => {
    for (const facility of inspector.avoid) {
      const avoiding = avoidedBy.get(facility)
      if (avoiding) avoiding.add(i)
      else avoidedBy.set(facility, new Set([i]))
    }
  })
  const byArea = new Map<string, Candidates>()

  const inArea = (area: string): Candidates => {
    const known = byArea.get(area)
    if (known) return known
    const serves = ({ areas }: PoolInspector) => areas.length === 0 || areas.includes(area)
    const candidates = tagged.map(seat => seat.filter(i => serves(pool.inspectors[i]!)))
    byArea.set(area, candidates)
    return candidates
  }

  return {
    candidates: (facility: PoolFacility): Candidates => {
      const avoiding = avoidedBy.get(facility.id)
      const candidates = inArea(facility.area)
      return avoiding ? candidates.map(seat => seat.filter(i => !avoiding.has(i))) : candidates
    },
  }
}

/**
 * The first seat that no choice of different people can fill together with the seats before it, or undefined if a
 * full team exists. People in `taken` are out of the question. (Augmenting paths: a seat already given moves to
 * somebody else where that frees the person needed.)
 */
export const unfillableSeat = (
  candidates: Candidates,
  taken: ReadonlySet<number> = new Set(),
  from = 0,
): number | undefined => {
  // Where each seat has more people than could be taken or sit on the other seats, any order of choosing fills all.
  const needed = taken.size + candidates.length - from
  if (candidates.every((people, seat) => seat < from || people.length >= needed)) return undefined
  const seatOf = new Map<number, number>()
  const place = (seat: number, tried: Set<number>): boolean => {
    for (const person of candidates[seat]!) {
      if (taken.has(person) || tried.has(person)) continue
      tried.add(person)
      const held = seatOf.get(person)
      if (held === undefined || place(held, tried)) {
        seatOf.set(person, seat)
        return true
      }
    }
    return false
  }
  for (let seat = from; seat < candidates.length; seat++) if (!place(seat, new Set())) return seat
  return undefined
}

/** A facility that cannot be given a full team, and the first seat that stays empty. */
export type Unstaffable = {
  readonly facility: string
  readonly stratum: string
  readonly role: string
  /** Nobody at all may take the seat, or those who may are needed on the seats before it. */
  readonly reason: 'nobody-eligible' | 'too-few-people'
}

/**
 * The facilities for which no full team exists, whatever the loads: exactly those that §4.3 would leave unstaffed.
 * An implementation refuses to commit a pool in which one of them could be drawn.
 */
export const unstaffableFacilities = (pool: Pool, seats: readonly Seat[]): readonly Unstaffable[] => {
  const { candidates } = eligibility(pool, seats)
  const known = new Map<Candidates, number | undefined>()
  return pool.facilities.flatMap(facility => {
    const eligible = candidates(facility)
    if (!known.has(eligible)) known.set(eligible, unfillableSeat(eligible))
    const seat = known.get(eligible)
    if (seat === undefined) return []
    const reason = eligible[seat]!.length === 0 ? 'nobody-eligible' : 'too-few-people'
    return [{ facility: facility.id, stratum: facility.stratum, role: seats[seat]!.role, reason }]
  })
}
