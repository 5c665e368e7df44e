import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess, type Finding, groundsOf } from './assess.ts'
import { type Category, categories } from './categories.ts'
import { type Criteria, criteriaSchema, generalCriteria } from './criteria.ts'
import { changesBetween, differencesOf } from './differences.ts'
import type { ListedFacility } from './entries.ts'
import { classUnder, type KeyClass, reclassified } from './key-class.ts'

const criterion = (id: string) => generalCriteria.criteria.find(each => each.id === id)

/** Any findings on the general criteria, fitting or not. */
const findings = fc.uniqueArray(
  fc.record({
    criterion: fc.constantFrom(...generalCriteria.criteria.map(({ id }) => id), 'unknown'),
    value: fc.oneof(fc.boolean(), fc.double({ min: 0, max: 1000, noNaN: true })),
    note: fc.constant(''),
  }),
  { selector: ({ criterion: id }) => id },
)
const category = fc.constantFrom(...categories)

test('every category of the general criteria can list a facility', () => {
  for (const each of categories) {
    const own = generalCriteria.criteria.filter(one => one.category === each)
    const most: Finding[] = own.map(({ id, measure }) => ({
      criterion: id,
      value: measure.kind === 'fact' ? true : 1_000_000,
      note: '',
    }))
    expect([each, assess(generalCriteria, each, most).listed]).toEqual([each, true])
    expect([each, assess(generalCriteria, each, []).listed]).toEqual([each, false])
  }
})

test('a value earns the points of the highest step it reaches, and lists by itself from its limit on', () => {
  const of = (value: number) =>
    assess(generalCriteria, 'water', [{ criterion: 'water-amount', value, note: '' }])
  expect([49.9, 50, 99.9, 100].map(value => [of(value).total, of(value).listed])).toEqual([
    [0, false],
    [20, false],
    [20, false],
    [20, true],
  ])
})

test('criteria that contradict themselves are refused', () => {
  const [first] = generalCriteria.criteria
  const faulty = (change: Partial<Criteria>) =>
    criteriaSchema.safeParse({ ...generalCriteria, ...change }).success
  expect(faulty({})).toBe(true)
  expect(faulty({ criteria: first ? [first, first] : [] })).toBe(false)
  expect(faulty({ sources: [] })).toBe(false)
  const steps = [
    { atLeast: 5, points: 1 },
    { atLeast: 5, points: 2 },
  ]
  const unit = { zh: '吨', en: 't' }
  expect(faulty({ criteria: first ? [{ ...first, measure: { kind: 'value', unit, steps } }] : [] })).toBe(
    false,
  )
})

test('findings of other categories never count, and more of the same never takes points away', () => {
  fc.assert(
    fc.property(category, findings, (each, found) => {
      const own = found.filter(({ criterion: id }) => criterion(id)?.category === each)
      const assessed = assess(generalCriteria, each, found)
      expect(assessed).toEqual(assess(generalCriteria, each, own))
      const more = found.map(finding => ({
        ...finding,
        value: typeof finding.value === 'number' ? finding.value * 2 : true,
      }))
      const better = assess(generalCriteria, each, more)
      expect(better.total).toBeGreaterThanOrEqual(assessed.total)
      if (assessed.listed) expect(better.listed).toBe(true)
    }),
  )
})

test('whatever is listed has grounds among the criteria of its category', () => {
  fc.assert(
    fc.property(category, findings, (each, found) => {
      const assessed = assess(generalCriteria, each, found)
      const grounds = groundsOf(assessed)
      if (assessed.listed) expect(grounds.length).toBeGreaterThan(0)
      for (const ground of grounds) expect(criterion(ground)?.category).toBe(each)
    }),
  )
})

