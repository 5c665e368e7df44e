import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ClassSize,
  coverageYears,
  kundulun2016,
  type Level,
  levels,
  periodParts,
  periodsOfYear,
  quotasFor,
  type RuleSet,
  ratioQuota,
  shareQuota,
  shippedRuleSets,
} from './index.ts'

const everyRuleSet = fc.constantFrom(...shippedRuleSets)
const everyLevel = fc.constantFrom(...levels)
const headCount = fc.nat(400)
const year = 2027

/** What a class owes in each period of the year, when its size and those due are as told before each draw. */
const owedOver = (
  ruleSet: RuleSet,
  level: Level,
  inspectorsInPost: number,
  sizeBefore: (index: number, drawn: ReadonlyMap<string, number>) => Readonly<Record<string, ClassSize>>,
) => {
  let dueDrawn: ReadonlyMap<string, number> = new Map()
  return periodsOfYear(year, ruleSet.period).map(period => {
    const classes = sizeBefore(periodParts(period).index, dueDrawn)
    const strata = quotasFor(ruleSet, { level, period, classes, inspectorsInPost })
    dueDrawn = new Map(
      strata.flatMap(one => (one.stratum.endsWith('.due') ? [[one.class, one.quota] as const] : [])),
    )
    const owed = new Map<string, number>()
    for (const one of strata) owed.set(one.class, (owed.get(one.class) ?? 0) + one.quota)
    return { period, classes, owed }
  })
}

const steady = (ruleSet: RuleSet, total: number) => {
  const due = new Map(ruleSet.classes.map(({ id }) => [id, total]))
  return (_index: number, drawn: ReadonlyMap<string, number>) => {
    for (const [id, n] of drawn) due.set(id, (due.get(id) ?? 0) - n)
    return Object.fromEntries(ruleSet.classes.map(({ id }) => [id, { total, due: due.get(id) ?? 0 }]))
  }
}

test('25 % is exact for every class size from 1 to 10,000', () => {
  for (let n = 1; n <= 10_000; n++) {
    const quota = shareQuota({ num: 1, den: 4 }, n)
    expect(4 * quota >= n && 4 * (quota - 1) < n).toBe(true)
  }
})

describe('over a year', () => {
  test('the quarters and months of a per-inspector ratio or a yearly share sum to what the year owes', () => {
    fc.assert(
      fc.property(fc.nat(100), headCount, fc.constantFrom(1, 4, 12), (ratio, inspectors, periods) => {
        const parts = Array.from({ length: periods }, (_, at) =>
          ratioQuota(ratio, inspectors, at + 1, periods),
        )
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(ratio * inspectors)
      }),
    )
  })

  test('no class of any shipped rule set falls below a lower bound, in any period or to date', () => {
    fc.assert(
      fc.property(everyRuleSet, everyLevel, fc.nat(3000), headCount, (ruleSet, level, total, inspectors) => {
        const periods = owedOver(ruleSet, level, inspectors, steady(ruleSet, total))
        for (const rule of ruleSet.quotas.filter(one => one.level === level)) {
          const least = rule.measures.map(measure => {
            const whole =
              measure.kind === 'share'
                ? shareQuota(measure.least, total)
                : measure.facilitiesPerInspector * inspectors
            return { whole, spans: { month: 12, quarter: 4, year: 1 }[measure.per] }
          })
          let toDate = 0
          for (const [at, { owed }] of periods.entries()) {
            toDate += owed.get(rule.class) ?? 0
            const elapsed = at + 1
            // A year to date: the whole spans that are over, and the part of the running one.
            const required = least.map(({ whole, spans }) => (whole * spans * elapsed) / periods.length)
            const bound = rule.needs === 'all' ? Math.max(...required) : Math.min(...required)
            expect(toDate).toBeGreaterThanOrEqual(Math.min(bound, total * elapsed) - 1e-9)
          }
        }
      }),
    )
  })

  test('however a class grows or shrinks meanwhile, coverage is reached by the last period of the cycle', () => {
    const change = fc.record({ gone: fc.nat(60), come: fc.nat(60) })
    fc.assert(
      fc.property(
        everyRuleSet,
        fc.nat(400),
        headCount,
        fc.array(change, { minLength: 24, maxLength: 24 }),
        (ruleSet, start, inspectors, changes) => {
          for (const rule of ruleSet.quotas.filter(one => one.level === 'district' && one.coverage)) {
            const { first, last } = coverageYears(rule.coverage!, year)
            let due = start
            let visited = 0
            let step = 0
            for (let at = first; at <= last; at++)
              for (const period of periodsOfYear(at, ruleSet.period)) {
                const { gone, come } = changes[step++ % changes.length]!
                const goneDue = Math.min(due, gone)
                due += come - goneDue
                visited -= Math.min(visited, gone - goneDue)
                const strata = quotasFor(ruleSet, {
                  level: 'district',
                  period,
                  classes: { [rule.class]: { total: due + visited, due } },
                  inspectorsInPost: inspectors,
                })
                const drawn = strata.find(one => one.stratum === `${rule.class}.due`)?.quota ?? 0
                due -= drawn
                visited += drawn
              }
            expect(due).toBe(0)
          }
        },
      ),
    )
  })
})

describe('more inspectors in post', () => {
  test('never owe less in a quarter, nor in any month taken with those before it', () => {
    fc.assert(
      fc.property(everyRuleSet, everyLevel, fc.nat(3000), headCount, (ruleSet, level, total, inspectors) => {
        const fewer = owedOver(ruleSet, level, inspectors, steady(ruleSet, total))
        const more = owedOver(ruleSet, level, inspectors + 1, steady(ruleSet, total))
        const toDate = { fewer: new Map<string, number>(), more: new Map<string, number>() }
        for (const [at, { owed }] of fewer.entries())
          for (const [name, n] of owed) {
            const m = more[at]?.owed.get(name) ?? 0
            toDate.fewer.set(name, (toDate.fewer.get(name) ?? 0) + n)
            toDate.more.set(name, (toDate.more.get(name) ?? 0) + m)
            // Months are a twelfth each: one more inspector can move a facility from one month into an earlier one.
            if (ruleSet.period === 'quarter') expect(m).toBeGreaterThanOrEqual(n)
            expect(toDate.more.get(name)).toBeGreaterThanOrEqual(toDate.fewer.get(name) ?? 0)
          }
      }),
    )
  })
})

describe('what a bureau decides of its own will', () => {
  const quotas = (choices: Parameters<typeof quotasFor>[1]['choices'], due = 17) =>
    quotasFor(kundulun2016, {
      level: 'district',
      period: periodsOfYear(year, 'quarter')[2]!,
      classes: { key: { total: 37, due }, general: { total: 412, due: 412 } },
      inspectorsInPost: 30,
      choices,
    }).map(one => one.quota)

  test('adds draws from those visited already, as far as there are any', () => {
    expect(quotas({ key: { extraVisited: 4 } })).toEqual([10, 4, 53])
    expect(quotas({ key: { extraVisited: 4 } }, 35)).toEqual([18, 2, 53])
  })

  test('raises a share, and can never lower it', () => {
    expect(quotas({ key: { share: { num: 2, den: 5 } } })).toEqual([15, 0, 53])
    expect(quotas({ key: { share: { num: 1, den: 10 } } })).toEqual([10, 0, 53])
  })
})
