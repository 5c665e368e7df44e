import {
  documentHash,
  freezePool,
  type Pool,
  poolRoot,
  type Suite,
  unstaffableFacilities,
} from '@mingqian/draw'
import {
  type BallReason,
  ballsFor,
  type ClassChoice,
  isDueIn,
  type Level,
  type Period,
  periodParts,
  periodRange,
  quotasFor,
  type RuleSet,
  type StratumQuota,
} from '@mingqian/rules'
import { exclusionReasonText, exclusionText } from '../exclusions/index.ts'
import type { InspectorOnDay } from '../inspectors/index.ts'
import type { Text } from '../platform/text.ts'
import { avoidedBetween, type FacilityOnDay, takesPart } from '../registry/index.ts'
import type { FrozenPool } from './draw-vault.ts'
import { rotate } from './rotation.ts'

/** What may be shown of a frozen pool: counts, quotas with their clauses, who is out and why. No lot hangs on it. */
export type FreezeSummary = {
  readonly suite: Suite
  /** The version of the rules the pool was frozen by: later ones do not touch it. */
  readonly rules: FrozenRules
  readonly pool: {
    readonly root: string
    readonly facilities: number
    readonly inspectors: number
    readonly byStratum: readonly { readonly stratum: string; readonly size: number }[]
  }
  readonly quotas: readonly StratumQuota[]
  readonly unstaffable: readonly {
    readonly facilityId: string
    readonly name: string
    readonly role: string
    readonly reason: Text
  }[]
  readonly facilitiesOut: readonly {
    readonly id: string
    readonly name: string
    /** With the evidence, as the office wrote it. */
    readonly reason: Text
    /** The reason alone, to be counted by. Pools frozen by the first version don't have it, nor `until`. */
    readonly kind?: Text
    readonly since: string
    readonly until?: string | null
  }[]
  readonly inspectorsOut: readonly { readonly id: string; readonly name: string; readonly reason: Text }[]
  /** Where the rules ask for rotation: who was at a facility last time stays away. Absent in older draws. */
  readonly rotation?: {
    /** Last visits so many back. */
    readonly visits: number
    /** Facilities that somebody stays away from for that reason. */
    readonly facilities: number
    /** Those that could not be staffed so: there the last visitors may come again. */
    readonly dropped: readonly {
      readonly facilityId: string
      readonly name: string
      readonly inspectors: readonly string[]
    }[]
  }
}

type FrozenRules = Pick<RuleSet, 'id' | 'version' | 'title'> & {
  readonly hash: string
  readonly seats: readonly { readonly role: string; readonly tag: string }[]
  /** Whether the opened bundle says why a facility had more balls. */
  readonly publishBallReasons?: true
}

export type FreezeInput = {
  readonly ruleSet: RuleSet
  /** Whose quotas are owed: the district's own, or those of a city over its districts. */
  readonly level: Level
  readonly suite: Suite
  readonly period: Period
  /** The day of the freeze, which the balls' reasons are reckoned on. */
  readonly today: string
  readonly facilities: readonly FacilityOnDay[]
  /** As they stand on the first day the list is for. */
  readonly inspectors: readonly InspectorOnDay[]
  /** Work carried over from earlier draws of the year, by inspector. */
  readonly loads: ReadonlyMap<string, number>
  /** Who was at a facility's last visits, where the rules ask for rotation. */
  readonly lastTeams?: ReadonlyMap<string, readonly string[]> | undefined
  /** What the year's approved plan does beyond what is owed, by class. */
  readonly choices?: Readonly<Record<string, ClassChoice>> | undefined
}

const staffingReasons: Readonly<Record<string, Text>> = {
  'nobody-eligible': {
    zh: '没有符合该岗位、片区和回避要求的人员',
    en: 'Nobody is eligible for this seat here',
  },
  'too-few-people': { zh: '符合条件的人员不足以配齐全组', en: 'Too few people to make up the team' },
}

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

/** The first day a list is for: the period's, or today once that runs. */
export const listBegins = (period: Period, today: string): string => {
  const { from } = periodRange(period)
  return [from, today].toSorted().at(-1) ?? from
}

/**
 * Freezes the pool for a period: every facility of the register is in it or named among those left out (duty A1),
 * with its stratum and its balls; every inspector who may be drawn with seats, areas, avoidances and load. The quotas
 * go by the head count in post (五.2), which accounts, certificates and courses have no say in.
 * A class with coverage splits into those due (not yet visited in the coverage cycle) and those visited already.
 */
