import { beaconSource, fetchValue } from '../beacons/index.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import type { DrawRow } from './draw-row.ts'
import { beaconAppears, commitmentOf } from './draw-vault.ts'

/**
 * The published value of the round that a draw is committed to, with what proves it, as the office would paste it.
 * @throws Problem draw-state, beacon-not-yet, beacon-unreachable, beacon-value-format
 */
export const fetchBeaconValue = async ({ clock }: Platform, draw: DrawRow): Promise<string> => {
  if (draw.state !== 'committed') throw new Problem('draw-state')
  const commitment = commitmentOf(draw)
  const source = beaconSource(commitment.beacon.source)
  if (!source) throw new Problem('beacon-unreachable')
  const appears = beaconAppears(commitment)
  if (appears !== null && appears > clock.now()) throw new Problem('beacon-not-yet')
  const read = await fetchValue(source, commitment.beacon.round)
  if (!read.ok) throw new Problem('beacon-value-format', { detail: read.reason })
  return read.evidence && 'signature' in read.evidence
    ? String(read.evidence.signature)
    : JSON.stringify(read.evidence)
}
