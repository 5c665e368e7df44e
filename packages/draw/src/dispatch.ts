import { compareUtf8 } from './byte-order.ts'
import type { Lot } from './documents.ts'
import type { Suite } from './hash-suite.ts'
import { ticketHex, tickets } from './ticket.ts'

/**
 * The day on which each lot is handed to its team (docs/after-the-draw.md): spread evenly over the committed days, and
 * unpredictable to whoever does not know the seed.
 *
 * Day d of n takes floor((d + 1) · L / n) − floor(d · L / n) of L lots. Lots choose in the order of
 * `ticket("dispatch", index, facility)`: of the days with room left, the one on which fewest visits of the lot's own
 * team lie already, and of those the first from day (ticket's first 32 bits mod n) on, going round.
 * @param days ISO days in order, at least one
 * @returns a day for each lot, in the order given
 */
export const dispatchDays = (
  suite: Suite,
  seed: string,
  lots: readonly Pick<Lot, 'index' | 'facility' | 'team'>[],
  days: readonly string[],
): readonly string[] => {
  const ticket = tickets(suite, seed)
  const room = days.map(
    (_, d) => Math.floor(((d + 1) * lots.length) / days.length) - Math.floor((d * lots.length) / days.length),
  )
  const busy = days.map(() => new Map<string, number>())
  const order = lots
    .map((lot, at) => ({ lot, at, ticket: ticketHex(ticket(`/dispatch/${lot.index}/${lot.facility}`)) }))
    .sort((a, b) => compareUtf8(a.ticket, b.ticket))
  const chosen: string[] = new Array(lots.length)
  for (const { lot, at, ticket } of order) {
    const from = Number.parseInt(ticket.slice(0, 8), 16) % days.length
    let best = -1
    let fewest = Number.POSITIVE_INFINITY
    for (let step = 0; step < days.length && fewest > 0; step++) {
      const day = (from + step) % days.length
      if (room[day] === 0) continue
      const visits = lot.team.reduce((n, { inspector }) => n + (busy[day]?.get(inspector) ?? 0), 0)
      if (visits >= fewest) continue
      best = day
      fewest = visits
    }
    room[best]! -= 1
    for (const { inspector } of lot.team) busy[best]!.set(inspector, (busy[best]!.get(inspector) ?? 0) + 1)
    chosen[at] = days[best]!
  }
  return chosen
}
