import { canonicalFault } from './canonical-json.ts'
import type { Bundle, DrawInput, LargeDrawInput } from './documents.ts'
import { suites } from './hash-suite.ts'
import {
  atMost,
  distinct,
  filled,
  integer,
  list,
  oneOf,
  record,
  type Shape,
  type ShapeError,
  short,
  text,
  totalling,
  variants,
} from './shape.ts'

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  /** The first faults, at most twenty. */
  | { readonly ok: false; readonly errors: readonly ShapeError[] }

// More than any rule gives or any bureau has, and little enough that a small forged file can't keep a verifier busy
// for hours: every ball is a hash over an id, and every choice of a team member looks for a way to fill the other seats.
export const mostBalls = 10_000
const mostBallsTogether = 20_000_000
const mostSeats = 20
export const longestId = 200

const id = short(longestId)

// Hashes, secrets and salts are plain text here: a wrong one is a check that fails, not a document that can't be read.
const commitment = record({
  protocol: oneOf('mingqian/1'),
  suite: oneOf(...suites),
  draw: filled,
  bureau: text,
  title: text,
  committedAt: text,
  rules: record({ id: text, hash: text }),
  pool: record({ root: text, facilities: integer(0), inspectors: integer(0) }),
  strata: distinct('id', list(record({ id: filled, quota: integer(0) }))),
  seats: distinct('role', atMost(mostSeats, record({ role: id, tag: text }))),
  witnesses: list(record({ name: text, commitment: text })),
  beacon: record({ source: text, round: text }),
})

/** One facility of a pool. */
export const facilityShape = record({ id, stratum: text, area: text, balls: integer(1, mostBalls) })

const inspectors = list(
  record({ id, tags: list(text), areas: list(text), avoid: list(text), load: integer(0) }),
)

const pool = record({
  facilities: totalling('balls', mostBallsTogether, facilityShape),
  inspectors,
})

const amendment = variants('kind', {
  facility: record({ index: integer(0) }),
  inspector: record({ index: integer(0), role: text }),
})

const lot = {
  index: integer(0),
  facility: text,
  stratum: text,
  team: list(record({ role: text, inspector: text })),
  salt: text,
}

const drawInput = {
  commitment,
  pool,
  secrets: list(text),
  beacon: record({ source: text, round: text, value: text }),
  amendments: list(amendment),
}

const bundle = record({
  ...drawInput,
  result: record({ seed: text, root: text, lots: list(record(lot)) }),
  amendedLots: list(record({ ...lot, replaces: integer(0) })),
})

const parse = <T>(shape: Shape, value: unknown): Parsed<T> => {
  const errors = shape(value)
  if (errors.length > 0) return { ok: false, errors }
  // Also what no shape looks at, such as further keys of the commitment, has to have a canonical form.
  const fault = canonicalFault(value)
  return fault ? { ok: false, errors: [fault] } : { ok: true, value: value as T }
}

/** Reads parsed JSON as a bundle. Whether it is true is for `verifyBundle` to say. */
export const parseBundle = (value: unknown): Parsed<Bundle> => parse(bundle, value)

const largeDrawInput = record({ ...drawInput, pool: record({ inspectors }) })

/** Reads parsed JSON as the input of a draw whose facilities stand in a file of their own. */
export const parseLargeDrawInput = (value: unknown): Parsed<LargeDrawInput> => parse(largeDrawInput, value)

/** Reads parsed JSON as what decides a draw; a bundle's results, if present, are left aside. */
export const parseDrawInput = (value: unknown): Parsed<DrawInput> => parse(record(drawInput), value)
