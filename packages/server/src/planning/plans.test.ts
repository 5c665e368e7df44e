import { announcedCalendar, kundulun2016, quotasFor } from '@mingqian/rules'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoFacilities, demoInspectors } from '../demo/district.ts'
import { logSize, readEntries } from '../log/index.ts'
import { type FacilityImport, importFacilities, importInspectors } from '../registry/index.ts'
import { approveExclusions, testImporting } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { annualPlan } from './annual-plan.ts'
import { approvedPlans } from './index.ts'

const bureau = '150203'

const ofClass = (name: string, quotas: readonly { class: string; quota: number }[]) =>
  quotas.filter(each => each.class === name).map(each => each.quota)

describe('the annual plan of the 2016 work plan', () => {
  test('owes 10 of 37 key facilities each quarter, and 53, 52, 53, 52 general ones for 30 inspectors', () => {
    const plan = annualPlan(announcedCalendar, kundulun2016, 'district', 2027, {
      facilities: { key: 37, general: 412 },
      inspectorsInPost: 30,
    })
    expect(ofClass('key', plan.quotas)).toEqual([10, 10, 10, 10])
    expect(ofClass('general', plan.quotas)).toEqual([53, 52, 53, 52])
    expect(plan.total).toBe(250)
    expect(plan.quotas.map(({ period }) => period).slice(0, 3)).toEqual(['2027-Q1', '2027-Q1', '2027-Q2'])
  })

  test('covers every key facility within the year and meets the ratio as far as there are facilities', () => {
    const count = fc.nat({ max: 2000 })
    fc.assert(
      fc.property(count, count, fc.nat({ max: 200 }), (key, general, inspectorsInPost) => {
        const { quotas } = annualPlan(announcedCalendar, kundulun2016, 'district', 2027, {
          facilities: { key, general },
          inspectorsInPost,
        })
        const sum = (name: string) => ofClass(name, quotas).reduce((total, quota) => total + quota, 0)
        expect(sum('key')).toBeGreaterThanOrEqual(key)
        expect(ofClass('key', quotas).every(quota => quota * 4 >= key && quota <= key)).toBe(true)
        if (general >= 7 * inspectorsInPost) expect(sum('general')).toBe(7 * inspectorsInPost)
      }),
    )
  })

  test('owes in its first quarter what the draw of that quarter owes on the same numbers', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 500 }),
        fc.nat({ max: 500 }),
        fc.nat({ max: 60 }),
        (key, general, inspectorsInPost) => {
          const plan = annualPlan(announcedCalendar, kundulun2016, 'district', 2027, {
            facilities: { key, general },
            inspectorsInPost,
          })
          const classes = { key: { total: key, due: key }, general: { total: general, due: general } }
          const drawn = quotasFor(kundulun2016, {
            level: 'district',
            period: '2027-Q1' as never,
            classes,
            inspectorsInPost,
          })
          for (const name of ['key', 'general'])
            expect(ofClass(name, plan.quotas)[0]).toBe(
              ofClass(name, drawn).reduce((sum, quota) => sum + quota, 0),
            )
        },
      ),
    )
  })
})

describe('planning a year', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ now: '2026-12-10T01:00:00Z' })
    await server.platform.database.transaction(async rows => {
      await importFacilities(rows, server.platform, testImporting, demoFacilities())
      await importInspectors(rows, server.platform, testImporting, demoInspectors())
      await approveExclusions(rows, server.platform.clock.now())
    })
  })
  afterAll(() => server.stop())

  const draft = (year: unknown) => server.as('office').post('/api/plans', { year })
  const publicPlans = () => approvedPlans(server.platform.database, bureau)

  test('drafts from those who take part: neither suspended facilities nor seconded inspectors count', async () => {
    const { status, json } = await draft(2027)
    expect(status).toBe(201)
    expect(json).toMatchObject({
      year: 2027,
      state: 'draft',
      facilities: { key: 37, general: 412 },
      inspectorsInPost: 30,
      total: 250,
      deadline: '2026-12-20',
      workingDaysLeft: 6,
      createdBy: 'office',
      approvedAt: null,
      logIndex: null,
    })
    expect(ofClass('key', json.quotas)).toEqual([10, 10, 10, 10])
    expect(await publicPlans()).toEqual([])
  })

  test('reckons a draft anew when the register has changed, and keeps one a year', async () => {
    const extra: FacilityImport = {
      ...(demoFacilities()[0] as FacilityImport),
      code: 'EXTRA',
      address: '另一厂区',
      class: 'key',
    }
    await server.platform.database.transaction(rows =>
      importFacilities(rows, server.platform, testImporting, [extra]),
    )
    server.clock.set('2026-12-22T01:00:00Z')
    expect((await draft(2027)).json).toMatchObject({ facilities: { key: 38 }, workingDaysLeft: -2 })
    const { json } = await server.as('auditor').get('/api/plans')
    expect(json.items).toMatchObject([{ year: 2027, facilities: { key: 38 } }])
  })

  test('plans this year or the next only', async () => {
    for (const year of [2025, 2028, 2026.5, 'x']) {
      const answer = await draft(year)
      expect([answer.status, answer.json.fields[0].path]).toEqual([422, 'year'])
    }
  })

  test('is approved by the director alone, once two press at the same time, and recorded in the log', async () => {
    expect((await server.as('office').post('/api/plans/2027/approve', {})).status).toBe(403)
    const before = await logSize(server.platform.database)
    const answers = await Promise.all(
      [1, 2].map(() => server.as('director').post('/api/plans/2027/approve', {})),
    )
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    const approved = answers.find(answer => answer.status === 200)?.json
    expect(approved).toMatchObject({ state: 'approved', approvedBy: 'director', logIndex: before })

    expect(await logSize(server.platform.database)).toBe(before + 1)
    const [entry] = await readEntries(server.platform.database, before, before + 1)
    expect(JSON.parse(entry?.body ?? '')).toMatchObject({
      kind: 'plan',
      year: 2027,
      plan: {
        bureau,
        ruleSet: 'kundulun-2016',
        facilities: { key: 38, general: 412 },
        inspectorsInPost: 30,
        total: 250,
      },
    })
    expect(await publicPlans()).toMatchObject([{ year: 2027, state: 'approved', logIndex: before }])
  })

  test('is fixed once approved', async () => {
    const again = await draft(2027)
    expect([again.status, again.json.type]).toEqual([409, 'urn:mingqian:problem:plan-exists'])
    expect((await server.as('director').post('/api/plans/2026/approve', {})).status).toBe(404)
    expect(await publicPlans()).toHaveLength(1)
  })

  test('tells everybody signed in the rules in force', async () => {
    const { status, json } = await server.as('inspector').get('/api/rules')
    expect(status).toBe(200)
    expect(json).toEqual(kundulun2016)
    expect((await server.anybody.get('/api/rules')).status).toBe(401)
    const document = await server.anybody.get('/openapi.json')
    expect(Object.keys(document.json.paths)).toEqual(
      expect.arrayContaining(['/api/rules', '/api/plans', '/api/facilities', '/api/imports']),
    )
  })
})
