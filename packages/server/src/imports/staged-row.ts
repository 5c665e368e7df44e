import type { StoredColumns } from '../changes/index.ts'
import type { BadCell } from '../registry/import/index.ts'

/**
 * What a row is to the register: `near`: like something in it, so that the office has to say whether it is the same;
 * `bad`: it has findings.
 */
export const verdicts = ['new', 'changed', 'unchanged', 'near', 'bad'] as const
export type Verdict = (typeof verdicts)[number]

/** What applying does with a row. `undecided`: nothing before somebody has said what it is. */
export type Effect = 'create' | 'change' | 'none' | 'undecided'

/** A row of a table by its columns' names in the database, sealed bytes in hex. */
export type DatabaseRecord = Readonly<Record<string, unknown>>

/** An entry, an exclusion or a conflict of interest that a row brings along. */
export type Child = { readonly kind: 'entry' | 'exclusion' | 'conflict'; readonly record: DatabaseRecord }

/** What becomes of a row's subject. */
export type Outcome = {
  readonly effect: Exclude<Effect, 'undecided'>
  readonly subjectId: string
  readonly facilityId: string | null
  readonly record: DatabaseRecord | null
  readonly before: StoredColumns | null
  readonly after: StoredColumns | null
  readonly children: readonly Child[]
}

/** Something in the register that a row may be; with `id` null, something new. */
export type Candidate = {
  readonly id: string | null
  readonly name: string
  readonly creditCode: string
  readonly address: string
  readonly why: 'address' | 'name' | 'former-name' | 'new'
  readonly outcome: Outcome
}

/** A row of a file as it waits for the office. */
export type StagedRow = {
  readonly row: number
  readonly verdict: Verdict
  readonly title: string
  readonly outcome: Outcome | null
  readonly candidates: readonly Candidate[]
  readonly findings: readonly BadCell[]
  /** Of a bad row. */
  readonly cells: readonly (string | null)[] | null
}
