import type { AmendedLot, Amendment, DrawInput, Lot, TeamMember } from './documents.ts'
import { lotSalt } from './lots.ts'
import type { Drawn } from './run-draw.ts'
import { staffing } from './staff.ts'
import { tickets } from './ticket.ts'

/** Why an amendment can't be carried out. */
export type AmendmentProblem =
  /** `index` names no lot that exists when the amendment's turn comes. */
  | 'no-such-lot'
  /** The lot's team has nobody in that role. */
  | 'no-such-seat'
  /** The stratum's reserves are used up. */
  | 'no-reserve'
  /** Nobody else may take the seat. */
  | 'no-substitute'

export type Amended =
  | {
      readonly ok: true
      readonly amendedLots: readonly AmendedLot[]
      readonly reserves: Drawn['reserves']
      readonly loads: Drawn['loads']
    }
  /** `at` is the place of the first amendment that can't be carried out, from 0. */
  | { readonly ok: false; readonly at: number; readonly problem: AmendmentProblem }

/** What stands in a lot's place. */
type Replacement = Pick<Lot, 'facility' | 'team'>

/**
 * The lots that a draw's amendments make, in order (protocol §5). Choices follow from the seed, never from a person.
 * To add one amendment to a draw, apply all of its amendments with the new one at the end and take the last lot.
 */
export const applyAmendments = (
  { commitment, pool, amendments }: Pick<DrawInput, 'commitment' | 'pool' | 'amendments'>,
  drawn: Pick<Drawn, 'seed' | 'lots' | 'reserves' | 'loads'>,
): Amended => {
  const ticket = tickets(commitment.suite, drawn.seed)
  const loaded = {
    facilities: pool.facilities,
    inspectors: pool.inspectors.map(each => ({ ...each, load: drawn.loads.get(each.id) ?? each.load })),
  }
  const staff = staffing(loaded, commitment.seats, ticket)
  const facilityOf = new Map(pool.facilities.map(facility => [facility.id, facility]))
  const reservesUsed = new Map<string, number>()
  const lots: Lot[] = [...drawn.lots]
  // A lot and all that ever stood in its place are one line, named by the lot that was drawn.
  const lineOf = new Map<number, number>()
  const newestOf = new Map<number, Lot>()
  const takenOff = new Map<number, Set<string>>()
  const amendedLots: AmendedLot[] = []

  const replacement = (amendment: Amendment, line: number, lot: Lot): Replacement | AmendmentProblem => {
    if (amendment.kind === 'facility') {
      const used = reservesUsed.get(lot.stratum) ?? 0
      const next = drawn.reserves.get(lot.stratum)?.[used]
      if (next === undefined) return 'no-reserve'
      reservesUsed.set(lot.stratum, used + 1)
      staff.release(lot.team)
      return { facility: next, team: staff.staff(facilityOf.get(next)!) }
    }
    const member = lot.team.find(({ role }) => role === amendment.role)
    if (member === undefined) return 'no-such-seat'
    const off = takenOff.get(line) ?? new Set()
    takenOff.set(line, off)
    const barred = (person: string) => off.has(person) || lot.team.some(each => each.inspector === person)
    const inspector = staff.substitute(facilityOf.get(lot.facility)!, member.role, barred)
    if (inspector === undefined) return 'no-substitute'
    staff.release([member])
    off.add(member.inspector)
    const team = lot.team.map((each): TeamMember => (each === member ? { role: each.role, inspector } : each))
    return { facility: lot.facility, team }
  }

  for (const [at, amendment] of amendments.entries()) {
    const line = lineOf.get(amendment.index) ?? amendment.index
    const lot = newestOf.get(line) ?? lots[line]
    if (lot === undefined) return { ok: false, at, problem: 'no-such-lot' }
    const made = replacement(amendment, line, lot)
    if (typeof made === 'string') return { ok: false, at, problem: made }
    const index = lots.length
    const amended: AmendedLot = {
      index,
      facility: made.facility,
      stratum: lot.stratum,
      team: made.team,
      salt: lotSalt(ticket, index, made.facility),
      replaces: lot.index,
    }
    lots.push(amended)
    lineOf.set(index, line)
    newestOf.set(line, amended)
    amendedLots.push(amended)
  }
  const reserves = new Map(
    [...drawn.reserves].map(([stratum, ids]) => [stratum, ids.slice(reservesUsed.get(stratum) ?? 0)]),
  )
  return { ok: true, amendedLots, reserves, loads: staff.loads() }
}
