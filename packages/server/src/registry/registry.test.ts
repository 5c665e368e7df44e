import { creditCodeCheckDigit } from '@mingqian/rules'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { addEntries } from '../dossiers/index.ts'
import { approveExclusions, testImporting } from '../testing/drawn-district.ts'
import { type Answer, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { UploadedFile } from './import-upload.ts'
import {
  allFacilities,
  allInspectors,
  avoidedBetween,
  type FacilityImport,
  facilitiesByIds,
  facilityContact,
  importFacilities,
  importInspectors,
  markVisited,
} from './index.ts'
import { facilities, inspectorConflicts, inspectors } from './tables.ts'

const bureau = '150203'

/** A credit code of the demo's division, which does not exist, with a valid check digit. */
const creditCode = (n: number): string => {
  const start = `91150299MA${String(n).padStart(7, '0')}`
  return start + creditCodeCheckDigit(start)
}

const facility = (n: number, more: Partial<FacilityImport> = {}): FacilityImport => ({
  name: `榆屏${n}号砂石场`,
  creditCode: creditCode(n),
  class: n % 10 === 0 ? 'key' : 'general',
  division: bureau,
  area: `砚北${n % 3}街道`,
  address: `澄岭路${n}号`,
  formerNames: [],
  keyKinds: [],
  operation: 'operating',
  ...more,
})

const headings = [
  '污染源编号',
  '单位名称',
  '统一社会信用代码',
  '监管类别',
  '所属街镇',
  '详细地址',
  '联系电话',
]

type Row = readonly string[]
const row = (
  n: number,
  more: { code?: string; creditCode?: string; address?: string; phone?: string } = {},
): Row => [
  more.code ?? '',
  `榆屏${n}号砂石场`,
  more.creditCode ?? creditCode(n),
  n % 10 === 0 ? '重点' : '一般',
  `砚北${n % 3}街道`,
  more.address ?? `澄岭路${n}号`,
  more.phone ?? '',
]

const csv = (rows: readonly Row[], first: Row = headings, name = '名录.csv'): UploadedFile => ({
  name,
  bytes: new TextEncoder().encode([first, ...rows].map(cells => cells.join(',')).join('\r\n')),
})

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

describe('the register', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    await server.platform.database.execute('delete from dossier_entries')
    await server.platform.database.execute('delete from exclusions')
    await server.platform.database.delete(inspectorConflicts)
    await server.platform.database.delete(facilities)
    await server.platform.database.delete(inspectors)
  })

  const register = () => allFacilities(server.platform.database, bureau, '2026-12-28')
  const put = (values: readonly FacilityImport[]) =>
    server.platform.database.transaction(rows =>
      importFacilities(rows, server.platform, testImporting, values),
    )
  const office = () => server.as('office')
  const preview = (file: UploadedFile, kind = 'facilities') =>
    office().upload(`/api/registry/${kind}/preview`, { file })
  const bringIn = async (file: UploadedFile, mode: 'all' | 'good', kind = 'facilities'): Promise<Answer> => {
    const { json } = await preview(file, kind)
    return office().upload(`/api/registry/${kind}/import`, { file, digest: json.digest, mode })
  }

  describe('taking in a file', () => {
    const oneBad = csv([row(1), row(2, { creditCode: `${creditCode(2).slice(0, 17)}?` }), row(3)])

    test('previews every finding and writes nothing', async () => {
      const { status, json } = await preview(oneBad)
      expect(status).toBe(200)
      expect(json).toMatchObject({
        kind: 'facilities',
        fileName: '名录.csv',
        rows: 3,
        good: 2,
        ignoredColumns: [],
      })
      expect(json.bad).toMatchObject([{ row: 3, column: '统一社会信用代码', problem: 'format' }])
      expect(json.sample.map((each: { row: number }) => each.row)).toEqual([2, 4])
      expect(await register()).toEqual([])
    })

    test('takes all or nothing', async () => {
      const refused = await bringIn(oneBad, 'all')
      expect(refused.status).toBe(422)
      expect(refused.json).toMatchObject({ type: 'urn:mingqian:problem:import-has-bad-rows' })
      expect(await register()).toEqual([])

      const taken = await bringIn(csv([row(1), row(2), row(3)]), 'all')
      expect([taken.status, taken.json]).toEqual([201, { imported: 3, rejected: 0 }])
      expect((await register()).map(({ id, name }) => [id, name])).toEqual([
        ['W150203-00001', '榆屏1号砂石场'],
        ['W150203-00002', '榆屏2号砂石场'],
        ['W150203-00003', '榆屏3号砂石场'],
      ])
    })

    test('takes the good rows and gives the bad ones back as a workbook', async () => {
      const taken = await bringIn(oneBad, 'good')
      expect([taken.status, taken.json]).toEqual([201, { imported: 2, rejected: 1 }])

      const rejected = await office().upload('/api/registry/facilities/rejected', { file: oneBad })
      expect(rejected.status).toBe(200)
      expect(rejected.headers.get('content-type')).toContain('spreadsheetml')
      const again = await preview({ name: '需修改.xlsx', bytes: rejected.bytes })
      // Rows 1 and 3 are in the register now, hence duplicates: the workbook names them too.
      expect(again.json.ignoredColumns).toEqual(['问题'])
      expect(again.json.bad.map((each: { problem: string }) => each.problem)).toContain('format')
    })

    test('finds what is in the register already, by number and by site', async () => {
      await put([facility(1, { code: 'A-1' }), facility(2)])
      const { json } = await preview(
        csv([row(3, { code: 'A-1' }), row(2, { address: '澄岭路 2 号。' }), row(2, { address: '另一厂区' })]),
      )
      expect(json.bad.map((each: { row: number; problem: string }) => [each.row, each.problem])).toEqual([
        [2, 'duplicate'],
        [3, 'duplicate'],
      ])
      expect(json.good).toBe(1)
    })

    test('refuses a file other than the one previewed', async () => {
      const { json } = await preview(csv([row(1)]))
      const answer = await office().upload('/api/registry/facilities/import', {
        file: csv([row(2)]),
        digest: json.digest,
        mode: 'all',
      })
      expect([answer.status, answer.json.type]).toEqual([409, 'urn:mingqian:problem:digest-mismatch'])
      expect(await register()).toEqual([])
    })

    test('lets one of two racing imports in, whole', async () => {
      const file = csv(numbers(1, 600).map(n => row(n)))
      const { json } = await preview(file)
      const order = { file, digest: json.digest, mode: 'all' }
      const answers = await Promise.all(
        [1, 2].map(() => office().upload('/api/registry/facilities/import', order)),
      )
      const statuses = answers.map(answer => answer.status).sort()
      expect(statuses[0]).toBe(201)
      expect([409, 422]).toContain(statuses[1])
      expect(await register()).toHaveLength(600)
    })

    test('leaves nothing of an import that meets a newcomer half-way', async () => {
      await put([facility(700)])
      const late = put(numbers(1, 700).map(n => facility(n)))
      await expect(late).rejects.toMatchObject({ code: 'register-changed' })
      expect(await register()).toHaveLength(1)
    })

    test('numbers what has none after the largest in the register and in the file', async () => {
      await put([
        facility(1, { code: 'W150203-00041' }),
        facility(2, { code: 'W150203-9' }),
        facility(3, { code: '旧-7' }),
      ])
      expect(await put([facility(4), facility(5, { code: 'W150203-00050' }), facility(6)])).toEqual([
        'W150203-00051',
        'W150203-00050',
        'W150203-00052',
      ])
    })

    test('says what is the matter with a file that is none', async () => {
      const broken = await preview({ name: '名录.xlsx', bytes: new TextEncoder().encode('not a workbook') })
      expect([broken.status, broken.json.type]).toEqual([422, 'urn:mingqian:problem:unreadable-file'])
      expect(broken.json.detail).toMatch(/\p{Script=Han}/u)
      const headless = await preview(csv([['1', '2']], ['甲', '乙']))
      expect([headless.status, headless.json.detail]).toEqual([
        422,
        expect.stringContaining('统一社会信用代码'),
      ])
      const empty = await bringIn(csv([row(1, { creditCode: 'x' })]), 'good')
      expect(empty.json.type).toBe('urn:mingqian:problem:nothing-to-import')
    })

    test('refuses what is too large before reading it, and callers who may not', async () => {
      const large = { name: '名录.csv', bytes: new Uint8Array(20_100_000) }
      expect((await preview(large)).status).toBe(413)
      expect(
        (await server.as('auditor').upload('/api/registry/facilities/preview', { file: csv([row(1)]) }))
          .status,
      ).toBe(403)
      expect(
        (await server.anybody.upload('/api/registry/facilities/preview', { file: csv([row(1)]) })).status,
      ).toBe(401)
    })

    test('gives a template that imports as it is', async () => {
      const template = await office().get('/api/registry/inspectors/template')
      expect(template.status).toBe(200)
      const { json } = await preview({ name: '模板.xlsx', bytes: template.bytes }, 'inspectors')
      expect(json).toMatchObject({ rows: 1, good: 1, bad: [] })
    })

    test('previews 5,000 rows of a workbook in under 5 s while HTTP stays responsive', async () => {
      const cells = [headings, ...numbers(1, 5000).map(n => row(n, { phone: '13800001234' }))].map(each =>
        each.map(value => (value ? { value, type: String } : null)),
      )
      const file = { name: '名录.xlsx', bytes: new Uint8Array(await writeWorkbook(cells).toBuffer()) }
      let longest = 0
      let last = performance.now()
      const pulse = setInterval(() => {
        longest = Math.max(longest, performance.now() - last)
        last = performance.now()
      }, 5)
      const started = performance.now()
      const { json } = await preview(file)
      const previewed = performance.now() - started
      clearInterval(pulse)
      expect(json).toMatchObject({ rows: 5000, good: 5000 })
      expect(json.sample).toHaveLength(50)
      const taken = await office().upload('/api/registry/facilities/import', {
        file,
        digest: json.digest,
        mode: 'all',
      })
      expect(taken.json).toEqual({ imported: 5000, rejected: 0 })
      expect(previewed).toBeLessThan(5000)
      expect(longest).toBeLessThan(500)
    })
  })

  describe('phone numbers', () => {
    test('are masked in every answer and absent in clear from the tables', async () => {
      const file = csv([row(1, { phone: '13812345678' })])
      expect((await preview(file)).json.sample[0].value.phone).toBe('138****5678')
      await bringIn(file, 'all')
      const list = await office().get('/api/facilities')
      expect(list.json.items[0].phone).toBe('138****5678')
      expect((await office().get('/api/facilities/W150203-00001')).json.phone).toBe('138****5678')
      expect(list.text).not.toContain('12345678')
      const dump = await server.platform.database.execute(
        sql`select f::text, encode(phone_sealed, 'escape') as sealed from facilities f`,
      )
      expect(JSON.stringify(dump.rows)).toContain('榆屏1号砂石场')
      expect(JSON.stringify(dump.rows)).not.toContain('13812345678')
    })

    test('are in clear for the team of a lot alone', async () => {
      await put([facility(1, { contact: '甘某', phone: '0472-5123456' }), facility(2)])
      const { platform } = server
      expect(await facilityContact(platform, platform.database, bureau, 'W150203-00001')).toEqual({
        contact: '甘某',
        phone: '0472-5123456',
      })
      expect(await facilityContact(platform, platform.database, bureau, 'W150203-00002')).toEqual({
        contact: '',
        phone: null,
      })
      await expect(facilityContact(platform, platform.database, bureau, 'nowhere')).rejects.toMatchObject({
        code: 'not-found',
      })
    })
  })

  describe('the list of facilities', () => {
    beforeEach(async () => {
      await put([
        ...numbers(1, 60).map(n => facility(n, n % 4 === 0 ? { name: '同名公司' } : {})),
        facility(61, { name: '砚北100%公司', contact: '甘某' }),
        facility(62, { operation: 'closed', stoppedOn: '2026-03-01', stoppedEvidence: '关停公告' }),
      ])
      await server.platform.database.transaction(rows => approveExclusions(rows, server.platform.clock.now()))
    })

    const walk = async (query: string): Promise<string[]> => {
      const ids: string[] = []
      let next: string | null = ''
      while (next !== null) {
        const { status, json }: Answer = await office().get(
          `/api/facilities?${query}&limit=7${next ? `&after=${next}` : ''}`,
        )
        expect([status, json.total]).toEqual([200, 62])
        ids.push(...json.items.map((item: { id: string }) => item.id))
        next = json.next
      }
      return ids
    }

    test.each(['code', 'name', 'class'])('is walked once over, sorted by %s either way', async sort => {
      const up = await walk(`sort=${sort}&order=asc`)
      const down = await walk(`sort=${sort}&order=desc`)
      expect(new Set(up).size).toBe(62)
      expect(up).toHaveLength(62)
      expect(down).toEqual([...up].reverse())
    })

    const idsOf = async (query: string): Promise<{ ids: string[]; total: number }> => {
      const { json } = await office().get(`/api/facilities?${query}`)
      return { ids: json.items.map((item: { id: string }) => item.id.slice(-2)), total: json.total }
    }

    test('finds by name, credit code, number and address, taking wildcards as they are', async () => {
      expect((await idsOf(`q=${encodeURIComponent('100%公司')}`)).ids).toEqual(['61'])
      expect((await idsOf(`q=${encodeURIComponent('_')}`)).total).toBe(0)
      expect((await idsOf(`q=${creditCode(17)}`)).ids).toEqual(['17'])
      expect((await idsOf(`q=${creditCode(17).toLowerCase()}`)).ids).toEqual(['17'])
      expect((await idsOf('q=w150203-00023')).ids).toEqual(['23'])
      expect((await idsOf(`q=${encodeURIComponent('澄岭路３１号')}`)).ids).toEqual(['31'])
      expect((await idsOf(`q=${encodeURIComponent('\\')}`)).total).toBe(0)
      expect((await idsOf('q=%00')).total).toBe(62)
    })

    test('filters by class, area and whether a facility takes part', async () => {
      expect((await idsOf('class=key')).ids).toEqual(['10', '20', '30', '40', '50', '60'])
      expect((await idsOf(`area=${encodeURIComponent('砚北0街道')}&class=key`)).ids).toEqual(['30', '60'])
      expect((await idsOf('state=excluded')).ids).toEqual(['62'])
      expect((await idsOf('state=active')).total).toBe(61)
    })

    test('says why a facility is out and why it has more balls', async () => {
      const [id = ''] = await put([facility(90, { riskGrade: 'major' })])
      const { database, randomness, clock } = server.platform
      const violation = { number: '罚1', foundOn: '2026-01-05', matter: '偷排', serious: true }
      const complaint = (on: string) => ({ number: on, receivedOn: on, matter: '噪声' })
      await database.transaction(rows =>
        addEntries(rows, randomness, { ...testImporting, at: clock.now() }, [
          { facilityId: id, kind: 'violation', data: violation },
          ...['2026-02-03', '2026-03-04', '2026-05-06'].map(on => ({
            facilityId: id,
            kind: 'complaint' as const,
            data: complaint(on),
          })),
        ]),
      )
      const closed = await office().get('/api/facilities/W150203-00062')
      expect(closed.json).toMatchObject({
        state: 'excluded',
        exclusion: { reason: 'closed', since: '2026-03-01', until: null, evidence: '关停公告' },
        balls: 1,
        ballReasons: [],
      })
      const risky = await server.as('director').get('/api/facilities/W150203-00063')
      expect(risky.json).toMatchObject({ state: 'active', exclusion: null, balls: 5 })
      expect(risky.json.ballReasons.map((reason: { id: string }) => reason.id)).toEqual([
        'complaints',
        'serious-violation',
        'high-risk',
      ])
    })

    test('answers a broken question as one', async () => {
      expect((await office().get('/api/facilities/nowhere')).status).toBe(404)
      expect((await office().get('/api/facilities/%00')).status).toBe(422)
      expect((await office().get('/api/facilities?sort=balls')).status).toBe(422)
      const odd = Buffer.from(JSON.stringify(['\u0000', '\u0000'])).toString('base64url')
      expect((await office().get(`/api/facilities?after=${odd}`)).status).toBe(200)
      expect((await office().get('/api/facilities?after=nonsense')).json.items).toHaveLength(50)
      expect((await server.as('inspector').get('/api/facilities')).status).toBe(403)
    })
  })

  describe('a visit', () => {
    test('moves the last visit forward and never back', async () => {
      await put([facility(1), facility(2)])
      const { database } = server.platform
      const visitedOn = async () =>
        (await facilitiesByIds(database, bureau, ['W150203-00001', 'nowhere'])).get('W150203-00001')
          ?.lastVisitedOn
      expect(await visitedOn()).toBeNull()
      for (const [day, expected] of [
        ['2027-01-20', '2027-01-20'],
        ['2027-01-12', '2027-01-20'],
        ['2027-03-02', '2027-03-02'],
      ] as const) {
        await markVisited(database, bureau, 'W150203-00001', day)
        expect(await visitedOn()).toBe(expected)
      }
      expect((await register())[1]?.lastVisitedOn).toBeNull()
    })
  })

  describe('inspectors', () => {
    const inspectorHeadings = ['姓名', '执法证号', '在岗状态', '可任主办', '采样资格', '回避单位', '联系电话']
    const inspectorCsv = (...rows: Row[]) => csv(rows, inspectorHeadings, '人员.csv')

    test('avoid all sites of a credit code, or the one of a number', async () => {
      await put([facility(1), facility(1, { address: '二厂区' }), facility(2)])
      const taken = await bringIn(
        inspectorCsv(
          ['甘一', '15020001', '在岗', '是', '否', creditCode(1), '13900001111'],
          ['甘二', '15020002', '借调', '否', '是', `W150203-00003、W150203-00001`, ''],
        ),
        'all',
        'inspectors',
      )
      expect(taken.json).toEqual({ imported: 2, rejected: 0 })
      const { json } = await server.as('sysadmin').get('/api/inspectors')
      expect(json).toMatchObject({ next: null, total: 2 })
      const avoided = (await allInspectors(server.platform.database, bureau)).map(inspector =>
        avoidedBetween(inspector, '2027-01-01', '2027-03-31'),
      )
      expect(avoided).toEqual([
        ['W150203-00001', 'W150203-00002'],
        ['W150203-00001', 'W150203-00003'],
      ])
      expect(json.items).toMatchObject([
        {
          id: 'R150203-00001',
          tags: ['lead', 'member'],
          avoids: 2,
          phone: '139****1111',
          post: 'in-post',
          username: null,
        },
        {
          id: 'R150203-00002',
          tags: ['member', 'sampler'],
          avoids: 2,
          phone: null,
          post: 'seconded',
        },
      ])
    })

    test('who avoid a facility that is not in the register are refused, since it would not bind', async () => {
      const { json } = await preview(
        inspectorCsv(
          ['甘一', '15020001', '', '', '', creditCode(9), ''],
          ['甘二', '15020002', '', '', '', '', ''],
        ),
        'inspectors',
      )
      expect(json).toMatchObject({ rows: 2, good: 1 })
      expect(json.bad).toMatchObject([
        { row: 2, column: '回避单位', value: creditCode(9), problem: 'choice' },
      ])
      const { platform } = server
      const value = {
        name: '甘一',
        certificate: '15020001',
        post: 'in-post',
        lead: true,
        sampler: false,
        areas: [],
      } as const
      const late = platform.database.transaction(rows =>
        importInspectors(rows, platform, testImporting, [{ ...value, avoid: [creditCode(9)] }]),
      )
      await expect(late).rejects.toMatchObject({ code: 'register-changed' })
    })

    test('are known by their certificate', async () => {
      await bringIn(inspectorCsv(['甘一', '15020001', '', '', '', '', '']), 'all', 'inspectors')
      const { json } = await preview(inspectorCsv(['甘二', '15020001', '', '', '', '', '']), 'inspectors')
      expect(json.bad).toMatchObject([{ row: 2, column: '执法证号', problem: 'duplicate' }])
    })

    test('are listed with their user names, found and filtered', async () => {
      const rows = numbers(1, 5).map(
        (n): Row => [`甘${n}`, `1502000${n}`, n === 5 ? '离岗' : '在岗', '', '', '', ''],
      )
      await bringIn(inspectorCsv(...rows), 'all', 'inspectors')
      await server.addInspector('gan2', 'R150203-00002')
      const ids: string[] = []
      let next: string | null = ''
      while (next !== null) {
        const { json }: Answer = await office().get(`/api/inspectors?limit=2${next ? `&after=${next}` : ''}`)
        ids.push(...json.items.map((item: { id: string }) => item.id))
        next = json.next
      }
      expect(ids).toEqual(numbers(1, 5).map(n => `R150203-0000${n}`))
      const found = await office().get(`/api/inspectors?q=${encodeURIComponent('甘2')}`)
      expect(found.json.items).toMatchObject([{ name: '甘2', username: 'gan2' }])
      expect((await office().get('/api/inspectors?post=left')).json.items).toMatchObject([{ name: '甘5' }])
      expect((await allInspectors(server.platform.database, bureau)).map(({ id }) => id)).toEqual(ids)
    })
  })

  test('keeps the bureaus apart', async () => {
    await server.platform.database.transaction(rows =>
      importFacilities(rows, server.platform, { ...testImporting, bureau: '150204' }, [
        facility(1, { code: 'X-1' }),
      ]),
    )
    await put([facility(1, { code: 'X-1' })])
    expect(await register()).toHaveLength(1)
    const [other] = await server.platform.database
      .select()
      .from(facilities)
      .where(eq(facilities.bureau, '150204'))
    expect(other?.id).toBe('X-1')
    expect((await office().get('/api/facilities')).json.total).toBe(1)
  })
})
