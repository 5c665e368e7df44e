import type { Text } from '../platform/text.ts'

/** What proves a value beside the value itself, kept with the draw and published with it; JSON. */
export type BeaconEvidence = Readonly<Record<string, unknown>>

/** A value as somebody entered or fetched it, read by its source. */
export type ReadValue =
  | { readonly ok: true; readonly value: string; readonly evidence: BeaconEvidence | null }
  | { readonly ok: false; readonly reason: Text }

/** When a value comes into being: an instant, or when people draw it by hand. */
type Appearance = Date | 'by-hand'

/** A kind of public random value that does not exist yet when a draw is committed. */
export type BeaconSource = {
  readonly id: string
  readonly title: Text
  /** Whether the day on which it comes must be named beside the round, since the round does not tell it. */
  readonly needsDay: boolean
  /** When the value of a round comes, or why there is no such round. @param day ISO day, if the source needs one */
  readonly appears: (round: string, day?: string) => Appearance | { readonly reason: Text }
  /** The value in its one canonical writing, checked as far as it proves itself. */
  readonly read: (given: string, round: string) => ReadValue
  /** Where the value of a round can be fetched by a server with a way to the internet. */
  readonly address?: (round: string) => string
}

export const refused = (zh: string, en: string) => ({ ok: false, reason: { zh, en } }) as const
export const noRound = (zh: string, en: string) => ({ reason: { zh, en } }) as const
