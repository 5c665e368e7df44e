import type { PoolFacility } from './documents.ts'
import type { Suite } from './hash-suite.ts'
import { ticketHex, tickets } from './ticket.ts'

/** A facility's lowest ticket: 64 hex characters, and the ball it hangs on, from 1. */
export type BestTicket = { readonly ball: number; readonly ticket: string }

/**
 * The lowest ticket of each facility (protocol §4.1), in the order of the facilities. It is for showing some of them:
 * a whole pool is ranked by `lowestTickets`, many at once.
 */
export const bestTickets = (
  suite: Suite,
  seed: string,
  facilities: readonly Pick<PoolFacility, 'id' | 'balls'>[],
): readonly BestTicket[] => {
  const ticket = tickets(suite, seed)
  return facilities.map(({ id, balls }) => {
    const ofBall = (ball: number) => ticketHex(ticket(`/facility/${id}/${ball}`))
    let best: BestTicket = { ball: 1, ticket: ofBall(1) }
    for (let ball = 2; ball <= balls; ball++) {
      const next = ofBall(ball)
      // The order of tickets is the order of their hex.
      if (next < best.ticket) best = { ball, ticket: next }
    }
    return best
  })
}
