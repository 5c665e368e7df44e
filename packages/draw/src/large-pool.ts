import { type BestFacilities, bestFacilities } from './best-facilities.ts'
import type { Commitment, PoolFacility } from './documents.ts'
import {
  copyBytes,
  LineFault,
  linePlaces,
  readAnyLine,
  readPlainLine,
  type Source,
  sourceOf,
} from './facility-line.ts'
import { hashQueue } from './hash-queue.ts'
import { keepLower, leadingBits } from './rank.ts'
import { subtree } from './subtree.ts'
import { ticketQueue } from './ticket-queue.ts'

/** Facilities that are hashed as one part of the pool's tree; a power of two, so that a whole part is one node. */
export const partSize = 16384

/** A part of the file of facilities: `ends[i]` is the end of line i, which begins one byte after the line before. */
export type PoolPart = {
  readonly bytes: Uint8Array
  readonly ends: Uint32Array
  readonly count: number
  /** The file's number of the first line, from 1. */
  readonly firstLine: number
}

/** What a part comes to. */
export type PartSummary = {
  readonly firstLine: number
  readonly firstId: string
  readonly lastId: string
  /** The node over a whole part, eight words; of a part that is not whole the leaves, for others follow. */
  readonly hashes: Uint32Array
  readonly whole: boolean
}

/** How many facilities and balls a stratum has. */
export type StratumCount = { facilities: number; balls: number }

export type LargePoolReader = {
  /** @throws LineFault at the first line that is not as it has to be */
  readonly read: (part: PoolPart) => PartSummary
  /** Of each committed stratum the facilities with the lowest tickets, at least as many as were to be kept. */
  readonly kept: () => readonly PoolFacility[]
  /** In the order of the commitment, and at the end those of no committed stratum. */
  readonly counts: () => readonly StratumCount[]
}

const utf8 = new TextEncoder()
const text = new TextDecoder()

const slash = 0x2f
const zero = 0x30
const closing = 0x7d

const isValidUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Whether an id stands before another in the order of ids; both are given as bytes of a source. */
const standsBefore = (
  id: Source,
  from: number,
  to: number,
  other: Source,
  otherFrom: number,
  otherTo: number,
): boolean => {
  const shorter = Math.min(to - from, otherTo - otherFrom)
  let i = 0
  // Four equal bytes at a time: neighbours begin alike.
  while (i + 4 <= shorter && id.view.getInt32(from + i) === other.view.getInt32(otherFrom + i)) i += 4
  for (; i < shorter; i++) {
    const difference = id.bytes[from + i]! - other.bytes[otherFrom + i]!
    if (difference !== 0) return difference < 0
  }
  return to - from < otherTo - otherFrom
}

export const outOfOrder = (line: number, id: string, before: string): LineFault =>
  id === before
    ? new LineFault(line, {
        zh: `编号不重复，${id} 已在上一行`,
        en: `another id, for ${id} stands in the line before`,
      })
    : new LineFault(line, {
        zh: `编号按 UTF-8 字节升序排列，${id} 应在 ${before} 之前`,
        en: `ids in the order of their UTF-8 bytes, in which ${id} stands before ${before}`,
      })

/**
 * Reads parts of a pool too large to be held (docs/large-draws.md): hashes its tree, draws every ball's ticket, and
 * keeps the facilities with the lowest ones. Several readers may share a pool, each reading some of its parts.
 * @param keep of each committed stratum, how many are to be kept: its quota and some reserves
 */
