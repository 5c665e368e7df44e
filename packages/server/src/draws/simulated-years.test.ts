import { hashHex, runDraw } from '@mingqian/draw'
import {
  announcedCalendar,
  type ClassChoice,
  consequencesOf,
  inclusionChances,
  kundulun2016,
  periodRange,
  periodsOfYear,
  planYear,
} from '@mingqian/rules'
import { beforeAll, describe, expect, test } from 'vitest'
import { demoFacilities, demoInspectors } from '../demo/district.ts'
import { demoEntries } from '../demo/dossiers.ts'
import { type EntryData, entryKind, factsFrom, noFacts } from '../dossiers/index.ts'
import type { InspectorOnDay } from '../inspectors/index.ts'
import type { FacilityOnDay } from '../registry/index.ts'
import { freezeForPeriod } from './freeze-pool.ts'

// 200 years of draws on the demo district, each by the real freeze and the real draw from a fixed seed.

const years = 200
const periods = periodsOfYear(2027, 'quarter')

/** Two-sided bound of a normal value for a significance of 0.1 % shared among so many comparisons (Bonferroni). */
const criticalValue = (comparisons: number): number => {
  const tail = 0.001 / comparisons / 2
  // Upper tail of the standard normal by its continued fraction, inverted by bisection.
  const upper = (z: number) => {
    let fraction = z
    for (let depth = 60; depth >= 1; depth--) fraction = z + depth / fraction
    return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / fraction
  }
  let [low, high] = [1, 10]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (upper(middle) > tail) low = middle
    else high = middle
  }
  return high
}

const percent = (share: number) => Math.round(share * 1000) / 10
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Standard errors between the mean of independent years and what is expected of it. */
const deviation = (values: readonly number[], expected: number): number => {
  const average = mean(values)
  const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - 1)
  return (average - expected) / Math.sqrt(variance / values.length)
}

const textAt = (data: EntryData, field: string | undefined) =>
  (data[field ?? ''] as string | undefined) ?? null
const entries = demoEntries(demoFacilities(), '2027-01-01').map(({ facilityId, kind, data }) => {
  const { day, until } = entryKind(kind)
  return { facilityId, kind, data, day: textAt(data, day), until: textAt(data, until) }
})
const byDay = entries.toSorted((one, other) => (one.day ?? '').localeCompare(other.day ?? ''))

const facts = factsFrom(byDay, '2027-01-01')

/** The facilities with their records of New Year's Day; those that no longer operate are excluded. */
const district = demoFacilities().map(
  ({ code: id = '', riskGrade, stoppedOn, stoppedEvidence, ...facility }): FacilityOnDay => ({
    ...facility,
    id,
    legalPerson: '',
    area: facility.area ?? '',
    industry: facility.industry ?? '',
    permit: facility.permit ?? '',
    lastVisitedOn: facility.lastVisitedOn ?? null,
    longitude: null,
    latitude: null,
    contact: '',
    remark: '',
    profile: {},
    extra: {},
    revision: 1,
    ballFacts: { ...(facts.get(id) ?? noFacts), riskGrade },
    exclusion:
      facility.operation === 'operating'
        ? null
        : {
            id,
            reason: facility.operation,
            since: stoppedOn ?? '',
            until: null,
            evidence: stoppedEvidence ?? '',
          },
  }),
)

const people = demoInspectors().map(
  ({ code: id = '', lead, avoid, ...inspector }): InspectorOnDay => ({
    inspector: {
      id,
      name: inspector.name,
      certificate: inspector.certificate,
      certificateFrom: null,
      certificateUntil: null,
      certificateIssuer: '',
      unit: '',
      inEstablishment: true,
      post: inspector.post,
      tags: lead ? ['lead', 'member'] : ['member'],
      specialities: [],
      areas: inspector.areas,
      leaves: [],
      conflicts: avoid.map(facilityId => ({
        id: `${id}/${facilityId}`,
        facilityId,
        kind: 'declared',
        from: '2026-01-01',
        until: null,
        basis: '',
        revision: 1,
      })),
      remark: '',
      revision: 1,
    },
    inPost: inspector.post === 'in-post',
    reasons: inspector.post === 'in-post' ? [] : [{ code: 'not-in-post', zh: '不在岗', en: 'Not in post' }],
  }),
)

