import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  type Conditions,
  eligibility,
  type InspectorStanding,
  isInPost,
  leaveKinds,
  posts,
} from './index.ts'

const start = '2026-01-01'
const day = fc.integer({ min: 0, max: 1200 }).map(n => addDays(start, n))
const perhaps = fc.option(day)
const leave = fc
  .record({
    kind: fc.constantFrom(...leaveKinds),
    from: day,
    days: fc.option(fc.integer({ min: 0, max: 400 })),
  })
  .map(({ kind, from, days }) => ({ kind, from, until: days === null ? null : addDays(from, days) }))
const courses = ['双随机业务', '采样技术']
const passed = fc.record({ course: fc.constantFrom(...courses), on: day, until: perhaps })
const standings: fc.Arbitrary<InspectorStanding> = fc.record({
  inEstablishment: fc.boolean(),
  post: fc.constantFrom('in-post' as const, ...posts),
  leaves: fc.array(leave, { maxLength: 3 }),
  certificateFrom: perhaps,
  certificateUntil: perhaps,
  passed: fc.array(passed, { maxLength: 4 }),
  hasAccount: fc.boolean(),
})
const conditionSets: fc.Arbitrary<Omit<Conditions, 'clause'>> = fc.record({
  certificate: fc.constantFrom('valid' as const, undefined),
  account: fc.constantFrom('active' as const, undefined),
  courses: fc.subarray(courses).chain(chosen =>
    fc.tuple(...chosen.map(() => fc.integer({ min: 1, max: 36 }))).map(months =>
      chosen.map((course, at) => ({
        course,
        label: { zh: course, en: course },
        months: months[at] ?? 12,
      })),
    ),
  ),
})
const mayBeDrawn = (...asked: Parameters<typeof eligibility>) => eligibility(...asked).length === 0

describe('who may be drawn on a day', () => {
  test('is everybody in establishment, in post and not on leave, where the rules ask for no more', () => {
    fc.assert(
      fc.property(standings, day, (one, on) => {
        const away = one.leaves.some(({ from, until }) => from <= on && (until === null || on <= until))
        expect(mayBeDrawn(one, on)).toBe(one.inEstablishment && one.post === 'in-post' && !away)
      }),
    )
  })

  test('is never more than who is in post, whatever the conditions', () => {
    fc.assert(
      fc.property(standings, day, conditionSets, (one, on, conditions) => {
        if (mayBeDrawn(one, on, conditions)) expect(isInPost(one, on)).toBe(true)
      }),
    )
  })

  test('grows by no condition, and shrinks by no course passed', () => {
    fc.assert(
      fc.property(standings, day, conditionSets, passed, (one, on, conditions, another) => {
        const allowed = mayBeDrawn(one, on, conditions)
        if (allowed) expect(mayBeDrawn(one, on)).toBe(true)
        if (allowed)
          expect(mayBeDrawn({ ...one, passed: [...one.passed, another] }, on, conditions)).toBe(true)
      }),
    )
  })

  test('does not depend on a leave that lies before or after the day', () => {
    fc.assert(
      fc.property(standings, day, conditionSets, leave, (one, on, conditions, other) => {
        fc.pre(other.from > on || (other.until !== null && other.until < on))
        expect(eligibility({ ...one, leaves: [...one.leaves, other] }, on, conditions)).toEqual(
          eligibility(one, on, conditions),
        )
      }),
    )
  })

  test('names each condition that is not met once, and only those that are asked for', () => {
    fc.assert(
      fc.property(standings, day, conditionSets, (one, on, conditions) => {
        const reasons = eligibility(one, on, conditions)
        expect(new Set(reasons.map(({ zh }) => zh)).size).toBe(reasons.length)
        const about = (word: string) => reasons.filter(({ code }) => code.startsWith(word)).length
        expect(about('certificate')).toBeLessThanOrEqual(conditions.certificate ? 1 : 0)
        expect(about('course')).toBeLessThanOrEqual(conditions.courses?.length ?? 0)
        expect(about('no-account')).toBe(conditions.account && !one.hasAccount ? 1 : 0)
      }),
    )
  })
})

test('the head count knows neither accounts nor courses nor certificates nor a leave of days', () => {
  fc.assert(
    fc.property(standings, standings, day, (one, other, on) => {
      const { passed, hasAccount, certificateFrom, certificateUntil } = other
      const changed = { ...one, passed, hasAccount, certificateFrom, certificateUntil }
      const days = { kind: 'leave' as const, from: on, until: on }
      expect(isInPost({ ...changed, leaves: [...one.leaves, days] }, on)).toBe(isInPost(one, on))
    }),
  )
})

const ready: InspectorStanding = {
  inEstablishment: true,
  post: 'in-post',
  leaves: [],
  certificateFrom: '2024-01-01',
  certificateUntil: '2027-12-31',
  passed: [{ course: '双随机业务', on: '2026-03-31', until: null }],
  hasAccount: true,
}
const asked = {
  certificate: 'valid',
  account: 'active',
  courses: [{ course: '双随机业务', label: { zh: '双随机业务', en: 'double-random work' }, months: 11 }],
} as const satisfies Omit<Conditions, 'clause'>
const said = (change: Partial<InspectorStanding>, on = '2026-12-28') =>
  eligibility({ ...ready, ...change }, on, { ...asked, courses: [...asked.courses] }).map(({ zh }) => zh)

test('the reason stands in words, with the day it hangs on', () => {
  expect(said({})).toEqual([])
  expect(said({ leaves: [{ kind: 'long-leave', from: '2026-10-01', until: '2027-03-31' }] })).toEqual([
    '长假：至2027-03-31',
  ])
  expect(said({ leaves: [{ kind: 'secondment', from: '2026-10-01', until: null }] })).toEqual([
    '借调：未定返岗日期',
  ])
  expect(said({ certificateUntil: '2026-12-27' })).toEqual(['执法证已到期：2026-12-27'])
  expect(said({ certificateUntil: null })).toEqual(['执法证未登记有效期'])
  expect(said({ passed: [] })).toEqual(['培训未通过：双随机业务'])
  expect(said({ post: 'left', inEstablishment: false, hasAccount: false })).toEqual([
    '不在编',
    '已离岗',
    '未开通账号',
  ])
})

test('a pass counts to the day before the months are over, the last of a short month included', () => {
  expect(said({}, '2027-02-27')).toEqual([])
  expect(said({}, '2027-02-28')).toEqual(['培训已过有效期：双随机业务（2026-03-31通过）'])
  expect(said({ passed: [{ course: '双随机业务', on: '2026-12-28', until: '2026-12-28' }] })).toEqual([])
  expect(said({ passed: [{ course: '双随机业务', on: '2026-12-29', until: null }] })).toEqual([
    '培训未通过：双随机业务',
  ])
})
