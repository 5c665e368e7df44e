import type { Text } from '../platform/text.ts'

/** One of the answers to a choice. `written`: other ways in which offices write it. */
export type Choice = { readonly id: string; readonly label: Text; readonly written?: readonly string[] }

type FieldType =
  | { readonly type: 'text'; readonly most: number; readonly long?: true }
  /** A day in Asia/Shanghai; `ahead` if it may lie in the future. */
  | { readonly type: 'day'; readonly ahead?: true }
  | { readonly type: 'number'; readonly least?: number; readonly most?: number; readonly whole?: true }
  | { readonly type: 'choice'; readonly choices: readonly Choice[] }
  | { readonly type: 'yes-no' }
  | { readonly type: 'permit-number' }

/**
 * A field of a dossier: one description that forms, checks, import columns, the change trail and the printed dossier
 * go by.
 */
export type Field = FieldType & {
  readonly id: string
  readonly label: Text
  /** Unit of a number, as it is written behind it. */
  readonly unit?: string
  /** Headings of imported sheets beside the Chinese label. */
  readonly headings?: readonly string[]
  readonly mandatory?: true
}

/** What a field holds; absent where nothing is known. Days are ISO days. */
export type FieldValue = string | number | boolean

/** A kind of entry in the dossier, such as a permit or a complaint. */
export type EntryKind = {
  readonly id: string
  readonly label: Text
  /** Part of the dossier it stands in. */
  readonly part: 'environmental-files' | 'facilities-and-discharge' | 'risk' | 'enforcement'
  readonly fields: readonly Field[]
  /** The field whose value tells one entry of the kind from another, such as the number of a permit. */
  readonly key?: string
  /** The field that says when it was, by which entries are ordered and counted. */
  readonly day?: string
  /** The field that says until when it holds. */
  readonly until?: string
  /** Pairs of days of which the first must not lie after the second. */
  readonly inOrder?: readonly (readonly [earlier: string, later: string])[]
}
