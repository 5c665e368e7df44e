import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDocx } from '../testing/docx.ts'
import {
  drawnDistrict,
  testFacilities,
  testInspectors,
  testNumbers,
  testPeriod,
} from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

describe('the notice of a draw', () => {
  let server: TestServer
  let id: string
  beforeAll(async () => {
    server = await startTestServer()
    const [stopped, ...others] = testFacilities(38, 412)
    if (!stopped) throw new Error('no facilities')
    const left = { ...stopped, operation: 'suspended', stoppedEvidence: '法人赵某某住院' } as const
    const [away, ...inspectors] = testInspectors(31)
    if (!away) throw new Error('no inspectors')
    id = await drawnDistrict(server, {
      facilities: [{ ...left, stoppedOn: '2026-11-01' }, ...others],
      inspectors: [{ ...away, post: 'seconded' }, ...inspectors],
    })
  })
  afterAll(() => server.stop())

  const path = () => `/api/draws/${id}/notice.docx`
  const fetched = async () => openDocx((await server.as('office').get(path())).bytes)

  test('says what binds the draw: numbers, window, hashes, beacon, log entries', async () => {
    const draw = (await server.as('auditor').get(`/api/draws/${id}`)).json
    const { text, rows, malformed } = await fetched()
    const flat = rows.map(row => row.map(cell => cell.replaceAll(' ', '')))
    expect(malformed).toEqual([])
    expect(rows).toEqual(
      expect.arrayContaining([
        ['重点排污单位（尚未检查）', '37', '10', '五.1'],
        ['一般排污单位', '412', '53', '五.2'],
        ['合计', '449', '63', ''],
        ['公开随机数', testNumbers],
        ['签数', '63支'],
      ]),
    )
    expect(flat).toEqual(
      expect.arrayContaining([
        ['抽查库根值', draw.pool.root],
        ['承诺散列值', draw.commitmentHash],
        ['封存根值', draw.root],
        ['见证承诺值', draw.witnesses[0].commitment],
      ]),
    )
    expect(text).toContain('规定的摇号期为2026年12月25日至31日')
    expect(text).toContain('实际摇号日期为2026年12月28日')
    expect(text).toContain(`记入公开透明日志第${draw.sealedLogIndex}号`)
    expect(text).toContain('参加摇号的污染源449家，执法检查人员30人')
    expect(text).toContain('自2027年4月1日起')
  })

  test('tells of those left out only how many and for which kind of reason', async () => {
    const { text, everything } = await fetched()
    expect(text).toContain('未参加的污染源1家，其中长期停产1家。')
    expect(text).toContain('未参加的检查人员1人，其中借调在外1人。')
    expect(everything).not.toContain('赵某某')
  })

  test('names nobody as long as the draw is sealed, in no part of the file, nor in its name', async () => {
    const { everything } = await fetched()
    const { headers } = await server.as('office').get(path())
    const told = `${everything}\n${decodeURIComponent(headers.get('content-disposition') ?? '')}`
    const list = (await server.as('director').post(`/api/draws/${id}/sealed-list`, { reason: '核对不外泄' }))
      .json
    expect(list.lots).toHaveLength(63)
    const secrets: string[] = [
      ...testFacilities(38, 412).flatMap(({ name, code, address, creditCode }) => [
        name,
        code,
        `${address}<`,
        creditCode ?? name,
      ]),
      ...testInspectors(31).flatMap(({ name, code, certificate }) => [name, code, certificate ?? name]),
      ...list.lots.map((lot: { facility: { id: string } }) => lot.facility.id),
    ]
    expect(secrets.filter(secret => told.includes(secret))).toEqual([])
  })

  test('leaves no trace of a look at the list, since it does not take one', async () => {
    const before = (await server.as('auditor').get('/api/access-records')).json.total
    await fetched()
    expect((await server.as('auditor').get('/api/access-records')).json.total).toBe(before)
  })

  test('is for office, director and auditor, named in Chinese, never kept by a cache', async () => {
    for (const role of ['inspector', 'sysadmin'] as const)
      expect((await server.as(role).get(path())).status).toBe(403)
    const { status, headers } = await server.as('auditor').get(path())
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    const disposition = headers.get('content-disposition') ?? ''
    expect(disposition).toContain(`filename="draw-150203-${testPeriod}.docx"`)
    expect(decodeURIComponent(disposition.split("filename*=UTF-8''")[1] ?? '')).toBe(
      '明川区生态环境分局2027年第一季度随机抽查摇号结果通报.docx',
    )
  })

  test('does not exist before the draw', async () => {
    server.clock.set('2027-03-29T01:00:00Z')
    const frozen = (await server.as('office').post('/api/draws', { period: '2027-Q2' })).json
    const answer = await server.as('office').get(`/api/draws/${frozen.id}/notice.docx`)
    expect([answer.status, answer.json.type]).toEqual([409, 'urn:mingqian:problem:draw-state'])
    expect((await server.as('office').get('/api/draws/none/notice.docx')).status).toBe(404)
  })

  test('is the same to the byte on another day, and gains the list when the draw is opened', async () => {
    const sealed = (await server.as('office').get(path())).bytes
    server.clock.set('2027-04-02T01:00:00Z')
    expect(Buffer.compare(sealed, (await server.as('office').get(path())).bytes)).toBe(0)

    const list = (await server.as('director').post(`/api/draws/${id}/sealed-list`, { reason: '与通报核对' }))
      .json
    expect((await server.as('office').post(`/api/draws/${id}/open`)).status).toBe(200)
    const { rows, text } = await fetched()
    expect(text).toContain('3．随机抽查名单')
    expect(text).toContain('2027年4月2日印发')
    const listed = rows.slice(rows.findIndex(row => row[0] === '签号') + 1)
    expect(listed.map(([number, facility]) => [number, facility])).toEqual(
      list.lots.map((lot: { index: number; facility: { name: string } }) => [
        String(lot.index + 1),
        lot.facility.name,
      ]),
    )
  })
})
