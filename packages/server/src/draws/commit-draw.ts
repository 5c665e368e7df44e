import { type Commitment, commitmentHash, toHex, witnessCommitment } from '@mingqian/draw'
import { parsePeriod, periodTitle, shanghaiDay } from '@mingqian/rules'
import { beaconSource } from '../beacons/index.ts'
import { calendarInForce } from '../calendar/index.ts'
import { appendToLog } from '../log/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { type DispatchPlan, plannedDays } from './dispatch-plan.ts'
import { type DrawRow, lockDraw, updateDraw } from './draw-row.ts'
import { drawVault } from './draw-vault.ts'
import { lodgedWitnesses, serverWitness } from './draw-witnesses.ts'
import type { FreezeSummary } from './freeze-pool.ts'
import { windowOfDraw } from './window-of-draw.ts'

export type CommitRequest = {
  readonly bureau: Bureau
  readonly person: Pick<Person, 'name'>
  readonly drawId: string
  /** 64 hex characters, made where the witness sits. */
  readonly secret: string
  readonly witnessName: string
  /** How the lots are spread over the period; without it all are handed out on its first working day. */
  readonly dispatch?: DispatchPlan | undefined
  readonly beacon: {
    readonly source: string
    readonly round: string
    /** ISO day on which the value comes, for sources whose rounds do not tell. */
    readonly day?: string | undefined
  }
}

/**
 * Fixes everything that decides the draw, seals the witnesses' secrets, and puts the commitment into the log:
 * from here on the draw is either completed or visibly missing (protocol §2).
 *
 * Whoever commits has had the bureau's secret in the browser, may read the pool, and enters the beacon's value: with
 * that secret alone they could compute the list, or try values until one pleased them. So the server lodges another.
 * The witnesses stand in this order: the bureau, those invited, the server.
 * @throws Problem draw-state, witnesses-outstanding, unstaffable-facilities, nothing-to-draw, bad-input, beacon-not-ahead, outside-draw-window
 */
export const commitDraw = async (platform: Platform, request: CommitRequest): Promise<DrawRow> =>
  platform.database.transaction(async rows => {
    const draw = await lockDraw(rows, request.bureau.code, request.drawId, 'frozen')
    const now = platform.clock.now()
    const summary = draw.summary as FreezeSummary
    if (summary.unstaffable.length > 0) throw new Problem('unstaffable-facilities')
    if (summary.quotas.every(({ quota, size }) => Math.min(quota, size) === 0))
      throw new Problem('nothing-to-draw')

    const { source, round } = request.beacon
    const appears = beaconSource(source)?.appears(round, request.beacon.day) ?? {
      reason: { zh: '没有这个随机源', en: 'There is no such source' },
    }
    if (appears !== 'by-hand' && 'reason' in appears)
      throw new Problem('bad-input', { fields: [{ path: 'beacon.round', message: appears.reason }] })
    if (appears !== 'by-hand' && appears.getTime() <= now.getTime()) throw new Problem('beacon-not-ahead')

    const period = parsePeriod(draw.period)
    if (!period) throw new Error(`draw ${draw.id} has no period`)
    const window = await windowOfDraw(rows, draw)
    const today = shanghaiDay(now)
    // Frozen in time but committed late is late all the same (work plan 六).
    if (draw.outsideWindowReason === null && (today < window.from || today > window.to))
      throw new Problem('outside-draw-window', {
        detail: {
          zh: '抽查库冻结后摇号期已过，请作废后重新冻结并写明原因',
          en: 'The window has passed since the pool was frozen: discard it, freeze again and give the reason',
        },
      })
    const { suite, rules } = summary
    const due = summary.quotas.reduce((sum, { quota, size }) => sum + Math.min(quota, size), 0)
    const days =
      request.dispatch && plannedDays(await calendarInForce(rows, draw.bureau), draw, request.dispatch, due)
    const lodged = await lodgedWitnesses(rows, platform, draw)
    if ([serverWitness, ...lodged.map(({ name }) => name)].includes(request.witnessName))
      throw new Problem('witness-name-taken')
    const own = (name: string, secret: string) => ({
      name,
      organisation: null,
      secret,
      commitment: witnessCommitment(suite, secret),
    })
    const witnesses = [
      own(request.witnessName, request.secret),
      ...lodged,
      own(serverWitness, toHex(platform.randomness.bytes(32))),
    ]
    const commitment: Commitment & Record<string, unknown> = {
      protocol: 'mingqian/1',
      suite,
      draw: draw.id,
      bureau: draw.bureau,
      title: `${request.bureau.name}${periodTitle(period).zh}随机抽查`,
      committedAt: now.toISOString(),
      // Witnesses' receipts name it: a pool frozen again is another draw, though its id be the same.
      frozenAt: draw.createdAt.toISOString(),
      period,
      window: { from: window.from, to: window.to },
      ...(draw.outsideWindowReason ? { outsideWindowReason: draw.outsideWindowReason } : {}),
      rules: { id: rules.id, version: rules.version, hash: rules.hash },
      pool: {
        root: summary.pool.root,
        facilities: summary.pool.facilities,
        inspectors: summary.pool.inspectors,
      },
      strata: summary.quotas.map(({ stratum, quota }) => ({ id: stratum, quota })),
      seats: rules.seats,
      witnesses: witnesses.map(({ name, organisation, commitment }) => ({
        name,
        ...(organisation ? { organisation } : {}),
        commitment,
      })),
      beacon: { source, round },
      ...(days ? { dispatch: { days } } : {}),
      ...(appears === 'by-hand' ? {} : { beaconAppears: appears.toISOString() }),
    }
    const logIndex = await appendToLog(rows, now, { kind: 'commitment', draw: draw.id, commitment })
    return updateDraw(rows, draw, {
      state: 'committed',
      commitment,
      commitmentHash: commitmentHash(commitment),
      committedAt: now,
      committedBy: request.person.name,
      commitmentLogIndex: logIndex,
      secretsSealed: drawVault(platform, draw).sealSecrets(witnesses.map(({ secret }) => secret)),
    })
  })
