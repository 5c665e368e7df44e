import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readSheet } from '../registry/import/index.ts'
import { registeredDistrict, testFacilities, testInspectors } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
const office = () => server.as('office')
beforeAll(async () => {
  server = await startTestServer({ now: '2026-11-24T01:00:00Z' })
  const [first, ...others] = testInspectors(6)
  // Two people of one name.
  const inspectors = [{ ...first!, name: '王 伟' }, { ...others[0]!, name: '王伟' }, ...others.slice(1)]
  await registeredDistrict({ server, facilities: testFacilities(1, 1), inspectors })
})
afterAll(() => server.stop())

const course = {
  title: '双随机业务培训',
  kind: '双随机业务',
  heldOn: '2026-06-01',
  hours: 7.5,
  passMark: 60,
  validMonths: 24,
  organiser: '市局',
  place: '培训中心',
  remark: '',
}

let id = ''
const roster = async () => (await office().get(`/api/courses/${id}`)).json.roster
const marks = async () =>
  (await roster()).map(
    ({ inspectorId, mark, passed }: { inspectorId: string; mark: number | null; passed: boolean }) => [
      inspectorId,
      mark,
      passed,
    ],
  )
beforeEach(async () => {
  id = (await office().post('/api/courses', course)).json.id
})

const csv = (...rows: string[]) => ({
  name: '名单.csv',
  bytes: new TextEncoder().encode(rows.join('\r\n')),
})
const preview = (file: { name: string; bytes: Uint8Array }) =>
  office().upload(`/api/courses/${id}/roster-import/preview`, { file })
const bringIn = async (file: { name: string; bytes: Uint8Array }, mode: 'all' | 'good') =>
  office().upload(`/api/courses/${id}/roster-import`, {
    file,
    mode,
    digest: (await preview(file)).json.digest,
  })

describe('a course', () => {
  test('has passed who reaches the pass mark, nobody without a mark, whatever is said', async () => {
    await office().post(`/api/courses/${id}/roster`, { inspectors: ['R-003', 'R-004', 'R-005'] })
    expect(await marks()).toEqual([
      ['R-003', null, false],
      ['R-004', null, false],
      ['R-005', null, false],
    ])
    for (const { inspectorId, revision } of await roster()) {
      const mark = { 'R-003': 59.9, 'R-004': 60, 'R-005': null }[inspectorId as string]
      const content = { revision, mark, passed: true, certificateNumber: '' }
      await office().put(`/api/courses/${id}/roster/${inspectorId}`, content)
    }
    expect(await marks()).toEqual([
      ['R-003', 59.9, false],
      ['R-004', 60, true],
      ['R-005', null, false],
    ])
    const { json } = await office().get(`/api/courses/${id}`)
    expect(json.course).toMatchObject({ attended: 3, passed: 1 })
  })

  test('judges anew when its pass mark changes, and says so in each trail', async () => {
    await office().post(`/api/courses/${id}/roster`, { inspectors: ['R-003'] })
    const [{ revision }] = await roster()
    await office().put(`/api/courses/${id}/roster/R-003`, {
      revision,
      mark: 55,
      passed: false,
      certificateNumber: '',
    })
    const { json } = await office().get(`/api/courses/${id}`)
    await office().put(`/api/courses/${id}`, {
      revision: json.course.revision,
      course: { ...course, passMark: 50 },
    })
    expect(await marks()).toEqual([['R-003', 55, true]])
    const { items } = (await office().get('/api/inspectors/R-003/changes')).json
    expect(items[0]).toMatchObject({
      kind: 'attendance',
      fields: [{ field: 'passed', from: false, to: true }],
    })
    const stale = { revision: json.course.revision, course }
    expect((await office().put(`/api/courses/${id}`, stale)).json.type).toBe(
      'urn:mingqian:problem:register-row-changed',
    )
  })

  test('without a test is passed by being there, unless the office says otherwise', async () => {
    id = (await office().post('/api/courses', { ...course, passMark: null })).json.id
    await office().post(`/api/courses/${id}/roster`, { inspectors: ['R-003'] })
    const [{ passed, revision }] = await roster()
    expect(passed).toBe(true)
    const failed = { revision, mark: null, passed: false, certificateNumber: '' }
    await office().put(`/api/courses/${id}/roster/R-003`, failed)
    expect(await marks()).toEqual([['R-003', null, false]])
    const twice = await office().post(`/api/courses/${id}/roster`, { inspectors: ['R-003', 'R-004'] })
    expect(twice.json.type).toBe('urn:mingqian:problem:attendance-exists')
    expect(await roster()).toHaveLength(1)
  })

  test('withdrawn stays in sight, counts no more and can no longer be changed', async () => {
    await office().post(`/api/courses/${id}/roster`, { inspectors: ['R-006'] })
    const hours = async () => (await office().get('/api/inspectors/R-006')).json.hours
    expect(await hours()).toBe(7.5)
    const withdrawn = await office().post(`/api/courses/${id}/withdraw`, { reason: '重复登记' })
    expect(withdrawn.json.course.withdrawn).toMatchObject({ by: 'office', reason: '重复登记' })
    expect(await hours()).toBe(0)
    expect((await office().get('/api/inspectors/R-006/training')).json.items).toEqual([])
    const late = await office().post(`/api/courses/${id}/roster`, { inspectors: ['R-003'] })
    expect(late.json.type).toBe('urn:mingqian:problem:course-withdrawn')
    const list = async (query: string) =>
      (await office().get(`/api/courses?${query}`)).json.items.map((one: { id: string }) => one.id)
    expect(await list('state=valid')).not.toContain(id)
    expect(await list('state=withdrawn&year=2026')).toContain(id)
  })

  test('somebody taken off the roster is gone from it, not from the trail', async () => {
    await office().post(`/api/courses/${id}/roster`, { inspectors: ['R-003'] })
    const [{ revision }] = await roster()
    await office().delete(`/api/courses/${id}/roster/R-003?revision=${revision}`)
    expect(await roster()).toEqual([])
    const { items } = (await office().get('/api/inspectors/R-003/changes')).json
    expect(items[0]).toMatchObject({ kind: 'attendance', action: 'removed' })
  })
})

