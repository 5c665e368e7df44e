import type { Text } from '@mingqian/rules'

/** Stable codes of what can be wrong with a cell. */
export type ProblemCode =
  | 'missing'
  | 'format'
  | 'checksum'
  | 'division'
  | 'choice'
  | 'date'
  | 'range'
  | 'too-long'
  | 'duplicate'

/** What is wrong with a value, and what is expected instead. */
export interface Finding {
  readonly problem: ProblemCode
  readonly message: Text
  readonly expected: Text
}

/** A finding at its place: the sheet's own row number, the heading as written, the value as it stands. */
export interface BadCell extends Finding {
  readonly row: number
  readonly column: string
  readonly value: string
}

export type Reading<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Finding)

export const read = <T>(value: T): Reading<T> => ({ ok: true, value })

export const reject = (problem: ProblemCode, message: Text, expected: Text): Reading<never> => ({
  ok: false,
  problem,
  message,
  expected,
})
