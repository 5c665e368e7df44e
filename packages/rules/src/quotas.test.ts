import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ceilDiv,
  coverageQuota,
  kundulun2016,
  type Period,
  parsePeriod,
  quotasFor,
  type RuleSet,
  ratioQuota,
  ruleSetSchema,
  shareQuota,
} from './index.ts'

const period = (written: string): Period => {
  const parsed = parsePeriod(written)
  if (!parsed) throw new Error(`no period: ${written}`)
  return parsed
}

const kundulunQuotas = (written: string, due: number, inspectorsInPost = 30, key = 37, general = 412) =>
  quotasFor(kundulun2016, {
    level: 'district',
    period: period(written),
    classes: { key: { total: key, due }, general: { total: general, due: general } },
    inspectorsInPost,
  })

const sizes = (written: string, due: number, inspectors?: number, key?: number, general?: number) =>
  Object.fromEntries(
    kundulunQuotas(written, due, inspectors, key, general).map(one => [one.stratum, one.quota]),
  )

test('a share is exact: 25 % of 40 is 10, of 37 is 10, and 10 % of 30 is 3', () => {
  expect(shareQuota({ num: 1, den: 4 }, 40)).toBe(10)
  expect(shareQuota({ num: 1, den: 4 }, 37)).toBe(10)
  expect(shareQuota({ num: 1, den: 10 }, 30)).toBe(3)
  expect(shareQuota({ num: 25, den: 100 }, 0)).toBe(0)
})

test('thirty inspectors at 1:7 owe 53, 52, 53 and 52 facilities in the four quarters', () => {
  expect([1, 2, 3, 4].map(quarter => ratioQuota(7, 30, quarter, 4))).toEqual([53, 52, 53, 52])
})

test('the year of Kundulun with 37 key facilities draws 10 a quarter and reaches each of them', () => {
  expect(sizes('2027-Q1', 37)).toEqual({ 'key.due': 10, 'key.again': 0, general: 53 })
  expect(sizes('2027-Q2', 27)).toEqual({ 'key.due': 10, 'key.again': 0, general: 52 })
  expect(sizes('2027-Q3', 17)).toEqual({ 'key.due': 10, 'key.again': 0, general: 53 })
  expect(sizes('2027-Q4', 7)).toEqual({ 'key.due': 7, 'key.again': 3, general: 52 })
})

test('a bureau behind with its coverage owes more than a quarter', () => {
  expect(sizes('2027-Q4', 20)).toMatchObject({ 'key.due': 20, 'key.again': 0 })
})

test('strata come in drawing order, each with its clause and reason in both languages', () => {
  const quotas = kundulunQuotas('2027-Q1', 37)
  expect(quotas.map(one => [one.stratum, one.clause.id])).toEqual([
    ['key.due', '五.1'],
    ['key.again', '五.1'],
    ['general', '五.2'],
  ])
  expect(quotas[2]?.explanation.zh).toContain('全年：在编在岗 30 人 × 7 = 210 家次')
  expect(quotas[2]?.explanation.en).toContain('30 inspectors in post × 7 = 210')
  expect(quotas.some(one => one.warning)).toBe(false)
})

test('a quota above the class draws all of it and warns', () => {
  const general = kundulunQuotas('2027-Q1', 37, 30, 37, 40)[2]
  expect(general).toMatchObject({ quota: 40, size: 40 })
  expect(general?.warning?.zh).toContain('应抽 53 家，实有 40 家')
})

const withKeyRule = (key: unknown): RuleSet =>
  ruleSetSchema.parse({
    ...kundulun2016,
    id: 'other',
    classes: [{ id: 'key', label: { zh: '重点', en: 'Key' }, drawnBy: 'quota' }],
    quotas: [
      {
        level: 'district',
        class: 'key',
        needs: 'all',
        clause: { id: '1', zh: '一', en: 'one' },
        ...(key as object),
      },
    ],
  })

