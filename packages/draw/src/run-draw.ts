import { drawSeed } from './commitment.ts'
import type { Commitment, DrawInput, DrawResult, Lot, Pool } from './documents.ts'
import { lotSalt, sealedRoot } from './lots.ts'
import { lowestTickets, rankStrata } from './rank.ts'
import { staffing } from './staff.ts'
import { tickets } from './ticket.ts'

/** A draw's outcome, with what later amendments go on from. */
export type Drawn = DrawResult & {
  /** Of each committed stratum, the ids of the facilities that were not drawn, next one first. */
  readonly reserves: ReadonlyMap<string, readonly string[]>
  /** Of each inspector, the work they carry after this draw. */
  readonly loads: ReadonlyMap<string, number>
}

/** §4 of the protocol from a seed that is already known. */
export const drawFromSeed = (
  commitment: Pick<Commitment, 'suite' | 'strata' | 'seats'>,
  pool: Pool,
  seed: string,
) => {
  const { suite, strata, seats } = commitment
  const ticket = tickets(suite, seed)
  const listed = new Set(strata.map(({ id }) => id))
  const facilities = pool.facilities.filter(({ stratum }) => listed.has(stratum))
  const ranked = rankStrata(facilities, strata, lowestTickets(suite, seed, facilities))
  const drawn = strata.flatMap(({ id, quota }) => ranked.get(id)!.slice(0, quota))
  const reserves = new Map(
    strata.map(({ id, quota }) => [
      id,
      ranked
        .get(id)!
        .slice(quota)
        .map(facility => facility.id),
    ]),
  )
  const staff = staffing(pool, seats, ticket)
  const teams = staff.staffAll(drawn)
  const lots = drawn.map(
    (facility, index): Lot => ({
      index,
      facility: facility.id,
      stratum: facility.stratum,
      team: teams[index]!,
      salt: lotSalt(ticket, index, facility.id),
    }),
  )
  return { lots, reserves, loads: staff.loads() }
}

/**
 * The draw itself (protocol §3 and §4): the same input gives the same lots everywhere and for ever.
 * It trusts its input; `checkInput` says whether the pool and the secrets are those committed to.
 */
export const runDraw = ({
  commitment,
  pool,
  secrets,
  beacon,
}: Pick<DrawInput, 'commitment' | 'pool' | 'secrets' | 'beacon'>): Drawn => {
  const seed = drawSeed(commitment, secrets, beacon)
  const { lots, reserves, loads } = drawFromSeed(commitment, pool, seed)
  return { seed, root: sealedRoot(commitment.suite, lots), lots, reserves, loads }
}