export const largePoolReader = (
  { suite, strata }: Pick<Commitment, 'suite' | 'strata'>,
  seed: string,
  keep: readonly number[],
): LargePoolReader => {
  const names = strata.map(({ id }) => utf8.encode(id))
  const best: BestFacilities[] = keep.map(bestFacilities)
  const counts = [...strata, undefined].map((): StratumCount => ({ facilities: 0, balls: 0 }))

  const tree = subtree(suite, partSize)
  const leaves = hashQueue({
    suite,
    head: utf8.encode('\0{"facility":'),
    expected: partSize,
    receive: (owners, hashes, count) => {
      for (let i = 0; i < count; i++) {
        const leaf = 8 * owners[i]!
        for (let word = 0; word < 8; word++) tree.hashes[leaf + word] = hashes[8 * i + word]!
      }
    },
  })
  const lowest = new Uint32Array(8 * partSize)
  const tickets = ticketQueue(suite, seed, '/facility/', 5 * partSize, (owners, hashes, count) => {
    for (let i = 0; i < count; i++) keepLower(lowest, 8 * owners[i]!, hashes, 8 * i)
  })

  const leafTarget = sourceOf(leaves.bytes)
  const ticketTarget = sourceOf(tickets.bytes)

  const stratumAt = (bytes: Uint8Array, from: number, to: number): number => {
    for (let at = 0; at < names.length; at++) {
      const name = names[at]!
      let i = name.length === to - from ? 0 : -1
      while (i >= 0 && i < name.length) i = name[i] === bytes[from + i] ? i + 1 : -1
      if (i === name.length) return at
    }
    return names.length
  }

  const addLeaf = (source: Source, from: number, to: number, owner: number): void => {
    const length = to - from
    if (length + 1 > leaves.longest) {
      const message = new Uint8Array(length + 1)
      message.set(source.bytes.subarray(from, to))
      message[length] = closing
      leaves.hashLong(message, owner)
      return
    }
    const at = leaves.place(length + 1, owner)
    copyBytes(source, from, leafTarget, at, length)
    leafTarget.bytes[at + length] = closing
  }

  const addTickets = (id: Source, from: number, to: number, balls: number, owner: number): void => {
    const length = to - from
    const target = ticketTarget.bytes
    for (let ball = 1; ball <= balls; ball++) {
      const digits = ball < 10 ? 1 : ball < 100 ? 2 : ball < 1000 ? 3 : ball < 10000 ? 4 : 5
      const whole = length + 1 + digits
      if (whole > tickets.longest) {
        tickets.hashLong(utf8.encode(`${text.decode(id.bytes.subarray(from, to))}/${ball}`), owner)
        continue
      }
      const at = tickets.place(whole, owner)
      copyBytes(id, from, ticketTarget, at, length)
      target[at + length] = slash
      for (let i = whole - 1, rest = ball; i > length; i--) {
        target[at + i] = zero + (rest % 10)
        rest = Math.floor(rest / 10)
      }
    }
  }

  /** The stratum of each line of the part that is being read. */
  const stratumOf = new Uint32Array(partSize)
  const places = linePlaces()

  const read = ({ bytes, ends, count, firstLine }: PoolPart): PartSummary => {
    const source = sourceOf(bytes)
    const lineFrom = (i: number): number => (i === 0 ? 0 : ends[i - 1]! + 1)
    // Lines that are right but not plain, such as those with further keys.
    const others = new Map<number, PoolFacility>()
    let isUtf8: boolean | undefined
    const readPlain = (i: number): boolean => {
      if (!readPlainLine(source, lineFrom(i), ends[i]!, places)) return false
      if (places.ascii) return true
      isUtf8 ??= isValidUtf8(bytes.subarray(0, ends[count - 1]!))
      return isUtf8
    }
    const facilityAt = (i: number): PoolFacility => {
      const other = others.get(i)
      if (other !== undefined) return other
      readPlainLine(source, lineFrom(i), ends[i]!, places)
      const part = (from: number, to: number): string => text.decode(bytes.subarray(from, to))
      return {
        id: part(places.idFrom, places.idTo),
        stratum: part(places.stratumFrom, places.stratumTo),
        area: part(places.areaFrom, places.areaTo),
        balls: places.balls,
      }
    }

    lowest.fill(0xffffffff)
    // Where the id of the line before stands.
    let before = source
    let beforeFrom = 0
    let beforeTo = 0
    for (let i = 0; i < count; i++) {
      let id = source
      let idFrom: number
      let idTo: number
      let balls: number
      let stratum: number
      if (readPlain(i)) {
        idFrom = places.idFrom
        idTo = places.idTo
        balls = places.balls
        stratum = stratumAt(bytes, places.stratumFrom, places.stratumTo)
      } else {
        const facility = readAnyLine(bytes.subarray(lineFrom(i), ends[i]!), firstLine + i)
        others.set(i, facility)
        id = sourceOf(utf8.encode(facility.id))
        idFrom = 0
        idTo = id.bytes.length
        balls = facility.balls
        const name = utf8.encode(facility.stratum)
        stratum = stratumAt(name, 0, name.length)
      }
      if (i > 0 && !standsBefore(before, beforeFrom, beforeTo, id, idFrom, idTo))
        throw outOfOrder(firstLine + i, facilityAt(i).id, facilityAt(i - 1).id)
      before = id
      beforeFrom = idFrom
      beforeTo = idTo
      stratumOf[i] = stratum
      const counted = counts[stratum]!
      counted.facilities++
      counted.balls += balls
      addLeaf(source, lineFrom(i), ends[i]!, i)
      if (stratum < names.length) addTickets(id, idFrom, idTo, balls, i)
    }
    leaves.flush()
    tickets.flush()

    const limits = best.map(each => each.limit())
    for (let i = 0; i < count; i++) {
      const stratum = stratumOf[i]!
      if (stratum === names.length) continue
      const leading = leadingBits(lowest, 8 * i)
      if (leading > limits[stratum]!) continue
      best[stratum]!.offer(leading, facilityAt(i))
    }
    const whole = count === partSize
    return {
      firstLine,
      firstId: facilityAt(0).id,
      lastId: facilityAt(count - 1).id,
      hashes: whole ? tree.root(count).slice() : tree.hashes.slice(0, 8 * count),
      whole,
    }
  }

  return { read, kept: () => best.flatMap(each => each.kept()), counts: () => counts }
}
