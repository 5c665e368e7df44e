import { creditCodeCheckDigit } from '@mingqian/rules'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addEntries } from '../dossiers/index.ts'
import { approveExclusions, testImporting } from '../testing/drawn-district.ts'
import { csvFile, importFile, previewFile } from '../testing/import-file.ts'
import { type Answer, startTestServer, type TestServer } from '../testing/test-server.ts'
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

const csv = (rows: readonly Row[], first: Row = headings, name = '名录.csv') => csvFile(first, rows, name)

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
  describe('putting in facilities', () => {
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
  })

  describe('phone numbers', () => {
    test('are masked in every answer and absent in clear from the tables', async () => {
      const file = csv([row(1, { phone: '13812345678' })])
      await importFile(office(), file)
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
      const taken = await importFile(
        office(),
        inspectorCsv(
          ['甘一', '15020001', '在岗', '是', '否', creditCode(1), '13900001111'],
          ['甘二', '15020002', '借调', '否', '是', `W150203-00003、W150203-00001`, ''],
        ),
        { kind: 'inspectors' },
      )
      expect(taken.counts).toMatchObject({ new: 2, bad: 0 })
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
      const preview = await previewFile(
        office(),
        inspectorCsv(
          ['甘一', '15020001', '', '', '', creditCode(9), ''],
          ['甘二', '15020002', '', '', '', '', ''],
        ),
        { kind: 'inspectors' },
      )
      expect(preview.counts).toMatchObject({ rows: 2, new: 1, bad: 1 })
      const bad = await office().get(`/api/imports/${preview.id}/rows?verdict=bad`)
      expect(bad.json.items).toMatchObject([
        { row: 2, findings: [{ column: '回避单位', value: creditCode(9), problem: 'choice' }] },
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
      await importFile(office(), inspectorCsv(['甘一', '15020001', '', '', '', '', '']), {
        kind: 'inspectors',
      })
      const again = inspectorCsv(['甘二', '15020001', '', '', '', '', ''])
      const { counts } = await importFile(office(), again, { kind: 'inspectors' })
      expect(counts).toMatchObject({ new: 0, changed: 1 })
      const { json } = await office().get('/api/inspectors')
      expect(json.items).toMatchObject([{ id: 'R150203-00001', name: '甘二' }])
    })

    test('are listed with their user names, found and filtered', async () => {
      const rows = numbers(1, 5).map(
        (n): Row => [`甘${n}`, `1502000${n}`, n === 5 ? '离岗' : '在岗', '', '', '', ''],
      )
      await importFile(office(), inspectorCsv(...rows), { kind: 'inspectors' })
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