/** How often each facility was drawn in each quarter of a year, and how many balls it had on that day. */
type Year = {
  readonly visits: ReadonlyMap<string, number>
  readonly quarters: readonly {
    readonly balls: ReadonlyMap<string, number>
    readonly strata: ReadonlyMap<string, string>
    readonly drawn: ReadonlySet<string>
  }[]
}

const liveYear = (
  facilities: readonly FacilityOnDay[],
  seed: string,
  choices?: Readonly<Record<string, ClassChoice>>,
): Year => {
  let register = facilities
  const visits = new Map<string, number>()
  const loads = new Map<string, number>()
  const quarters = periods.map(period => {
    const { from, to } = periodRange(period)
    const { frozen, summary } = freezeForPeriod({
      ruleSet: kundulun2016,
      level: 'district',
      suite: 'sha256',
      period,
      today: from,
      facilities: register,
      inspectors: people,
      loads,
      choices,
    })
    const beacon = { source: 'numbers/witnessed', round: `${seed} ${period}` }
    const { lots } = runDraw({
      commitment: {
        protocol: 'mingqian/1',
        suite: 'sha256',
        draw: `150299-${period}`,
        bureau: '150299',
        title: period,
        committedAt: `${from}T00:00:00Z`,
        rules: { id: kundulun2016.id, hash: '0'.repeat(64) },
        pool: summary.pool,
        strata: summary.quotas.map(({ stratum, quota }) => ({ id: stratum, quota })),
        seats: kundulun2016.team.seats.map(({ role, tag }) => ({ role, tag })),
        witnesses: [{ name: 'simulation', commitment: '0'.repeat(64) }],
        beacon,
      },
      pool: frozen.pool,
      secrets: [hashHex('sha256', new TextEncoder().encode(seed))],
      beacon: { ...beacon, value: '07 12 19 23 30 33 05' },
    })
    const drawn = new Set(lots.map(lot => lot.facility))
    for (const { facility, team } of lots) {
      visits.set(facility, (visits.get(facility) ?? 0) + 1)
      for (const { inspector } of team) loads.set(inspector, (loads.get(inspector) ?? 0) + 1)
    }
    register = register.map(one => (drawn.has(one.id) ? { ...one, lastVisitedOn: to } : one))
    return {
      balls: new Map(frozen.pool.facilities.map(one => [one.id, one.balls])),
      strata: new Map(frozen.pool.facilities.map(one => [one.id, one.stratum])),
      drawn,
    }
  })
  return { visits, quarters }
}

const inPool = (name: string) =>
  district.filter(one => one.class === name && one.operation === 'operating').map(one => one.id)

const twice = (year: Year, ids: readonly string[]) =>
  ids.filter(id => (year.visits.get(id) ?? 0) >= 2).length / ids.length

/** The chance of being drawn in a quarter by number of balls, in the stratum as it was frozen. */
const chancesIn = (quarter: Year['quarters'][number], stratum: string): ReadonlyMap<number, number> => {
  const members = [...quarter.strata].filter(([, of]) => of === stratum).map(([id]) => id)
  const sizes = new Map<number, number>()
  for (const id of members) sizes.set(quarter.balls.get(id)!, (sizes.get(quarter.balls.get(id)!) ?? 0) + 1)
  const groups = [...sizes].map(([balls, size]) => ({ balls, size }))
  const chances = inclusionChances(groups, members.filter(id => quarter.drawn.has(id)).length)
  return new Map(groups.map(({ balls }, at) => [balls, chances[at]!]))
}

