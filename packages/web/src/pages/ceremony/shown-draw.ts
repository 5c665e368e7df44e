import type { Draw, Text } from '../../api/types.ts'

type ShownLot = { readonly index: number; readonly stratum: string; readonly ticket: string }

/** What the wall shows, of a draw and of a rehearsal alike: counts, hashes and tickets, never a name. */
export type ShownDraw = {
  readonly title: Text
  readonly pool: { readonly root: string; readonly facilities: number; readonly inspectors: number }
  readonly quotas: Draw['quotas']
  readonly witnesses: readonly { readonly name: string; readonly commitment: string }[]
  readonly value: string | null
  /** Null before the draw. */
  readonly drawn: {
    readonly root: string
    readonly lots: readonly ShownLot[]
    /** Null of a rehearsal, which is in no log. */
    readonly logged: { readonly index: number; readonly size: number; readonly root: string } | null
  } | null
}

export const scenes = ['pool', 'witnesses', 'beacon', 'lots', 'end'] as const
export type Scene = (typeof scenes)[number]

/** In groups of four, to be read aloud and compared by eye. */
export const inFours = (hex: string): string => (hex.match(/.{1,4}/g) ?? []).join(' ')
