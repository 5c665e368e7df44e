import { type Commitment, runDraw, type Suite, toHex, witnessCommitment } from '@mingqian/draw'
import { parsePeriod, periodTitle, shanghaiDay } from '@mingqian/rules'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { lotTickets } from './draw-tickets.ts'
import { drawablePeriods } from './draw-window.ts'
import { poolOfNow } from './pool-of-now.ts'

export type RehearsalRequest = { readonly bureau: Bureau; readonly period: string; readonly suite: Suite }

const players = ['演练见证人甲', '演练见证人乙']

/**
 * Plays a draw from the pool as it would be frozen now, with secrets and a beacon value that are thrown away. Nothing
 * is written: the database is asked in a transaction that may only read, so that it refuses if somebody ever tries.
 * Its seed is over another draw's name and other secrets, so what it shows says nothing of the draw to come; and it
 * names nobody, neither drawn nor left out.
 * @throws Problem draw-period, nothing-to-draw
 */
export const rehearseDraw = async (platform: Platform, { bureau, period: wanted, suite }: RehearsalRequest) =>
  platform.database.transaction(
    async rows => {
      const now = platform.clock.now()
      const ruleSet = await ruleSetInForce(rows, bureau.code, shanghaiDay(now))
      const period = parsePeriod(wanted)
      if (!period || !drawablePeriods(ruleSet, now).includes(period)) throw new Problem('draw-period')
      const { frozen, summary } = await poolOfNow(rows, platform, {
        bureau: bureau.code,
        ruleSet,
        period,
        suite,
      })
      const { pool } = frozen
      if (summary.quotas.every(({ quota, size }) => Math.min(quota, size) === 0))
        throw new Problem('nothing-to-draw')

      const secrets = players.map(() => toHex(platform.randomness.bytes(32)))
      const beacon = { source: 'rehearsal', round: '演练', value: toHex(platform.randomness.bytes(32)) }
      const { id, version, hash, seats } = summary.rules
      const commitment: Commitment = {
        protocol: 'mingqian/1',
        suite,
        draw: `rehearsal-${bureau.code}-${period}`,
        bureau: bureau.code,
        title: `演练：${bureau.name}${periodTitle(period).zh}随机抽查`,
        committedAt: now.toISOString(),
        rules: { id, version, hash },
        pool: {
          root: summary.pool.root,
          facilities: summary.pool.facilities,
          inspectors: summary.pool.inspectors,
        },
        strata: summary.quotas.map(({ stratum, quota }) => ({ id: stratum, quota })),
        seats,
        witnesses: players.map((name, at) => ({
          name,
          commitment: witnessCommitment(suite, secrets[at] ?? ''),
        })),
        beacon: { source: beacon.source, round: beacon.round },
      }
      const result = runDraw({ commitment, pool, secrets, beacon })
      return {
        period,
        title: {
          zh: `${periodTitle(period).zh}随机抽查（演练）`,
          en: `Random inspection, ${periodTitle(period).en} (rehearsal)`,
        },
        suite,
        pool: commitment.pool,
        quotas: summary.quotas,
        unstaffable: summary.unstaffable.length,
        witnesses: commitment.witnesses,
        beaconValue: beacon.value,
        root: result.root,
        lots: lotTickets(suite, pool, result),
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
