import type { RuleSet } from '@mingqian/rules'
import { beaconSource } from '../beacons/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { DrawView } from './draw-view.ts'
import type { LeftOut } from './left-out.ts'

/** A line of the list, of an opened draw only. */
export type ListedLot = {
  readonly number: number
  readonly facility: string
  readonly address: string
  readonly team: string
}

export type DrawNoticeInput = {
  readonly draw: DrawView
  readonly bureau: Bureau
  readonly ruleSet: RuleSet
  readonly facilitiesOut: LeftOut
  readonly inspectorsOut: LeftOut
  /** The list of an opened draw; null as long as it is sealed. */
  readonly list: readonly ListedLot[] | null
}

/** What has to be there once a draw is sealed. */
type Sealed = {
  readonly committedAt: Date
  readonly commitmentHash: string
  readonly commitmentLogIndex: number
  readonly sealedAt: Date
  readonly root: string
  readonly lots: number
  readonly sealedLogIndex: number
  readonly beacon: { readonly source: string; readonly round: string; readonly value: string }
}

/** @throws if the draw is not sealed, which its state tells */
export const sealedFacts = ({ draw }: DrawNoticeInput): Sealed => {
  const { committedAt, commitmentHash, commitmentLogIndex, sealedAt, root, lots, sealedLogIndex, beacon } =
    draw
  if (
    committedAt === null ||
    commitmentHash === null ||
    commitmentLogIndex === null ||
    sealedAt === null ||
    root === null ||
    lots === null ||
    sealedLogIndex === null ||
    beacon === null ||
    beacon.value === null
  )
    throw new Error(`draw ${draw.id} is not sealed`)
  return {
    committedAt: new Date(committedAt),
    commitmentHash,
    commitmentLogIndex,
    sealedAt: new Date(sealedAt),
    root,
    lots,
    sealedLogIndex,
    beacon: { source: beacon.source, round: beacon.round, value: beacon.value },
  }
}

const classLabel = (ruleSet: RuleSet, id: string): string =>
  ruleSet.classes.find(one => one.id === id)?.label.zh ?? id

/** `key.due` and `key.again` are the parts of a class that coverage makes. */
export const stratumLabel = (ruleSet: RuleSet, stratum: string): string => {
  const [name = stratum, part] = stratum.split('.')
  const label = classLabel(ruleSet, name)
  if (part === 'due') return `${label}（尚未检查）`
  if (part === 'again') return `${label}（已检查）`
  return label
}

/** What the beacon is called on paper. */
export const sourceWords = (source: string): string => beaconSource(source)?.title.zh ?? source