const ids = ['A', 'B', 'C', 'D', 'E', 'F']
const register = fc.tuple(
  ...ids.map(id =>
    fc.record({
      id: fc.constant(id),
      class: fc.constantFrom('key', 'general', 'special'),
      keyKinds: fc.subarray(['水', '气']),
    }),
  ),
)
const keyClass: fc.Arbitrary<KeyClass> = fc
  .dictionary(fc.constantFrom(...ids), fc.subarray(['水', '气', '土壤'], { minLength: 1 }), {
    noNullPrototype: true,
  })
  .map(kinds => ({ edition: '2026', residual: 'general', kinds: new Map(Object.entries(kinds)) }))

const applied = (
  facilities: readonly { id: string; class: string; keyKinds: readonly string[] }[],
  by: KeyClass,
) => {
  const changes = new Map(reclassified(facilities, by).map(({ facility, ...next }) => [facility.id, next]))
  return facilities.map(facility => ({ ...facility, ...changes.get(facility.id) }))
}

test('an edition applied twice changes nothing the second time, and the key facilities are the listed ones', () => {
  fc.assert(
    fc.property(register, keyClass, (facilities, by) => {
      const once = applied(facilities, by)
      expect(reclassified(once, by)).toEqual([])
      for (const facility of once) {
        expect(facility.class === 'key').toBe(by.kinds.has(facility.id))
        expect(facility.keyKinds).toEqual(by.kinds.get(facility.id) ?? [])
      }
    }),
  )
})

test('of two editions the later alone decides, whatever the earlier said', () => {
  fc.assert(
    fc.property(register, keyClass, keyClass, (facilities, earlier, later) => {
      const keys = (some: readonly { id: string; class: string }[]) =>
        some.flatMap(each => (each.class === 'key' ? [each.id] : []))
      expect(keys(applied(applied(facilities, earlier), later))).toEqual(keys(applied(facilities, later)))
    }),
  )
})

test('no import makes or unmakes a key facility', () => {
  fc.assert(
    fc.property(
      keyClass,
      fc.constantFrom(...ids, null),
      fc.constantFrom('key', 'general', 'special'),
      (by, id, stated) => {
        const { class: name, overruled } = classUnder(by, id, stated)
        expect(name === 'key').toBe(id !== null && by.kinds.has(id))
        expect(overruled).toBe(name !== stated)
      },
    ),
  )
})

const listed: fc.Arbitrary<readonly ListedFacility[]> = fc
  .dictionary(fc.constantFrom(...ids), fc.subarray([...categories], { minLength: 1 }), {
    noNullPrototype: true,
  })
  .map(all =>
    Object.entries(all)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, some]) => ({
        id,
        name: id,
        creditCode: '',
        area: '',
        address: '',
        industry: '',
        listings: some.map(each => ({ category: each, grounds: [] })),
      })),
  )

const pairs = (list: readonly ListedFacility[]) =>
  list.flatMap(({ id, listings }) => listings.map(each => `${id} ${each.category}`)).sort()

test('what two lists differ by turns one into the other', () => {
  fc.assert(
    fc.property(listed, listed, (before, after) => {
      const { added, removed } = changesBetween(before, after)
      const named = (some: typeof added) =>
        some.flatMap(({ facility, categories: own }) => own.map(each => `${facility.id} ${each}`))
      const gone = new Set(named(removed))
      expect([...pairs(before).filter(each => !gone.has(each)), ...named(added)].sort()).toEqual(pairs(after))
    }),
  )
})

test('no listing is lost from sight: each is kept, dropped, or still to be decided', () => {
  fc.assert(
    fc.property(listed, listed, fc.boolean(), (before, decided, isListed) => {
      const decisions = decided.flatMap(({ id, listings }) =>
        listings.map((each: { category: Category }) => ({
          facilityId: id,
          category: each.category,
          listed: isListed,
          reason: '',
        })),
      )
      const standing = differencesOf(before, decisions)
      const former = standing.filter(each => each.standing !== 'new')
      expect(former.map(each => `${each.facilityId} ${each.category}`).sort()).toEqual(pairs(before))
    }),
  )
})
