import type { Suite } from '@mingqian/draw'
import { levelOf, type Period, periodParts, type RuleSet, shanghaiDay } from '@mingqian/rules'
import { and, eq, like } from 'drizzle-orm'
import { inspectorsOnDay } from '../inspectors/index.ts'
import { approvedChoices } from '../planning/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { allFacilities } from '../registry/index.ts'
import { resultOf } from './draw-vault.ts'
import { freezeForPeriod, listBegins } from './freeze-pool.ts'
import { lastTeams } from './last-teams.ts'
import { readAmendments } from './read-amendments.ts'
import { draws } from './tables.ts'

/** How many lots each inspector has from the year's earlier draws; nobody is told which. */
const loadsOfYear = async (rows: Rows, platform: Platform, bureau: string, period: Period) => {
  const earlier = await rows
    .select()
    .from(draws)
    .where(and(eq(draws.bureau, bureau), like(draws.period, `${periodParts(period).year}-%`)))
  const loads = new Map<string, number>()
  for (const draw of earlier) {
    if (draw.resultSealed === null) continue
    const { amendedLots } = await readAmendments(rows, platform, draw)
    // Whoever was replaced has one lot less, and whoever came instead one more.
    const replaced = new Set(amendedLots.map(({ replaces }) => replaces))
    for (const { index, team } of [...resultOf(platform, draw).lots, ...amendedLots])
      for (const { inspector } of replaced.has(index) ? [] : team)
        loads.set(inspector, (loads.get(inspector) ?? 0) + 1)
  }
  return loads
}

/**
 * The pool for a period as the registers stand now: what a draw freezes, and what a rehearsal plays with.
 * It only reads.
 */
export const poolOfNow = async (
  rows: Rows,
  platform: Platform,
  {
    bureau,
    ruleSet,
    period,
    suite,
  }: {
    readonly bureau: string
    readonly ruleSet: RuleSet
    readonly period: Period
    readonly suite: Suite
  },
) => {
  const today = shanghaiDay(platform.clock.now())
  const rotation = ruleSet.conditions?.rotation
  return freezeForPeriod({
    ruleSet,
    level: levelOf(bureau),
    suite,
    period,
    today,
    facilities: await allFacilities(rows, bureau, today),
    // A leave that is over when the list begins keeps nobody out of it, and one that has begun by then does.
    inspectors: await inspectorsOnDay(rows, bureau, listBegins(period, today), ruleSet.conditions),
    lastTeams: rotation && (await lastTeams(rows, bureau, rotation.visits)),
    loads: await loadsOfYear(rows, platform, bureau, period),
    choices: await approvedChoices(rows, bureau, periodParts(period).year),
  })
}
