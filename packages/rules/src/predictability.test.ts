import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { log2Choose } from './choose.ts'
import {
  announcedCalendar,
  type ClassChoice,
  consequencesOf,
  expectedHits,
  inclusionChances,
  kundulun2016,
  levels,
  type Period,
  periodsPerYear,
  planYear,
  predictability,
  quotasFor,
  shippedRuleSets,
} from './index.ts'

const keyStrata = (extraVisited: number, due = 7) =>
  quotasFor(kundulun2016, {
    level: 'district',
    period: '2027-Q4' as Period,
    classes: { key: { total: 37, due } },
    inspectorsInPost: 30,
    choices: { key: { extraVisited } },
  }).filter(one => one.class === 'key')

const stratum = (size: number, quota: number) => ({ ...keyStrata(0)[0]!, size, quota })

describe('how predictable a list is', () => {
  test('in the fourth quarter of the sample: 7 surely and 3 of 30 are guessed with 73 % right, by chance 27 %', () => {
    const { guess, blind, bits } = predictability(keyStrata(0))
    expect(guess).toBeCloseTo((7 + 3 * 0.1) / 10, 12)
    expect(blind).toBeCloseTo(10 / 37, 12)
    expect(bits).toBeCloseTo(Math.log2(4060), 12)
  })

  test('extra draws from the visited stratum lower it, up to six of them, and every one adds uncertainty', () => {
    const guesses = Array.from({ length: 7 }, (_, extra) => predictability(keyStrata(extra)))
    for (const [extra, { guess, bits }] of guesses.entries()) {
      if (extra === 0) continue
      expect(guess!).toBeLessThan(guesses[extra - 1]!.guess!)
      expect(bits).toBeGreaterThan(guesses[extra - 1]!.bits)
    }
    expect(guesses[6]!.guess).toBeCloseTo((7 + 81 / 30) / 16, 12)
  })

  test('lies between pure chance and certainty, and is certain just when one list only is possible', () => {
    const part = fc.nat(400).chain(size => fc.tuple(fc.constant(size), fc.nat(size)))
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), parts => {
        const { guess, blind, bits } = predictability(parts.map(([size, quota]) => stratum(size, quota)))
        if (guess === null || blind === null) return
        expect(guess).toBeGreaterThanOrEqual(blind - 1e-12)
        expect(guess).toBeLessThanOrEqual(1 + 1e-12)
        expect(Math.abs(guess - 1) < 1e-12).toBe(bits < 1e-9)
      }),
    )
  })

  test('is nothing where nothing is drawn', () => {
    expect(predictability([stratum(5, 0)])).toEqual({ guess: null, blind: null, bits: 0 })
  })

  test('the bits are those of the exact number of lists', () => {
    const choose = (n: number, k: number) => {
      let ways = 1n
      for (let at = 1; at <= k; at++) ways = (ways * BigInt(n - k + at)) / BigInt(at)
      return ways
    }
    for (const [n, k] of [
      [0, 0],
      [30, 3],
      [37, 10],
      [50, 25],
    ] as const)
      expect(log2Choose(n, k)).toBeCloseTo(Math.log2(Number(choose(n, k))), 10)
    expect(log2Choose(412, 53)).toBeCloseTo(log2Choose(412, 359), 10)
  })

  test('who knew the balls would guess better: a quarter of the sample with balls of its own', () => {
    const groups = [
      { balls: 1, size: 22 },
      { balls: 2, size: 10 },
      { balls: 4, size: 5 },
    ]
    const chances = inclusionChances(groups, 10)
    const known = groups.map(({ size }, at) => ({ size, chance: chances[at]! }))
    expect(expectedHits(known, 10)).toBeGreaterThan(expectedHits([{ size: 37, chance: 10 / 37 }], 10))
  })
})

