import { creditCodeCheckDigit } from '@mingqian/rules'
import { addEntries, type NewEntry } from '../dossiers/index.ts'
import { awaitingExclusions, decideExclusion } from '../exclusions/index.ts'
import type { Rows } from '../platform/database.ts'
import {
  type FacilityImport,
  type InspectorImport,
  importFacilities,
  importInspectors,
} from '../registry/index.ts'
import type { TestServer } from './test-server.ts'

const padded = (n: number, width: number) => String(n).padStart(width, '0')

const creditCode = (n: number): string => {
  const first = `91150203MA${padded(n, 7)}`
  return `${first}${creditCodeCheckDigit(first)}`
}

/** Facilities with names found nowhere else, so that a test can search a page or a dump for them. */
export const testFacilities = (keys: number, generals: number): readonly FacilityImport[] =>
  Array.from({ length: keys + generals }, (_, n) => ({
    code: `W-${padded(n + 1, 5)}`,
    name: `试验单位${padded(n + 1, 5)}号`,
    creditCode: creditCode(n),
    class: n < keys ? ('key' as const) : ('general' as const),
    division: '150203',
    area: `第${(n % 4) + 1}街道`,
    address: `试验路${n + 1}号`,
    formerNames: [],
    keyKinds: [],
    operation: 'operating' as const,
  }))

export const testInspectors = (people: number): readonly InspectorImport[] =>
  Array.from({ length: people }, (_, n) => ({
    code: `R-${padded(n + 1, 3)}`,
    name: `检查员${padded(n + 1, 3)}`,
    certificate: `15020300${padded(n + 1, 3)}`,
    post: 'in-post' as const,
    lead: n % 2 === 0,
    sampler: false,
    areas: [],
    avoid: [],
  }))

/** Who imports in tests, and who approves. */
export const testImporting = { bureau: '150203', by: { id: 'office', name: 'office' } }
const testDirector = { id: 'director', name: 'director' }

/** The director approves every exclusion that waits. */
export const approveExclusions = async (rows: Rows, at: Date): Promise<void> => {
  const context = { bureau: testImporting.bureau, by: testDirector, at }
  for (const { id } of await awaitingExclusions(rows, context.bureau))
    await decideExclusion(rows, context, { id, approved: true, note: '' })
}

/** Three complaints about every tenth facility, which earn it a ball more. */
const testComplaints = (facilities: readonly FacilityImport[]): readonly NewEntry[] =>
  facilities
    .filter((_, n) => n % 10 === 0)
    .flatMap(({ code = '' }) =>
      ['2026-06-01', '2026-07-01', '2026-08-03'].map(receivedOn => ({
        facilityId: code,
        kind: 'complaint' as const,
        data: { number: `${code} ${receivedOn}`, receivedOn, matter: '噪声' },
      })),
    )

export const testSecret = '5a'.repeat(32)
export const testNumbers = '07 12 19 23 30 33 05'
export const testPeriod = '2027-Q1'

export type District = {
  readonly server: TestServer
  readonly facilities?: readonly FacilityImport[]
  readonly inspectors?: readonly InspectorImport[]
}

/** Fills the two registers: 37 key and 412 general facilities and 30 inspectors unless told otherwise. */
export const registeredDistrict = async ({
  server,
  facilities = testFacilities(37, 412),
  inspectors = testInspectors(30),
}: District): Promise<void> => {
  const { platform } = server
  const context = { ...testImporting, at: platform.clock.now() }
  await platform.database.transaction(async rows => {
    await importFacilities(rows, platform, testImporting, facilities)
    await importInspectors(rows, platform, testImporting, inspectors)
    await addEntries(rows, platform.randomness, context, testComplaints(facilities))
    await approveExclusions(rows, context.at)
  })
}

/** Commits and draws the first quarter of 2027 over HTTP, as the office does. @returns the draw's id */
export const drawnDistrict = async (
  server: TestServer,
  { dispatch, ...district }: Omit<District, 'server'> & { readonly dispatch?: object } = {},
): Promise<string> => {
  await registeredDistrict({ server, ...district })
  const office = server.as('office')
  const frozen = await office.post('/api/draws', { period: testPeriod })
  const id: string = frozen.json.id
  await office.post(`/api/draws/${id}/commit`, {
    secret: testSecret,
    witnessName: '明川区生态环境分局',
    ...(dispatch ? { dispatch } : {}),
    beacon: { source: 'numbers/witnessed', round: '2026年12月28日现场摇号' },
  })
  const drawn = await office.post(`/api/draws/${id}/draw`, { value: testNumbers })
  if (drawn.status !== 200) throw new Error(`the draw failed: ${drawn.text}`)
  return id
}

/** An account for each member of a lot's team, in the order of the seats; the account's name is the inspector's id. */
export const signUpTeam = async (
  server: TestServer,
  drawId: string,
  index: number,
): Promise<readonly string[]> => {
  const list = await server.as('director').post(`/api/draws/${drawId}/sealed-list`, { reason: '测试需要' })
  const team: { inspector: { id: string } }[] = list.json.lots[index].team
  for (const { inspector } of team) await server.addInspector(inspector.id, inspector.id)
  return team.map(({ inspector }) => inspector.id)
}
