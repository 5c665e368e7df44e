import { drandQuicknet } from './drand-quicknet.ts'
import { lotteries } from './lottery.ts'
import { nistPulse } from './nist-pulse.ts'
import type { BeaconSource } from './source.ts'
import { witnessedNumbers } from './witnessed-numbers.ts'

export { fetchValue } from './fetch-value.ts'
export type { BeaconEvidence, BeaconSource } from './source.ts'

/** Every source, those that need no network first. */
export const beaconSources: readonly BeaconSource[] = [
  witnessedNumbers,
  ...lotteries,
  drandQuicknet,
  nistPulse,
]

export const beaconSource = (id: string): BeaconSource | undefined =>
  beaconSources.find(source => source.id === id)
