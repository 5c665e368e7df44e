import type { Pool, PoolFacility, Seat, TeamMember } from './documents.ts'
import { type Candidates, eligibility, unfillableSeat } from './eligibility.ts'
import type { Tickets } from './ticket.ts'

/** The loads of the inspectors while a draw runs, and the choices that depend on them (protocol §4.3). */
export type Staffing = {
  /** Teams for facilities in drawing order, given out to those with the fewest people eligible first. */
  readonly staffAll: (facilities: readonly PoolFacility[]) => (readonly TeamMember[])[]
  /** A full team, each member's load raised by one; empty if there is none. */
  readonly staff: (facility: PoolFacility) => readonly TeamMember[]
  /** Takes a team's work off its members. */
  readonly release: (team: readonly TeamMember[]) => void
  /** Who takes one seat of a facility, those barred excepted; their load grows by one. */
  readonly substitute: (
    facility: PoolFacility,
    role: string,
    barred: (inspector: string) => boolean,
  ) => string | undefined
  /** The load of every inspector at this moment. */
  readonly loads: () => ReadonlyMap<string, number>
}

export const staffing = (pool: Pool, seats: readonly Seat[], ticket: Tickets): Staffing => {
  const { candidates } = eligibility(pool, seats)
  const { inspectors } = pool
  const load = inspectors.map(inspector => inspector.load)
  const placeOf = new Map(inspectors.map((inspector, i) => [inspector.id, i]))

  /** Candidates by (load, ticket, id), lazily: tickets are only drawn among those who share a load. */
  function* byPreference(people: readonly number[], facility: PoolFacility, role: string): Generator<number> {
    for (let rest = people; rest.length > 0; ) {
      const least = rest.reduce((lowest, person) => Math.min(lowest, load[person]!), Number.POSITIVE_INFINITY)
      let equals = rest.filter(person => load[person] === least)
      while (equals.length > 0) {
        const ids = equals.map(person => inspectors[person]!.id)
        const next = ticket.lowestInspector(facility.id, role, ids)
        yield equals[next]!
        equals = equals.filter((_, i) => i !== next)
      }
      rest = rest.filter(person => load[person]! > least)
    }
  }

  const staff = (facility: PoolFacility): readonly TeamMember[] => {
    const eligible = candidates(facility)
    if (unfillableSeat(eligible) !== undefined) return []
    const team = new Set<number>()
    const members = seats.map(({ role }, seat) => {
      const free = eligible[seat]!.filter(person => !team.has(person))
      for (const person of byPreference(free, facility, role)) {
        team.add(person)
        if (unfillableSeat(eligible, team, seat + 1) === undefined)
          return { role, inspector: inspectors[person]!.id }
        team.delete(person)
      }
      throw new Error('a team that can be filled has a next member')
    })
    for (const person of team) load[person]!++
    return members
  }

  const staffAll = (facilities: readonly PoolFacility[]): (readonly TeamMember[])[] => {
    const counted = new Map<Candidates, number>()
    const count = (eligible: Candidates): number => {
      const known = counted.get(eligible) ?? new Set(eligible.flat()).size
      counted.set(eligible, known)
      return known
    }
    const choice = facilities.map(facility => count(candidates(facility)))
    const order = facilities.map((_, i) => i).sort((a, b) => choice[a]! - choice[b]! || a - b)
    const teams: (readonly TeamMember[])[] = new Array(facilities.length)
    for (const i of order) teams[i] = staff(facilities[i]!)
    return teams
  }

  const release = (team: readonly TeamMember[]): void => {
    for (const { inspector } of team) load[placeOf.get(inspector)!]!--
  }

  const substitute = (
    facility: PoolFacility,
    role: string,
    barred: (inspector: string) => boolean,
  ): string | undefined => {
    const seat = seats.findIndex(each => each.role === role)
    if (seat < 0) return undefined
    const free = candidates(facility)[seat]!.filter(person => !barred(inspectors[person]!.id))
    const [person] = byPreference(free, facility, role)
    if (person === undefined) return undefined
    load[person]!++
    return inspectors[person]!.id
  }

  const loads = () => new Map(inspectors.map((inspector, i) => [inspector.id, load[i]!]))

  return { staffAll, staff, release, substitute, loads }
}
