import { dispatchDays, runDraw } from '@mingqian/draw'
import { beaconSource } from '../beacons/index.ts'
import { appendToLog } from '../log/index.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { dispatchDaysOf } from './dispatch-day.ts'
import { type DrawRow, lockDraw, updateDraw } from './draw-row.ts'
import { beaconAppears, commitmentOf, drawVault } from './draw-vault.ts'
import { lots } from './tables.ts'

export type SealRequest = {
  readonly bureau: string
  readonly person: Pick<Person, 'name'>
  readonly drawId: string
  /** The beacon's value as it was published: the numbers, or the whole answer with its signature. */
  readonly value: string
}

/**
 * Draws the list from the commitment and the beacon's value, seals every lot, and puts the root into the log
 * (protocol §4). The list is fixed, and still secret.
 * @throws Problem draw-state, beacon-value-format, beacon-not-yet
 */
export const sealDraw = async (platform: Platform, request: SealRequest): Promise<DrawRow> =>
  platform.database.transaction(async rows => {
    const draw = await lockDraw(rows, request.bureau, request.drawId, 'committed')
    const commitment = commitmentOf(draw)
    const { source, round } = commitment.beacon
    const now = platform.clock.now()
    const appears = beaconAppears(commitment)
    if (appears !== null && appears > now) throw new Problem('beacon-not-yet')
    const read = beaconSource(source)?.read(request.value, round)
    if (!read?.ok || draw.secretsSealed === null)
      throw new Problem('beacon-value-format', read && !read.ok ? { detail: read.reason } : {})
    const { value, evidence } = read

    const vault = drawVault(platform, draw)
    const {
      seed,
      root,
      lots: drawn,
    } = runDraw({
      commitment,
      pool: vault.pool(draw.poolSealed).pool,
      secrets: vault.secrets(draw.secretsSealed),
      beacon: { ...commitment.beacon, value },
    })
    const planned = dispatchDaysOf(draw)
    const dispatch = planned && dispatchDays(commitment.suite, seed, drawn, planned)
    const sealedLots = drawn.map((lot, at) => ({
      bureau: draw.bureau,
      drawId: draw.id,
      index: lot.index,
      sealed: vault.sealLot(lot),
      dispatchSealed: dispatch && vault.sealDispatch(lot.index, dispatch[at]!),
      members: lot.team.map(({ inspector }) => vault.memberKey(lot.index, inspector)).sort(),
    }))
    for (let from = 0; from < sealedLots.length; from += lotsPerInsert)
      await rows.insert(lots).values(sealedLots.slice(from, from + lotsPerInsert))
    const logIndex = await appendToLog(rows, now, {
      kind: 'sealed-root',
      draw: draw.id,
      root,
      lots: drawn.length,
    })
    return updateDraw(rows, draw, {
      state: 'sealed',
      beaconValue: value,
      beaconEvidence: evidence,
      resultSealed: vault.sealResult({ seed, root, lots: drawn }),
      root,
      lots: drawn.length,
      sealedAt: now,
      sealedBy: request.person.name,
      sealedLogIndex: logIndex,
    })
  })

// PostgreSQL takes at most 65,535 parameters in a statement.
const lotsPerInsert = 1000
