import type { AmendedLot, Amendment, Commitment, DrawResult, Lot, Pool } from '@mingqian/draw'
import type { BallReason } from '@mingqian/rules'
import type { Platform } from '../platform/platform.ts'
import { openVault, sealText, unsealText, type Vault } from '../platform/vault.ts'
import type { DrawRow } from './draw-row.ts'

/** The pool as it was frozen, with why a facility has more balls than one. */
export type FrozenPool = {
  readonly pool: Pool
  readonly ballReasons: Readonly<Record<string, readonly BallReason[]>>
}

type Whose = Pick<DrawRow, 'bureau' | 'id'>

const place = ({ bureau, id }: Whose, what: string) => `draw/${bureau}/${id}/${what}`

/** A fresh data key for a draw, wrapped by the master key. */
export const newDataKey = (platform: Platform, draw: Whose): Uint8Array =>
  platform.vault.seal(place(draw, 'key'), platform.randomness.bytes(32))

/**
 * Opens what a draw keeps sealed. Everything below goes through here, so that nothing of a draw is written or read
 * but under its own key. What is unsealed was sealed by this server and is trusted (GCM authenticates it).
 */
export const drawVault = (platform: Platform, draw: Whose & { readonly dataKey: Uint8Array }) => {
  const vault: Vault = openVault(platform.vault.unseal(place(draw, 'key'), draw.dataKey), platform.randomness)
  const seal = (what: string, value: unknown) => sealText(vault, place(draw, what), JSON.stringify(value))
  const unseal = <T>(what: string, sealed: Uint8Array): T =>
    JSON.parse(unsealText(vault, place(draw, what), sealed)) as T
  return {
    sealPool: (pool: FrozenPool) => seal('pool', pool),
    pool: (sealed: Uint8Array) => unseal<FrozenPool>('pool', sealed),
    sealSecrets: (secrets: readonly string[]) => seal('secrets', secrets),
    secrets: (sealed: Uint8Array) => unseal<readonly string[]>('secrets', sealed),
    sealWitnessSecret: (witness: string, secret: string) => seal(`witness/${witness}`, secret),
    witnessSecret: (witness: string, sealed: Uint8Array) => unseal<string>(`witness/${witness}`, sealed),
    sealResult: (result: DrawResult) => seal('result', result),
    result: (sealed: Uint8Array) => unseal<DrawResult>('result', sealed),
    sealLot: (lot: Lot) => seal(`lot/${lot.index}`, lot),
    lot: (index: number, sealed: Uint8Array) => unseal<Lot>(`lot/${index}`, sealed),
    amendedLot: (index: number, sealed: Uint8Array) => unseal<AmendedLot>(`lot/${index}`, sealed),
    sealAmendment: (index: number, amendment: Amendment) => seal(`amendment/${index}`, amendment),
    amendment: (index: number, sealed: Uint8Array) => unseal<Amendment>(`amendment/${index}`, sealed),
    /** Words about a lot that would tell what it is: who asks to replace it, and why. */
    sealWords: (id: string, words: unknown) => seal(`words/${id}`, words),
    words: <T>(id: string, sealed: Uint8Array) => unseal<T>(`words/${id}`, sealed),
    sealDispatch: (index: number, day: string) => seal(`dispatch/${index}`, day),
    /** The planned day of a lot; null where the draw has no plan. */
    dispatch: (index: number, sealed: Uint8Array | null) =>
      sealed === null ? null : unseal<string>(`dispatch/${index}`, sealed),
    /** Finds a person's lots without naming the person; another in every lot, so that lots tell nothing of others. */
    memberKey: (index: number, inspector: string) => vault.blindIndex(`${index}/${inspector}`),
  }
}

/** @throws if the draw has no commitment yet, which its state tells */
export const commitmentOf = (draw: DrawRow): Commitment => {
  if (draw.commitment === null) throw new Error(`draw ${draw.id} is not committed`)
  return draw.commitment as Commitment
}

/** When the beacon's value comes, as the commitment says; null if people draw it by hand. */
export const beaconAppears = (commitment: Commitment & { readonly beaconAppears?: unknown }): Date | null =>
  typeof commitment.beaconAppears === 'string' ? new Date(commitment.beaconAppears) : null

/** The sealed list itself. @throws if the draw is not drawn yet, which its state tells */
export const resultOf = (platform: Platform, draw: DrawRow): DrawResult => {
  if (draw.resultSealed === null) throw new Error(`draw ${draw.id} is not drawn`)
  return drawVault(platform, draw).result(draw.resultSealed)
}
