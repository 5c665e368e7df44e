import { commitmentHash, documentHash, lotLeafHash, parseBundle, verifyBundle } from '@mingqian/draw'
import { parsePeriod, periodRange, shanghaiDay } from '@mingqian/rules'
import { type Finding, finding, notice } from './finding.ts'
import type { Copy } from './source.ts'

// biome-ignore lint/suspicious/noExplicitAny: entries of a foreign log, of kinds known and unknown
type Entry = Readonly<Record<string, any>> & { readonly logIndex: number }

const days = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / 86_400_000)

/** The last moment of a commitment's period; null where it names none. */
const periodEnd = (commitment: Entry['commitment']): Date | null => {
  const period = typeof commitment?.period === 'string' ? parsePeriod(commitment.period) : undefined
  return period ? new Date(`${periodRange(period).to}T23:59:59+08:00`) : null
}

const auditCommitment = (draw: string, entry: Entry, sealed: Entry | undefined, now: Date): Finding[] => {
  const { commitment } = entry
  const appears = typeof commitment?.beaconAppears === 'string' ? new Date(commitment.beaconAppears) : null
  const found: Finding[] = []
  if (appears) {
    found.push(
      finding(
        'beacon-later',
        new Date(entry.at) < appears && (!sealed || new Date(sealed.at) >= appears),
        `承诺书先于随机数（${commitment.beaconAppears}）记入日志，名单在其后封存`,
        `the commitment was logged before the beacon's moment (${commitment.beaconAppears}) and sealed after it`,
        draw,
      ),
    )
  }
  if (!sealed) {
    const due = appears ?? periodEnd(commitment)
    const over = due ? days(due, now) : null
    found.push(
      over !== null && over >= 1
        ? finding(
            'never-drawn',
            false,
            `已提交承诺书但没有摇出名单，已逾期 ${over} 天（${appears ? '随机数早已产生' : '季度已过'}）`,
            `committed but never drawn, ${over} days overdue (${appears ? 'the beacon has appeared' : 'the period is over'})`,
            draw,
          )
        : notice('awaiting-draw', '已提交承诺书，尚未摇号', 'committed, not drawn yet', draw),
    )
  }
  return found
}

/** An opened draw: its bundle against everything that was logged of it. */
const auditBundle = (draw: string, text: string | undefined, entries: readonly Entry[]): Finding[] => {
  const first = (kind: string) => entries.find(entry => entry.kind === kind)
  const opened = first('draw-opened')
  const committed = first('commitment')
  const sealed = first('sealed-root')
  if (text === undefined)
    return [
      finding(
        'bundle',
        false,
        '日志说已整体公开，却取不到材料',
        'the log says it is opened, but there is no bundle',
        draw,
      ),
    ]
  const value = JSON.parse(text)
  const parsed = parseBundle(value)
  if (!parsed.ok)
    return [finding('bundle', false, '公开材料的格式不对', 'the bundle has not its shape', draw)]
  const bundle = parsed.value
  const found = [
    finding(
      'bundle-hash',
      documentHash('sha256', value) === opened?.bundle,
      '公开材料的指纹与日志一致',
      'the bundle has the hash that was logged',
      draw,
    ),
    finding(
      'root',
      bundle.result.root === sealed?.root && bundle.result.lots.length === sealed?.lots,
      '封存指纹和签数与日志一致',
      'sealed root and number of lots are those logged',
      draw,
    ),
  ]
  const { checks } = verifyBundle(bundle, {
    expectedCommitment: committed ? commitmentHash(committed.commitment) : '',
  })
  const failing = checks.filter(check => !check.ok)
  found.push(
    finding(
      'recomputed',
      failing.length === 0,
      failing.length === 0
        ? `从头重新计算，${checks.length} 项全部通过`
        : `重新计算不符：${failing.map(check => check.title.zh).join('、')}`,
      failing.length === 0
        ? `recomputed: all ${checks.length} checks hold`
        : `recomputed, and FAILS: ${failing.map(check => check.id).join(', ')}`,
      draw,
    ),
  )
  const leaves = new Map(
    [...bundle.result.lots, ...bundle.amendedLots].map(lot => [
      lot.index,
      lotLeafHash(bundle.commitment.suite, lot),
    ]),
  )
  const openings = entries.filter(entry => entry.kind === 'lot-opened')
  const wrong = openings.filter(({ index, leaf }) => leaves.get(index) !== leaf)
  found.push(
    finding(
      'openings',
      wrong.length === 0,
      `到场开启的 ${openings.length} 签都是名单里的签`,
      `all ${openings.length} lots opened on site are those of the list`,
      draw,
    ),
  )
  const amendments = entries.filter(entry => entry.kind === 'amendment')
  const fits =
    amendments.length === bundle.amendments.length &&
    amendments.every(({ index, leaf }) => leaf === undefined || leaves.get(index) === leaf)
  found.push(
    finding(
      'amendments',
      fits,
      `更正 ${amendments.length} 次，与公开材料一致`,
      `${amendments.length} amendments were logged, and are those of the bundle`,
      draw,
    ),
  )
  return found
}

