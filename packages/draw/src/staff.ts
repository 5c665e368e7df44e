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

  /** Those with the lowest load among the people who are not out of the question. */
  const lightest = (people: readonly number[], out: ReadonlySet<number>): readonly number[] => {
    let least = Number.POSITIVE_INFINITY
    let found: number[] = []
    for (const person of people) {
      const carried = load[person]!
      if (carried > least || out.has(person)) continue
      if (carried < least) {
        least = carried
        found = []
      }
      found.push(person)
    }
    return found
  }

  /** The first by (load, ticket, id); tickets are only drawn among those who share the lowest load. */
  const preferred = (
    people: readonly number[],
    out: ReadonlySet<number>,
    facility: PoolFacility,
    role: string,
  ): number | undefined => {
    const equals = lightest(people, out)
    if (equals.length <= 1) return equals[0]
    const ids = equals.map(person => inspectors[person]!.id)
    return equals[ticket.lowestInspector(facility.id, role, ids)]
  }

  const staff = (facility: PoolFacility): readonly TeamMember[] => {
    const eligible = candidates(facility)
    if (unfillableSeat(eligible) !== undefined) return []
    const team = new Set<number>()
    const members = seats.map(({ role }, seat) => {
      const out = new Set(team)
      for (;;) {
        const person = preferred(eligible[seat]!, out, facility, role)
        if (person === undefined) throw new Error('a team that can be filled has a next member')
        team.add(person)
        if (unfillableSeat(eligible, team, seat + 1) === undefined)
          return { role, inspector: inspectors[person]!.id }
        team.delete(person)
        out.add(person)
      }
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
    const people = candidates(facility)[seat]!
    const out = new Set(people.filter(person => barred(inspectors[person]!.id)))
    const person = preferred(people, out, facility, role)
    if (person === undefined) return undefined
    load[person]!++
    return inspectors[person]!.id
  }

  const loads = () => new Map(inspectors.map((inspector, i) => [inspector.id, load[i]!]))

  return { staffAll, staff, release, substitute, loads }
}