describe('the chance of being drawn with more balls', () => {
  const groupsAndQuota = fc
    .array(fc.record({ balls: fc.integer({ min: 1, max: 5 }), size: fc.nat(60) }), {
      minLength: 1,
      maxLength: 5,
    })
    .chain(groups => fc.tuple(fc.constant(groups), fc.nat(groups.reduce((sum, { size }) => sum + size, 0))))

  test('sums over all facilities to the number drawn, and grows with the balls', () => {
    fc.assert(
      fc.property(groupsAndQuota, ([groups, quota]) => {
        const chances = inclusionChances(groups, quota)
        const sum = groups.reduce((total, { size }, at) => total + size * chances[at]!, 0)
        expect(sum).toBeCloseTo(quota, 8)
        groups.forEach((one, i) => {
          groups.forEach((other, j) => {
            if (one.size > 0 && other.size > 0 && one.balls < other.balls)
              expect(chances[i]!).toBeLessThanOrEqual(chances[j]! + 1e-9)
          })
        })
      }),
      { numRuns: 40 },
    )
  })

  test('agrees with the exact recursion over all orders of a small drum', () => {
    // Successive sampling: each draw takes one of those left with chances as their balls.
    const recursion = (balls: readonly number[], quota: number): number[] => {
      const chances = balls.map(() => 0)
      const draw = (left: readonly number[], many: number, chance: number) => {
        if (many === 0) return
        const weight = left.reduce((sum, at) => sum + balls[at]!, 0)
        for (const at of left) {
          const taken = (chance * balls[at]!) / weight
          chances[at]! += taken
          draw(
            left.filter(other => other !== at),
            many - 1,
            taken,
          )
        }
      }
      draw([...balls.keys()], quota, 1)
      return chances
    }
    for (const quota of [1, 2, 3, 5]) {
      const exact = recursion([1, 1, 1, 2, 3, 5], quota)
      const integral = inclusionChances(
        [
          { balls: 1, size: 3 },
          { balls: 2, size: 1 },
          { balls: 3, size: 1 },
          { balls: 5, size: 1 },
        ],
        quota,
      )
      expect(integral[0]).toBeCloseTo(exact[0]!, 9)
      expect(integral[1]).toBeCloseTo(exact[3]!, 9)
      expect(integral[2]).toBeCloseTo(exact[4]!, 9)
      expect(integral[3]).toBeCloseTo(exact[5]!, 9)
    }
  })

  test('is the plain share with one ball each, all of a small stratum, and nothing without a quota', () => {
    expect(inclusionChances([{ balls: 1, size: 412 }], 53)[0]).toBeCloseTo(53 / 412, 10)
    expect(inclusionChances([{ balls: 3, size: 4 }], 9)).toEqual([1])
    expect(inclusionChances([{ balls: 3, size: 4 }], 0)).toEqual([0])
  })
})

describe('the consequences of a year', () => {
  const sample = (choices?: Record<string, ClassChoice>) => {
    const input = {
      level: 'district' as const,
      year: 2026,
      classes: { key: { total: 37, due: 37 }, general: { total: 412, due: 412 } },
      inspectorsInPost: 30,
      choices,
    }
    return consequencesOf(announcedCalendar, kundulun2016, input, planYear(kundulun2016, input))
  }
  const ofKey = (year: ReturnType<typeof sample>) =>
    year.map(({ classes }) => classes.find(one => one.class === 'key')!)

  test('of the sample: four visits and a bit for each inspector a quarter, all key facilities reached at its end', () => {
    const year = sample()
    expect(year.map(one => one.lots)).toEqual([63, 62, 63, 62])
    expect(year[0]).toMatchObject({ workload: 4.2, workingDays: 59, provisional: false })
    expect(ofKey(year).map(one => Math.round(one.covered * 37))).toEqual([10, 20, 30, 37])
    expect(ofKey(year).map(one => one.guess)).toEqual([10 / 37, 10 / 27, 10 / 17, 0.73])
    expect(ofKey(year)[3]).toMatchObject({ dueChance: 1, visitedChance: 0.1 })
    expect(ofKey(year)[3]!.twice).toBeCloseTo(3 / 37, 12)
  })

  test('extra draws repeat visits and make the last list less predictable', () => {
    const extra = ofKey(sample({ key: { extraVisited: 3 } }))
    expect(extra.map(one => one.quota)).toEqual([10, 13, 13, 13])
    expect(extra[3]!.guess!).toBeLessThan(0.65)
    expect(extra[3]!.twice).toBeGreaterThan(0.2)
  })

  test('of a class without coverage follow from independent draws', () => {
    const general = sample().map(({ classes }) => classes.find(one => one.class === 'general')!)
    const missed = [53, 52, 53, 52].reduce((share, quota) => share * (1 - quota / 412), 1)
    expect(general[3]!.covered).toBeCloseTo(1 - missed, 12)
    expect(general.map(one => one.guess)).toEqual(general.map(one => one.blind))
  })

  test('hold for every shipped rule set: coverage only grows, repeats never exceed it, work is what is drawn', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shippedRuleSets),
        fc.constantFrom(...levels),
        fc.nat(600),
        fc.nat(600),
        fc.integer({ min: 1, max: 90 }),
        fc.nat(30),
        (ruleSet, level, total, visited, inspectorsInPost, extraVisited) => {
          const due = Math.max(0, total - visited)
          const classes = Object.fromEntries(ruleSet.classes.map(({ id }) => [id, { total, due }]))
          const choices = Object.fromEntries(ruleSet.classes.map(({ id }) => [id, { extraVisited }]))
          const input = { level, year: 2027, classes, inspectorsInPost, choices }
          const planned = planYear(ruleSet, input)
          const year = consequencesOf(announcedCalendar, ruleSet, input, planned)
          expect(year).toHaveLength(periodsPerYear(ruleSet.period))
          const before = new Map<string, number>()
          for (const [at, period] of year.entries()) {
            const lots = planned[at]!.strata.reduce((sum, { quota }) => sum + quota, 0)
            expect(period.lots).toBe(lots)
            expect(period.workload! * inspectorsInPost).toBeCloseTo(lots * ruleSet.team.seats.length, 6)
            for (const one of period.classes) {
              expect(one.covered).toBeGreaterThanOrEqual((before.get(one.class) ?? 0) - 1e-9)
              expect(one.covered).toBeLessThanOrEqual(1 + 1e-9)
              expect(one.twice).toBeLessThanOrEqual(1 + 1e-9)
              before.set(one.class, one.covered)
            }
          }
        },
      ),
    )
  })
})