// A period's draw is opened some days after it ends; beyond a month it is withheld.
const openingGrace = 30

/** Checks every draw of the log: completed, opened, or neither, and two of one period. @param now when it is asked */
export const auditDraws = (copy: Copy, now: Date): readonly Finding[] => {
  const entries: Entry[] = copy.entries.map(({ index, body }) => ({ ...JSON.parse(body), logIndex: index }))
  const found: Finding[] = []
  const byDraw = new Map<string, Entry[]>()
  for (const entry of entries)
    if (typeof entry.draw === 'string') byDraw.set(entry.draw, [...(byDraw.get(entry.draw) ?? []), entry])

  const periods = new Map<string, Set<string>>()
  for (const { kind, draw, commitment } of entries)
    if (kind === 'commitment' && commitment?.period) {
      const period = `${commitment.bureau} ${commitment.period}`
      periods.set(period, (periods.get(period) ?? new Set()).add(draw))
    }
  for (const [period, draws] of periods)
    if (draws.size > 1)
      found.push(
        finding(
          'period-twice',
          false,
          `同一期间（${period}）提交了多份承诺书：${[...draws].join('、')}`,
          `several commitments for one period (${period}): ${[...draws].join(', ')}`,
        ),
      )

  for (const [draw, own] of byDraw) {
    const of = (kind: string) => own.filter(entry => entry.kind === kind)
    const commitments = of('commitment')
    const [sealed, ...more] = of('sealed-root')
    const [committed] = commitments
    if (commitments.length > 1 || more.length > 0)
      found.push(
        finding(
          'drawn-twice',
          false,
          `同一次摇号有 ${commitments.length} 份承诺书、${more.length + (sealed ? 1 : 0)} 个封存指纹`,
          `one draw with ${commitments.length} commitments and ${more.length + (sealed ? 1 : 0)} sealed roots`,
          draw,
        ),
      )
    if (committed) found.push(...auditCommitment(draw, committed, sealed, now))
    if (sealed && (!committed || committed.logIndex > sealed.logIndex))
      found.push(finding('sealed-first', false, '封存先于承诺', 'sealed before it was committed', draw))
    const early = of('lot-opened').some(({ logIndex }) => !sealed || logIndex < sealed.logIndex)
    if (early)
      found.push(
        finding('opened-first', false, '有签在封存之前开启', 'a lot was opened before the sealing', draw),
      )
    if (of('draw-opened').length > 0) found.push(...auditBundle(draw, copy.bundles[draw], own))
    else if (sealed && committed) {
      const end = periodEnd(committed.commitment)
      const late = end ? days(end, now) : 0
      if (late > openingGrace)
        found.push(
          finding(
            'never-opened',
            false,
            `季度已过 ${late} 天，仍未整体公开`,
            `the period ended ${late} days ago and the draw is not opened`,
            draw,
          ),
        )
      else
        found.push(
          notice(
            'awaiting-opening',
            `名单已封存，尚未整体公开（${end ? shanghaiDay(end) : ''} 期满）`,
            'sealed, not opened yet',
            draw,
          ),
        )
    }
  }
  return found
}
