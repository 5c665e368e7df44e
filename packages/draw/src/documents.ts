import type { Suite } from './hash-suite.ts'

/** A facility as the pool freezes it. `balls` ≥ 1 is its number of lottery balls. */
export type PoolFacility = {
  readonly id: string
  readonly stratum: string
  readonly area: string
  readonly balls: number
}

/** An inspector as the pool freezes them: empty `areas` means everywhere; `load` ≥ 0 is work carried over. */
export type PoolInspector = {
  readonly id: string
  readonly tags: readonly string[]
  readonly areas: readonly string[]
  readonly avoid: readonly string[]
  readonly load: number
}

export type Pool = {
  readonly facilities: readonly PoolFacility[]
  readonly inspectors: readonly PoolInspector[]
}

/** A part of the pool that is ranked by itself, and how many of it are drawn. */
export type Stratum = { readonly id: string; readonly quota: number }

/** A place in every team, open to inspectors with the tag. */
export type Seat = { readonly role: string; readonly tag: string }

/** Who lodged a secret; `commitment` is the hex hash of the secret's bytes. */
export type Witness = { readonly name: string; readonly commitment: string }

/** A public random value that does not exist yet. */
export type Beacon = { readonly source: string; readonly round: string }

export type BeaconValue = Beacon & { readonly value: string }

/** What is published before the beacon's value exists (protocol §2). Further keys may be present and are hashed. */
export type Commitment = {
  readonly protocol: 'mingqian/1'
  readonly suite: Suite
  readonly draw: string
  readonly bureau: string
  readonly title: string
  readonly committedAt: string
  readonly rules: { readonly id: string; readonly hash: string; readonly version?: number }
  readonly pool: { readonly root: string; readonly facilities: number; readonly inspectors: number }
  readonly strata: readonly Stratum[]
  readonly seats: readonly Seat[]
  readonly witnesses: readonly Witness[]
  readonly beacon: Beacon
}

export type TeamMember = { readonly role: string; readonly inspector: string }

/** A drawn facility with its team. An empty team means that nobody could be found for some seat. */
export type Lot = {
  readonly index: number
  readonly facility: string
  readonly stratum: string
  readonly team: readonly TeamMember[]
  readonly salt: string
}

/** A lot made by an amendment; `replaces` is the number of the lot it stands for. */
export type AmendedLot = Lot & { readonly replaces: number }

/** A change after the draw (protocol §5). Further keys, such as the reason, may be present. */
export type Amendment =
  | { readonly kind: 'facility'; readonly index: number; readonly reason?: string }
  | { readonly kind: 'inspector'; readonly index: number; readonly role: string; readonly reason?: string }

/** All that decides a draw: the first five parts of a bundle. */
export type DrawInput = {
  readonly commitment: Commitment
  readonly pool: Pool
  readonly secrets: readonly string[]
  readonly beacon: BeaconValue
  readonly amendments: readonly Amendment[]
}

/** The same where the facilities are too many for one document and come one by one (docs/large-draws.md). */
export type LargeDrawInput = Omit<DrawInput, 'pool'> & { readonly pool: Pick<Pool, 'inspectors'> }

export type DrawResult = { readonly seed: string; readonly root: string; readonly lots: readonly Lot[] }

/** The opened draw: what decided it, and what came out (protocol §5). */
export type Bundle = DrawInput & {
  readonly result: DrawResult
  readonly amendedLots: readonly AmendedLot[]
}
