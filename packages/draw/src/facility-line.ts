import { canonicalFault, canonicalJson } from './canonical-json.ts'
import type { Bilingual } from './check.ts'
import type { PoolFacility } from './documents.ts'
import { facilityShape, longestId, mostBalls } from './parse-bundle.ts'

/** A line of a large pool that is not as it has to be, counted from 1. */
export class LineFault extends Error {
  readonly line: number
  readonly expected: Bilingual

  constructor(line: number, expected: Bilingual) {
    super(`line ${line}: expected ${expected.en}`)
    this.name = 'LineFault'
    this.line = line
    this.expected = expected
  }
}

/** Where the parts of a line stand in the bytes it was read from; `…To` is the first byte after a part. */
export type LinePlaces = {
  areaFrom: number
  areaTo: number
  balls: number
  idFrom: number
  idTo: number
  stratumFrom: number
  stratumTo: number
  /** Whether no byte of the values is beyond ASCII; if one is, the line may not be UTF-8. */
  ascii: boolean
}

export const linePlaces = (): LinePlaces => ({
  areaFrom: 0,
  areaTo: 0,
  balls: 0,
  idFrom: 0,
  idTo: 0,
  stratumFrom: 0,
  stratumTo: 0,
  ascii: true,
})

const utf8 = new TextEncoder()

/**
 * Bytes, and the same bytes for reading several at once. Ten million lines are compared and copied, and one byte after
 * another that alone would take as long as hashing them.
 */
export type Source = { readonly bytes: Uint8Array; readonly view: DataView }

export const sourceOf = (bytes: Uint8Array): Source => ({
  bytes,
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
})

/** Copies bytes from one place to another, eight at a time; the last eight may overlap those before. */
export const copyBytes = (from: Source, at: number, to: Source, target: number, length: number): void => {
  if (length < 8) {
    for (let i = 0; i < length; i++) to.bytes[target + i] = from.bytes[at + i]!
    return
  }
  const last = length - 8
  for (let i = 0; i < last; i += 8) to.view.setBigInt64(target + i, from.view.getBigInt64(at + i))
  to.view.setBigInt64(target + last, from.view.getBigInt64(at + last))
}

/** A text to be recognized, four bytes or more, as words of four bytes, of which the last may overlap another. */
type Mark = { readonly length: number; readonly offsets: readonly number[]; readonly words: Int32Array }

const mark = (text: string): Mark => {
  const { bytes, view } = sourceOf(utf8.encode(text))
  const last = bytes.length - 4
  const offsets = [...Array.from({ length: Math.ceil(last / 4) }, (_, i) => 4 * i), last]
  return { length: bytes.length, offsets, words: Int32Array.from(offsets, at => view.getInt32(at)) }
}

/** Whether a mark stands at a place, before the end `to`. */
const stands = ({ length, offsets, words }: Mark, { view }: Source, at: number, to: number): boolean => {
  if (at + length > to) return false
  for (let i = 0; i < words.length; i++) if (view.getInt32(at + offsets[i]!) !== words[i]) return false
  return true
}

/** What stands between the values of a facility without further keys. */
const beforeArea = mark('{"area":"')
const beforeBalls = mark('","balls":')
const beforeId = mark(',"id":"')
const beforeStratum = mark('","stratum":"')

const newline = 0x0a
const quote = 0x22
const backslash = 0x5c
const closing = 0x7d

/** The closing quotation mark of a text in which nothing is escaped, or −1. */
const textEnd = (bytes: Uint8Array, from: number, to: number, into: LinePlaces): number => {
  let all = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!
    if (byte === quote) {
      if (all >= 0x80) into.ascii = false
      return at
    }
    if (byte < 0x20 || byte === backslash) return -1
    all |= byte
  }
  return -1
}

/**
 * Reads the line that nearly all facilities have: the four keys in canonical order, nothing escaped.
 * @returns false for any other line, also for a right one
 */
export const readPlainLine = (source: Source, from: number, to: number, into: LinePlaces): boolean => {
  const { bytes } = source
  into.ascii = true
  if (!stands(beforeArea, source, from, to)) return false
  into.areaFrom = from + beforeArea.length
  into.areaTo = textEnd(bytes, into.areaFrom, to, into)
  if (into.areaTo < 0 || !stands(beforeBalls, source, into.areaTo, to)) return false
  let at = into.areaTo + beforeBalls.length
  let balls = 0
  for (const first = at; at < first + 6; at++) {
    const digit = bytes[at]! - 0x30
    if (!(digit >= 0 && digit <= 9)) break
    if (balls === 0 && digit === 0) return false
    balls = 10 * balls + digit
  }
  into.balls = balls
  if (balls < 1 || balls > mostBalls || !stands(beforeId, source, at, to)) return false
  into.idFrom = at + beforeId.length
  into.idTo = textEnd(bytes, into.idFrom, to, into)
  const idBytes = into.idTo - into.idFrom
  if (idBytes < 1 || idBytes > longestId || !stands(beforeStratum, source, into.idTo, to)) return false
  into.stratumFrom = into.idTo + beforeStratum.length
  into.stratumTo = textEnd(bytes, into.stratumFrom, to, into)
  return into.stratumTo === to - 2 && bytes[to - 1] === closing
}

/** Bytes of the shortest facility in canonical JSON: no line that is right is shorter. */
export const shortestLine = '{"area":"","balls":1,"id":"1","stratum":""}'.length

const json: Bilingual = {
  zh: '一行一个 JSON 对象（UTF-8，以换行符结束）',
  en: 'one JSON object a line, in UTF-8',
}
const noReturn: Bilingual = {
  zh: '行末只有换行符（LF），没有回车符（CR）',
  en: 'lines that end with LF alone, without CR',
}
const noMark: Bilingual = { zh: '文件开头没有字节顺序标记（BOM）', en: 'no byte order mark at the beginning' }

/**
 * Reads any line of a large pool: a facility in canonical JSON (protocol §1), since the bytes are hashed as they stand.
 * @throws LineFault
 */
export const readAnyLine = (given: Uint8Array, line: number): PoolFacility => {
  // What is shorter than any right line may have been taken together with the next one; it can't be right itself.
  const end = given.indexOf(newline)
  const bytes = end < 0 ? given : given.subarray(0, end)
  if (bytes.at(-1) === 0x0d) throw new LineFault(line, noReturn)
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) throw new LineFault(line, noMark)
  let text: string
  let value: unknown
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    value = JSON.parse(text)
  } catch {
    throw new LineFault(line, json)
  }
  const [fault] = [...facilityShape(value), canonicalFault(value)]
  if (fault) {
    const { path, expected } = fault
    const at = (words: string) => (path === '' ? words : `${path}: ${words}`)
    throw new LineFault(line, { zh: at(expected.zh), en: at(expected.en) })
  }
  const canonical = canonicalJson(value)
  if (canonical !== text)
    throw new LineFault(line, {
      zh: `规范 JSON（RFC 8785），即 ${canonical}`,
      en: `canonical JSON (RFC 8785), which is ${canonical}`,
    })
  return value as PoolFacility
}
