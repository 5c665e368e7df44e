import { expect, test } from 'vitest'
import kundulun from '../../../data/rules/kundulun-2016.json' with { type: 'json' }
import { ballsFor, kundulun2016, ruleSetById, ruleSetSchema } from './index.ts'

test('the Kundulun rule set is data that the schema accepts, found by its id', () => {
  expect(ruleSetSchema.parse(kundulun)).toEqual(kundulun)
  expect(ruleSetById('kundulun-2016')).toBe(kundulun2016)
  expect(ruleSetById('atlantis-2030')).toBeUndefined()
})

test('a rule set whose class has no quota, or whose key is misspelt, is refused', () => {
  const noGeneral = { ...kundulun, quotas: kundulun.quotas.slice(0, 1) }
  expect(ruleSetSchema.safeParse(noGeneral).success).toBe(false)
  expect(ruleSetSchema.safeParse({ ...kundulun, deadline: {} }).success).toBe(false)
})

test('an ordinary facility has one ball and no reason', () => {
  const facts = {
    complaintsOn: ['2026-03-01', '2026-05-01'],
    riskGrade: 'considerable',
    seriousViolationOn: '2024-11-23',
  } as const
  expect(ballsFor(kundulun2016, facts, '2026-11-23')).toEqual({ balls: 1, reasons: [] })
})

test('each reason on record adds balls and says why', () => {
  const facts = {
    complaintsOn: ['2026-02-01', '2026-03-01', '2026-05-01'],
    riskGrade: 'major',
    seriousViolationOn: '2024-11-24',
  } as const
  const { balls, reasons } = ballsFor(kundulun2016, facts, '2026-11-23')
  expect(balls).toBe(5)
  expect(reasons.map(({ id, balls }) => [id, balls])).toEqual([
    ['complaints', 1],
    ['serious-violation', 2],
    ['high-risk', 1],
  ])
  expect(reasons[0]?.zh).toBe('投诉举报多（近12个月投诉3次：2026-02-01、2026-03-01、2026-05-01）')
})

test('five balls are the most, and still every reason is shown', () => {
  const facts = {
    complaintsOn: Array.from({ length: 30 }, () => '2026-05-01'),
    riskGrade: 'major',
    seriousViolationOn: '2026-10-01',
    lateRectificationOn: '2026-11-01',
  } as const
  const { balls, reasons } = ballsFor(kundulun2016, facts, '2026-11-23')
  expect(balls).toBe(5)
  expect(reasons).toHaveLength(4)
})

test('a violation dated after the day of the draw does not count yet', () => {
  const facts = { complaintsOn: [], seriousViolationOn: '2026-12-01' }
  expect(ballsFor(kundulun2016, facts, '2026-11-23').balls).toBe(1)
})

test('complaints count on their days: those of the last 12 months only', () => {
  const facts = { complaintsOn: ['2025-11-23', '2025-11-24', '2026-03-01', '2026-11-24'] }
  expect(ballsFor(kundulun2016, facts, '2026-11-23').balls).toBe(1)
  expect(ballsFor(kundulun2016, facts, '2026-11-24').balls).toBe(1)
  expect(
    ballsFor(kundulun2016, { complaintsOn: [...facts.complaintsOn, '2026-11-24'] }, '2026-11-24').balls,
  ).toBe(2)
})
