import { readSync } from 'node:fs'
import { LineFault, type PoolPart, partSize, shortestLine } from '@mingqian/draw/large'

/*
 * Several threads read one file of lines by turns. Whose turn it is reads as many lines as make a part of the pool's
 * tree and says where the next one begins; then it works on them while the others take theirs. So every thread has
 * something to do until the end, whatever the others take, and each knows its lines' numbers.
 */

/** What the threads share: a lock and whether the file is at its end; where the next part begins, and its first line. */
export type Turns = { readonly flags: Int32Array; readonly next: Float64Array }

const lock = 0
const ended = 1
const offset = 0
const line = 1

export const startTurns = (): Turns => {
  const next = new Float64Array(new SharedArrayBuffer(16))
  next[line] = 1
  return { flags: new Int32Array(new SharedArrayBuffer(8)), next }
}

/** Lets nobody take another part, for the draw can't be made any more. */
export const endTurns = ({ flags }: Turns): void => {
  Atomics.store(flags, ended, 1)
}

const inTurn = <T>({ flags }: Turns, action: () => T): T => {
  while (Atomics.compareExchange(flags, lock, 0, 1) !== 0) Atomics.wait(flags, lock, 1)
  try {
    return action()
  } finally {
    Atomics.store(flags, lock, 0)
    Atomics.notify(flags, lock, 1)
  }
}

const newline = 0x0a

/** Bytes a line may have: far more than any facility, and few enough that a part stays within memory. */
const longestLine = 16_384

const tooLong = (line: number): LineFault =>
  new LineFault(line, { zh: `一行不超过 ${longestLine} 字节`, en: `a line of at most ${longestLine} bytes` })

/** A reader of parts, with a place of its own in memory that each part overwrites. */
export const partReader = (file: number, turns: Turns) => {
  let buffer = Buffer.allocUnsafe(2 << 20)
  let expected = buffer.length
  const ends = new Uint32Array(partSize)

  const readPart = (): PoolPart | undefined => {
    const { flags, next } = turns
    if (flags[ended] === 1) return undefined
    const start = next[offset]!
    const firstLine = next[line]!
    let filled = 0
    let count = 0
    let lineFrom = 0
    for (let wanted = expected; ; wanted = filled + (1 << 20)) {
      if (wanted > buffer.length) {
        const larger = Buffer.allocUnsafe(2 * wanted)
        buffer.copy(larger, 0, 0, filled)
        buffer = larger
      }
      const read = readSync(file, buffer, filled, wanted - filled, start + filled)
      filled += read
      while (count < partSize) {
        // A newline that comes earlier makes a line that is wrong, whatever is taken for its end.
        let end = lineFrom + shortestLine
        while (end < filled && buffer[end] !== newline) end++
        if (end >= filled) break
        if (end - lineFrom > longestLine) throw tooLong(firstLine + count)
        ends[count++] = end
        lineFrom = end + 1
      }
      if (count === partSize) break
      if (filled - lineFrom > longestLine) throw tooLong(firstLine + count)
      if (read === 0) {
        flags[ended] = 1
        // The last line may do without the newline.
        if (filled > lineFrom) ends[count++] = filled
        break
      }
    }
    if (count === 0) return undefined
    const size = ends[count - 1]! + 1
    next[offset] = start + size
    next[line] = firstLine + count
    expected = Math.ceil(size * 1.02) + 4096
    return { bytes: buffer.subarray(0, filled), ends, count, firstLine }
  }

  return (): PoolPart | undefined => inTurn(turns, readPart)
}