describe('a roster that is brought in', () => {
  const bad = csv(
    '培训名单,,,,',
    '姓名,人员编号,执法证号,考试成绩,是否合格,证书编号',
    '检查员003,R-003,,88,合格,培字1号',
    '检查员004,,15020300004,59,合格,',
    '王伟,,,70,,',
    '王伟,R-002,,70,,',
    '检查员005,R-006,,70,,',
    '无此人,,,70,,',
    '检查员006,,99999999,70,,',
    '检查员003,,,90,,',
    '检查员005,,,优,,',
  )

  test('finds people by number, certificate or a name of one person, and names each wrong cell', async () => {
    const { json } = await preview(bad)
    expect(json.rows).toBe(9)
    expect(
      json.bad.map(({ row, column, problem }: { row: number; column: string; problem: string }) => [
        row,
        column,
        problem,
      ]),
    ).toEqual([
      [4, '是否合格', 'choice'],
      [5, '姓名', 'choice'],
      [7, '人员编号', 'choice'],
      [8, '姓名', 'choice'],
      [9, '执法证号', 'choice'],
      [10, '姓名', 'duplicate'],
      [11, '考试成绩', 'format'],
    ])
    expect(json.bad[1].message.zh).toBe('有2人同名，须填写人员编号或执法证号')
    expect(
      json.good.map(({ inspectorId, effect }: { inspectorId: string; effect: string }) => [
        inspectorId,
        effect,
      ]),
    ).toEqual([
      ['R-003', 'new'],
      ['R-002', 'new'],
    ])
  })

  test('is refused whole, or brought in without its bad rows', async () => {
    expect((await bringIn(bad, 'all')).json.type).toBe('urn:mingqian:problem:import-has-bad-rows')
    expect(await roster()).toEqual([])
    const { json, status } = await bringIn(bad, 'good')
    expect([status, json]).toEqual([201, { added: 2, changed: 0, rejected: 7 }])
    expect(await marks()).toEqual([
      ['R-002', 70, true],
      ['R-003', 88, true],
    ])
    const file = await office().upload(`/api/courses/${id}/roster-import/rejected`, { file: bad })
    const sheet = readSheet(file.bytes, '需修改的行.xlsx')
    expect(sheet.ok && sheet.rows.length).toBe(8)
  })

  test('says what it changes of those who are on the roster, and leaves blanks as they were', async () => {
    await bringIn(bad, 'good')
    const marksOnly = csv(
      '姓名,执法证号,成绩',
      '检查员003,,90',
      '检查员004,15020300004,61',
      '王伟,15020300002,70',
    )
    const { json } = await preview(marksOnly)
    expect(json.good.map(({ effect }: { effect: string }) => effect)).toEqual(['changed', 'new', 'unchanged'])
    expect((await bringIn(marksOnly, 'all')).json).toEqual({ added: 1, changed: 1, rejected: 0 })
    expect((await roster())[1]).toMatchObject({ mark: 90, certificateNumber: '培字1号', passed: true })
    const again = await bringIn(marksOnly, 'all')
    expect(again.json).toEqual({ added: 0, changed: 0, rejected: 0 })
  })

  test('comes back from the very workbook that the roster goes out in', async () => {
    await bringIn(bad, 'good')
    const out = await office().get(`/api/courses/${id}/roster.xlsx`)
    const { json } = await preview({ name: '培训名单.xlsx', bytes: out.bytes })
    expect(json).toMatchObject({ rows: 2, bad: [] })
    expect(json.good.map(({ effect }: { effect: string }) => effect)).toEqual(['unchanged', 'unchanged'])
  })

  test('that is no roster is answered as one, and another file than the one previewed is refused', async () => {
    const { json } = await preview(csv('日期,地点', '2026-06-01,市局'))
    expect(json.type).toBe('urn:mingqian:problem:unreadable-file')
    const xls = { name: '名单.xls', bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]) }
    expect((await preview(xls)).json.type).toBe('urn:mingqian:problem:unreadable-file')
    const other = await office().upload(`/api/courses/${id}/roster-import`, {
      file: bad,
      mode: 'good',
      digest: '0'.repeat(64),
    })
    expect(other.json.type).toBe('urn:mingqian:problem:digest-mismatch')
    const big = { name: '名单.csv', bytes: new Uint8Array(5_100_000).fill(48) }
    expect((await preview(big)).status).toBe(413)
  })
})

test("an inspector's record can be read and taken along", async () => {
  const sheet = await writeWorkbook([
    [{ value: '姓名' }, { value: '执法证号' }, { value: '成绩' }],
    [{ value: '检查员005' }, { value: 15020300005 }, { value: 77.5 }],
  ]).toBuffer()
  await bringIn({ name: '名单.xlsx', bytes: sheet }, 'all')
  const { items } = (await office().get('/api/inspectors/R-005/training')).json
  const own = items.find((one: { courseId: string }) => one.courseId === id)
  expect(own).toMatchObject({ mark: 77.5, passed: true, until: '2028-05-31' })
  const file = await office().get('/api/inspectors/R-005/training.xlsx')
  expect(file.status).toBe(200)
  expect((await office().get('/api/inspectors/R-none/training')).status).toBe(404)
})
