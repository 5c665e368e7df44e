import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChanges } from '../changes/index.ts'
import {
  registeredDistrict,
  testFacilities,
  testImporting,
  testInspectors,
} from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { changeFacilities, type FacilityChange, facilitiesByIds } from './index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await registeredDistrict({ server, facilities: testFacilities(2, 2), inspectors: testInspectors(1) })
})
afterAll(() => server.stop())

const bureau = testImporting.bureau
const change = (...changes: FacilityChange[]) =>
  server.platform.database.transaction(rows =>
    changeFacilities(rows, { ...testImporting, at: server.platform.clock.now() }, changes),
  )
const facility = async (id: string) => (await facilitiesByIds(server.platform.database, bureau, [id])).get(id)
const trail = async (id: string) =>
  (await listChanges(server.platform.database, { bureau, of: { kind: 'facility', id }, limit: 10 })).items

test('a change is written down from what to what, and names the revision it followed', async () => {
  const before = await facility('W-00001')
  expect(await change({ id: 'W-00001', columns: { area: '新街道', legalPerson: '甘某' } })).toBe(1)
  const [latest, first] = await trail('W-00001')
  expect(latest).toMatchObject({
    action: 'changed',
    by: 'office',
    before: { area: '第1街道', legalPerson: '' },
    after: { area: '新街道', legalPerson: '甘某' },
    previous: before?.revision,
  })
  expect(first).toMatchObject({ action: 'created', previous: null })
  expect(await facility('W-00001')).toMatchObject({ area: '新街道', revision: latest?.revision })
})

test('who began from an older state is told, and nothing is lost', async () => {
  const revision = (await facility('W-00002'))?.revision
  await change({ id: 'W-00002', revision, columns: { remark: '第一人' } })
  await expect(change({ id: 'W-00002', revision, columns: { remark: '第二人' } })).rejects.toMatchObject({
    code: 'register-row-changed',
  })
  expect(await facility('W-00002')).toMatchObject({ remark: '第一人' })
})

test('what stays as it is gets neither a revision nor an entry in the trail', async () => {
  const before = await facility('W-00003')
  expect(await change({ id: 'W-00003', columns: { area: before?.area ?? '' } })).toBe(0)
  expect(await facility('W-00003')).toEqual(before)
  expect(await trail('W-00003')).toHaveLength(1)
})

test('a facility cannot move onto the site of another', async () => {
  const other = await facility('W-00004')
  const columns = { creditCode: other?.creditCode ?? '', address: other?.address ?? '' }
  await expect(change({ id: 'W-00003', columns })).rejects.toMatchObject({ code: 'register-changed' })
})