const keyQuota = (ruleSet: RuleSet, total: number, written = '2027-Q1', inspectorsInPost = 8) =>
  quotasFor(ruleSet, {
    level: 'district',
    period: period(written),
    classes: { key: { total, due: total } },
    inspectorsInPost,
  })[0]

const tenToFifteen = { kind: 'share', per: 'quarter', least: { num: 1, den: 10 }, most: { num: 3, den: 20 } }

test('a range of 10 to 15 % takes the smallest whole number within it', () => {
  expect(keyQuota(withKeyRule({ measures: [tenToFifteen] }), 37)).toMatchObject({ quota: 4 })
  expect(keyQuota(withKeyRule({ measures: [tenToFifteen] }), 37)?.warning).toBeUndefined()
})

test('a range without a whole number takes its lower end and warns', () => {
  const quota = keyQuota(withKeyRule({ measures: [tenToFifteen] }), 3)
  expect(quota?.quota).toBe(1)
  expect(quota?.warning?.en).toContain('No whole number')
})

test('other published rules are expressible: two measures, a monthly draw, bounds, coverage in two years', () => {
  const ratio = { kind: 'ratio', per: 'year', facilitiesPerInspector: 5 }
  const fifth = { kind: 'share', per: 'quarter', least: { num: 1, den: 20 } }
  expect(keyQuota(withKeyRule({ measures: [ratio, fifth] }), 211)?.quota).toBe(11)
  expect(keyQuota(withKeyRule({ measures: [ratio, fifth], needs: 'any' }), 211)?.quota).toBe(10)
  expect(keyQuota(withKeyRule({ measures: [ratio] }), 211, '2027-03')?.quota).toBe(3)
  expect(keyQuota(withKeyRule({ measures: [fifth], bounds: { min: 20, max: 30 } }), 211)?.quota).toBe(20)
  const half = { kind: 'share', per: 'year', least: { num: 1, den: 2 } }
  const twoYears = withKeyRule({ measures: [half], coverage: { years: 2, from: 2026 } })
  expect(keyQuota(twoYears, 100, '2026-Q1')?.quota).toBe(13)
  expect(keyQuota(twoYears, 100, '2027-Q4')?.quota).toBe(100)
})

const arbitraryPeriods = fc.constantFrom(1, 4, 12)

test('over a year the ratio is met exactly, and no period ends the year to date behind', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(5000), arbitraryPeriods, (ratio, inspectors, periods) => {
      let drawn = 0
      for (let index = 1; index <= periods; index++) {
        drawn += ratioQuota(ratio, inspectors, index, periods)
        expect(drawn * periods).toBeGreaterThanOrEqual(ratio * inspectors * index)
      }
      expect(drawn).toBe(ratio * inspectors)
    }),
  )
})

test('whatever the class, a year of draws reaches every key facility and at least the share each quarter', () => {
  fc.assert(
    fc.property(fc.nat(3000), fc.nat(60), (key, inspectors) => {
      let due = key
      for (let quarter = 1; quarter <= 4; quarter++) {
        const quotas = sizes(`2027-Q${quarter}`, due, inspectors, key)
        const drawn = (quotas['key.due'] ?? 0) + (quotas['key.again'] ?? 0)
        expect(drawn * 4).toBeGreaterThanOrEqual(key)
        expect(drawn).toBeLessThanOrEqual(key)
        due -= quotas['key.due'] ?? 0
      }
      expect(due).toBe(0)
    }),
  )
})

test('rounding up agrees with exact integers, far beyond what floats would bear', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), fc.integer({ min: 1, max: 1_000_000 }), (a, b) => {
      expect(BigInt(ceilDiv(a, b))).toBe((BigInt(a) + BigInt(b) - 1n) / BigInt(b))
      expect(coverageQuota(a, b) * b).toBeGreaterThanOrEqual(a)
    }),
  )
})
