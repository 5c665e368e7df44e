import { bestTickets } from './best-tickets.ts'
import type { Bundle } from './documents.ts'

/** How anybody computes a facility's best ticket without this program. */
export type HandCheck = {
  /** One line for a POSIX shell; it prints the ticket. */
  readonly command: string
  /** The ball whose ticket is lowest, from 1, and how many balls the facility had. */
  readonly ball: number
  readonly balls: number
  /** What the command must print first: 64 hex characters. */
  readonly ticket: string
  readonly stratum: string
  /** Number of the lot in the list, from 0; null if the facility was not drawn. */
  readonly lot: number | null
}

/** A text as one word of a POSIX shell (XCU 2.2.2: nothing is special between single quotes). */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const hashCommands = { sha256: 'sha256sum', sm3: 'openssl dgst -sm3 -r' } as const

/**
 * The shell line that computes a facility's best ticket (protocol §4.1): whoever has the lower one was drawn first.
 * @param id a facility of the bundle's pool
 * @returns undefined if the pool has no such facility
 */
export const checkByHand = (
  { commitment: { suite }, pool, result }: Pick<Bundle, 'commitment' | 'pool' | 'result'>,
  id: string,
): HandCheck | undefined => {
  const facility = pool.facilities.find(each => each.id === id)
  if (!facility) return undefined
  const [best] = bestTickets(suite, result.seed, [facility])
  if (!best) return undefined
  const { ball, ticket } = best
  return {
    command: `printf %s ${quoted(`${result.seed}/facility/${id}/${ball}`)} | ${hashCommands[suite]}`,
    ball,
    balls: facility.balls,
    ticket,
    stratum: facility.stratum,
    lot: result.lots.find(lot => lot.facility === id)?.index ?? null,
  }
}