describe('200 simulated years of the demo district', () => {
  let simulated: readonly Year[]
  beforeAll(() => {
    simulated = Array.from({ length: years }, (_, at) => liveYear(district, `year ${at + 1}`))
  }, 120_000)

  test('visit every key facility at least once, in every year', () => {
    const key = inPool('key')
    expect(key).toHaveLength(37)
    for (const year of simulated) expect(key.filter(id => !year.visits.get(id))).toEqual([])
  })

  test('visit exactly 3 of the 37 key facilities twice, as the rules leave three of the last quarter to repeats', () => {
    const key = inPool('key')
    for (const year of simulated) expect(twice(year, key)).toBeCloseTo(3 / 37, 12)
  })

  test('visit as many general facilities twice as independent draws with these balls do', () => {
    const general = inPool('general')
    const perQuarter = simulated[0]!.quarters.map(quarter => {
      const chances = chancesIn(quarter, 'general')
      return (id: string) => chances.get(quarter.balls.get(id)!)!
    })
    const expected = mean(
      general.map(id => {
        const chances = perQuarter.map(chance => chance(id))
        const never = chances.reduce((product, p) => product * (1 - p), 1)
        const once = chances.reduce((sum, p) => sum + (never * p) / (1 - p), 0)
        return 1 - never - once
      }),
    )
    const shares = simulated.map(year => twice(year, general))
    expect(Math.abs(deviation(shares, expected))).toBeLessThan(criticalValue(1))
    expect(percent(mean(shares))).toBe(8.6)
    expect(percent(expected)).toBe(8.5)
  })

  test.each([
    // The first quarter's due stratum is the same drum in every year, the general stratum in all four quarters.
    ['key.due', [0], [1, 2, 3]],
    ['general', [0, 1, 2, 3], [1, 2, 3, 4, 5]],
  ])('draw facilities of %s by their balls as successive sampling predicts', (stratum, quarters, sizes) => {
    const groups = new Map<number, { expected: number; proportional: number; counts: number[] }>()
    for (const at of quarters) {
      const first = simulated[0]!.quarters[at]!
      const members = [...first.strata].flatMap(([id, of]) => (of === stratum ? [id] : []))
      const allBalls = members.reduce((sum, id) => sum + first.balls.get(id)!, 0)
      const quota = members.filter(id => first.drawn.has(id)).length
      for (const [balls, chance] of chancesIn(first, stratum)) {
        const own = members.filter(id => first.balls.get(id) === balls)
        const group = groups.get(balls) ?? { expected: 0, proportional: 0, counts: simulated.map(() => 0) }
        group.expected += own.length * chance
        group.proportional += (own.length * quota * balls) / allBalls
        for (const [nth, year] of simulated.entries())
          group.counts[nth]! += own.filter(id => year.quarters[at]!.drawn.has(id)).length
        groups.set(balls, group)
      }
    }
    expect([...groups.keys()].sort()).toEqual(sizes)
    const bound = criticalValue(groups.size)
    for (const { expected, counts } of groups.values())
      expect(Math.abs(deviation(counts, expected))).toBeLessThan(bound)
    // The same test has the strength to see that chances are not simply proportional to the balls.
    const strayed = [...groups.values()].map(({ proportional, counts }) => deviation(counts, proportional))
    expect(Math.max(...strayed.map(Math.abs))).toBeGreaterThan(bound)
  })
})

test('three extra draws a quarter from those visited: 28 of 100 key facilities are visited twice', () => {
  const key = district.filter(one => one.class === 'key')
  const choices = { key: { extraVisited: 3 } }
  const simulated = Array.from({ length: years }, (_, at) => liveYear(key, `year ${at + 1}`, choices))
  const ids = inPool('key')
  for (const year of simulated) expect(ids.filter(id => !year.visits.get(id))).toEqual([])

  const input = {
    level: 'district' as const,
    year: 2027,
    classes: { key: { total: 37, due: 37 } },
    inspectorsInPost: 30,
    choices,
  }
  const planned = consequencesOf(announcedCalendar, kundulun2016, input, planYear(kundulun2016, input)).at(-1)
    ?.classes[0]
  const shares = simulated.map(year => twice(year, ids))
  // The plan takes one ball each; balls bring some back a third time instead of others a second.
  expect(percent(planned?.twice ?? 0)).toBe(28.2)
  expect(percent(mean(shares))).toBe(27.9)
})
