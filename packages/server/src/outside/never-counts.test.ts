import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allFacilities } from '../registry/index.ts'
import { drawnDistrict, testFacilities, testInspectors } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { outsideKinds, registerVisit, type VisitEntry } from './index.ts'

const bureau = '150203'
const facilities = testFacilities(13, 60)
const inspectors = testInspectors(12)
const office = { id: 'o', username: 'office', name: 'office', role: 'office', inspectorId: null } as const

const entries = fc.array(
  fc.record({
    kind: fc.constantFrom(...outsideKinds),
    facility: fc.nat({ max: facilities.length - 1 }),
    team: fc.uniqueArray(fc.nat({ max: inspectors.length - 1 }), { minLength: 1, maxLength: 4 }),
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 3 }),
    violation: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
)

const matter = (kind: (typeof outsideKinds)[number]): VisitEntry['matter'] =>
  ({
    campaign: { kind: 'campaign', campaign: '专项' },
    case: { kind: 'case', caseNumber: '案1' },
    'follow-up': { kind: 'follow-up', caseNumber: '案1' },
    petition: { kind: 'petition', petitionNumber: '访1' },
  })[kind] as VisitEntry['matter']

/** Of the same year: key facilities visited in the first quarter are `again`, and its lots are loads, in the second. */
describe('visits outside the regime never count', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
    await drawnDistrict(server, { facilities, inspectors })
    server.clock.set('2027-03-29T01:00:00Z')
  })
  afterAll(() => server.stop())

  /** All that a freeze of the second quarter says, entry by entry; its root is the hash of the whole pool. */
  const frozen = async () => {
    const caller = server.as('office')
    const { id, pool, quotas, unstaffable } = (await caller.post('/api/draws', { period: '2027-Q2' })).json
    const whole = (await caller.get(`/api/draws/${id}/pool`)).json
    expect((await caller.delete(`/api/draws/${id}`)).status).toBe(204)
    return { pool, quotas, unstaffable, whole }
  }
  const planned = async () => {
    const { quotas, total, facilities } = (await server.as('office').post('/api/plans', { year: 2027 })).json
    return { quotas, total, facilities }
  }
  const register = (all: readonly VisitEntry[]) =>
    server.platform.database.transaction(async rows => {
      for (const entry of all) await registerVisit(rows, server.platform, { bureau, person: office }, entry)
    })

  test('whoever goes where and whatever they find: pool, strata, quotas, balls, loads and plan stay the same', async () => {
    const before = { ...(await frozen()), plan: await planned() }
    expect(before.whole.inspectors.some((inspector: { load: number }) => inspector.load > 0)).toBe(true)
    const register0 = await allFacilities(server.platform.database, bureau, '2026-12-28')
    await fc.assert(
      fc.asyncProperty(entries, async drafts => {
        await register(
          drafts.map(({ kind, facility, team, day, month, violation }) => ({
            matter: matter(kind),
            facilityId: facilities[facility]?.code ?? '',
            visitedOn: `2027-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
            inspectors: team.map(at => inspectors[at]?.code ?? ''),
            reason: '试验',
            findings: '试验',
            violation,
          })),
        )
        expect({ ...(await frozen()), plan: await planned() }).toEqual(before)
        expect(await allFacilities(server.platform.database, bureau, '2026-12-28')).toEqual(register0)
      }),
      { numRuns: 20, seed: 4, endOnFailure: true },
    )
  })

  test('not even when every facility was visited by everybody', async () => {
    const before = await frozen()
    await register(
      facilities.map(({ code = '' }) => ({
        matter: { kind: 'campaign', campaign: '全覆盖' },
        facilityId: code,
        visitedOn: '2027-03-26',
        inspectors: inspectors.map(inspector => inspector.code ?? ''),
        reason: '试验',
        findings: '试验',
        violation: true,
      })),
    )
    expect(await frozen()).toEqual(before)
    const { items } = (await server.as('office').get('/api/facilities?limit=200')).json
    expect(items.map((facility: { lastVisitedOn: string | null }) => facility.lastVisitedOn)).toEqual(
      facilities.map(() => null),
    )
  })
})
