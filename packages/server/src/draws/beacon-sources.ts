import type { Text } from '../platform/text.ts'

/** A kind of public random value that does not exist yet when a draw is committed. */
export type BeaconSource = {
  readonly id: string
  readonly title: Text
  /** Whether a round is well formed, and when its value comes into being; none if people draw it by hand. */
  readonly roundTime: (round: string) => Date | 'by-hand' | null
  /** The value in its one canonical writing, or null if it is not of this kind. */
  readonly parse: (value: string) => string | null
}

// drand's quicknet chain: genesis time and period from its public chain information.
const quicknetGenesis = 1_692_803_367
const quicknetPeriod = 3

const drandQuicknet: BeaconSource = {
  id: 'drand/quicknet',
  title: { zh: 'drand 公共随机信标（quicknet）', en: 'drand public beacon (quicknet)' },
  roundTime: round => {
    if (!/^[1-9][0-9]{0,11}$/.test(round)) return null
    return new Date((quicknetGenesis + (Number(round) - 1) * quicknetPeriod) * 1000)
  },
  parse: value => {
    const hex = value.trim().toLowerCase()
    return /^[0-9a-f]{64}$/.test(hex) ? hex : null
  },
}

const leastNumbers = 6

const numbersWitnessed: BeaconSource = {
  id: 'numbers/witnessed',
  title: { zh: '见证人在场摇出的号码', en: 'Numbers drawn before witnesses' },
  roundTime: round => (/^[^\s].{0,58}[^\s]$/u.test(round) ? 'by-hand' : null),
  // Full-width digits and any separators are read; what enters the seed is two-digit numbers with single spaces.
  parse: value => {
    const plain = value.normalize('NFKC').trim()
    if (!/^[0-9]{1,2}([\s,，、+/-]+[0-9]{1,2})*$/.test(plain)) return null
    const numbers = plain.match(/[0-9]{1,2}/g) ?? []
    return numbers.length >= leastNumbers ? numbers.map(number => number.padStart(2, '0')).join(' ') : null
  },
}

export const beaconSources: readonly BeaconSource[] = [numbersWitnessed, drandQuicknet]

export const beaconSource = (id: string): BeaconSource | undefined =>
  beaconSources.find(source => source.id === id)
