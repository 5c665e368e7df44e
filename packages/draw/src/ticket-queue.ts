import { type HashQueue, hashQueue, type Receive } from './hash-queue.ts'
import type { Suite } from './hash-suite.ts'

const encoder = new TextEncoder()

/**
 * A queue for many tickets of a seed (protocol §1), of texts that go on with the same head, such as `/facility/`.
 * As in `tickets`, a seed that is exactly one block is hashed once for all of them.
 * @param expected about how many there will be
 */
export const ticketQueue = (
  suite: Suite,
  seed: string,
  head: string,
  expected: number,
  receive: Receive,
): HashQueue => {
  const start = encoder.encode(seed)
  return start.length === 64
    ? hashQueue({ suite, prefix: start, head: encoder.encode(head), expected, receive })
    : hashQueue({ suite, head: encoder.encode(seed + head), expected, receive })
}
