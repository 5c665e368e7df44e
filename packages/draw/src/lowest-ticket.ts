import { compareUtf8 } from './byte-order.ts'
import { addText, type HashQueue, type Receive } from './hash-queue.ts'
import type { Suite } from './hash-suite.ts'
import { compareTickets } from './ticket-order.ts'
import { ticketQueue } from './ticket-queue.ts'

const utf8 = new TextEncoder()

/** Tickets of one choice that are worth computing together, and of a whole draw that are worth WebAssembly. */
const many = 1000

/** `Tickets.lowestInspector` of a seed. */
export const lowestTicket = (suite: Suite, seed: string) => {
  const best = new Uint32Array(8)
  let lowest = -1
  let among: readonly string[] = []

  const receive: Receive = (owners, hashes, count) => {
    for (let i = 0; i < count; i++) {
      const owner = owners[i]!
      if (lowest >= 0) {
        const difference =
          compareTickets(hashes, 8 * i, best, 0) || compareUtf8(among[owner]!, among[lowest]!)
        if (difference >= 0) continue
      }
      for (let word = 0; word < 8; word++) best[word] = hashes[8 * i + word]!
      lowest = owner
    }
  }

  // A small draw asks for few, and for those the queue that needs no preparation is the faster one.
  let queue: HashQueue | undefined
  let asked = 0
  const queueFor = (count: number): HashQueue => {
    const few = asked < many
    asked += count
    if (queue === undefined || (few && asked >= many))
      queue = ticketQueue(suite, seed, '/inspector/', asked < many ? 64 : many, receive)
    return queue
  }

  return (facility: string, role: string, ids: readonly string[]): number => {
    if (ids.length === 1) return 0
    const waiting = queueFor(ids.length)
    const head = utf8.encode(`${facility}/${role}/`)
    lowest = -1
    among = ids
    for (let i = 0; i < ids.length; i++) addText(waiting, ids[i]!, i, head)
    waiting.flush()
    return lowest
  }
}