export const freezeForPeriod = (input: FreezeInput): { frozen: FrozenPool; summary: FreezeSummary } => {
  const { ruleSet, suite, period, today } = input
  const { year } = periodParts(period)
  const ruleOf = new Map(
    ruleSet.quotas.filter(rule => rule.level === input.level).map(rule => [rule.class, rule]),
  )
  const isDue = (facility: FacilityOnDay) => isDueIn(ruleOf.get(facility.class), year, facility.lastVisitedOn)
  const stratumOf = (facility: FacilityOnDay) => {
    if (!ruleOf.get(facility.class)?.coverage) return facility.class
    return `${facility.class}.${isDue(facility) ? 'due' : 'again'}`
  }

  const partaking = input.facilities.filter(takesPart)
  const drawable = input.inspectors.filter(({ reasons }) => reasons.length === 0)
  const begins = listBegins(period, today)
  const { to } = periodRange(period)
  const ballReasons: Record<string, readonly BallReason[]> = {}
  const seats = ruleSet.team.seats.map(({ role, tag }) => ({ role, tag }))
  const registered: Pool = {
    facilities: partaking.map(facility => {
      const { balls, reasons } = ballsFor(ruleSet, facility.ballFacts, today)
      if (reasons.length > 0) ballReasons[facility.id] = reasons
      return { id: facility.id, stratum: stratumOf(facility), area: facility.area, balls }
    }),
    inspectors: drawable.map(({ inspector }) => ({
      id: inspector.id,
      tags: inspector.tags,
      areas: inspector.areas,
      avoid: avoidedBetween(inspector, begins, to),
      load: input.loads.get(inspector.id) ?? 0,
    })),
  }
  const rotated = rotate(registered, seats, input.lastTeams ?? new Map())
  const pool = freezePool(rotated.pool)

  const totals = countBy(partaking, facility => facility.class)
  const due = countBy(partaking.filter(isDue), facility => facility.class)
  const classes = Object.fromEntries(
    [...totals].map(([name, total]) => [name, { total, due: due.get(name) ?? 0 }]),
  )
  const quotas = quotasFor(ruleSet, {
    level: input.level,
    period,
    classes,
    inspectorsInPost: input.inspectors.filter(({ inPost }) => inPost).length,
    choices: input.choices,
  })
  const owing = new Set(quotas.flatMap(each => (each.quota > 0 ? [each.stratum] : [])))
  const names = new Map(partaking.map(facility => [facility.id, facility.name]))
  const { id, version, title } = ruleSet
  const people = new Map(input.inspectors.map(({ inspector }) => [inspector.id, inspector.name]))
  const visits = ruleSet.conditions?.rotation?.visits

  return {
    frozen: { pool, ballReasons },
    summary: {
      suite,
      rules: {
        id,
        version,
        title,
        hash: documentHash(suite, ruleSet),
        seats,
        ...(ruleSet.balls.publishReasons ? { publishBallReasons: true } : {}),
      },
      pool: {
        root: poolRoot(suite, pool),
        facilities: pool.facilities.length,
        inspectors: pool.inspectors.length,
        byStratum: [...countBy(pool.facilities, facility => facility.stratum)].map(([stratum, size]) => ({
          stratum,
          size,
        })),
      },
      quotas,
      unstaffable: unstaffableFacilities(pool, seats)
        .filter(({ stratum }) => owing.has(stratum))
        .map(({ facility, role, reason }) => ({
          facilityId: facility,
          name: names.get(facility) ?? facility,
          role,
          reason: staffingReasons[reason] ?? { zh: reason, en: reason },
        })),
      facilitiesOut: input.facilities.flatMap(({ id, name, exclusion }) =>
        exclusion
          ? [
              {
                id,
                name,
                reason: exclusionText(exclusion),
                kind: exclusionReasonText[exclusion.reason],
                since: exclusion.since,
                until: exclusion.until,
              },
            ]
          : [],
      ),
      inspectorsOut: input.inspectors
        .filter(({ reasons }) => reasons.length > 0)
        .map(({ inspector: { id, name }, reasons }) => ({
          id,
          name,
          reason: {
            zh: reasons.map(({ zh }) => zh).join('；'),
            en: reasons.map(({ en }) => en).join('; '),
          },
        })),
      ...(visits !== undefined && {
        rotation: {
          visits,
          facilities: rotated.facilities,
          dropped: rotated.dropped.map(({ facility, inspectors }) => ({
            facilityId: facility,
            name: names.get(facility) ?? facility,
            inspectors: inspectors.map(id => people.get(id) ?? id),
          })),
        },
      }),
    },
  }
}
