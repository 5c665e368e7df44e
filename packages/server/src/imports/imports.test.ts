import { creditCodeCheckDigit } from '@mingqian/rules'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allFacilities } from '../registry/index.ts'
import { applyPreview, csvFile, importFile, previewFile } from '../testing/import-file.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const bureau = '150203'

/** A credit code of the demo's division, which does not exist, with a valid check digit. */
const creditCode = (n: number): string => {
  const start = `91150299MA${String(n).padStart(7, '0')}`
  return start + creditCodeCheckDigit(start)
}

const headings = [
  '污染源编号',
  '单位名称',
  '统一社会信用代码',
  '监管类别',
  '所属街镇',
  '详细地址',
  '联系电话',
  '生产状态',
  '环境风险等级',
]
const names = [
  '榆屏砂石场',
  '澄岭化工厂',
  '砚北印染',
  '梧桐电镀',
  '苍山水泥',
  '临江造纸',
  '望湖酿造',
  '青禾屠宰',
]

type Row = Partial<
  Record<
    'code' | 'name' | 'creditCode' | 'class' | 'area' | 'address' | 'phone' | 'operation' | 'risk',
    string
  >
>
const row = (n: number, more: Row = {}): readonly string[] => [
  more.code ?? `W-${n}`,
  more.name ?? `${names[n % names.length]}${n}分厂`,
  more.creditCode ?? creditCode(n),
  more.class ?? '一般',
  more.area ?? `砚北${n % 3}街道`,
  more.address ?? `${names[(n * 3) % names.length]}路${n}号`,
  more.phone ?? '',
  more.operation ?? '',
  more.risk ?? '',
]
const list = (...rows: readonly (readonly string[])[]) => csvFile(headings, rows)

describe('an import', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    for (const table of [
      'dossier_entries',
      'exclusions',
      'facilities',
      'inspectors',
      'register_changes',
      'imports',
      'import_rows',
      'import_mappings',
    ])
      await server.platform.database.execute(sql`delete from ${sql.raw(table)}`)
  })

  const office = () => server.as('office')
  const register = () => allFacilities(server.platform.database, bureau, '2026-12-28')
  const rowsOf = async (id: string, verdict: string) =>
    (await office().get(`/api/imports/${id}/rows?verdict=${verdict}`)).json

  test('changes nothing before somebody applies it, and says what it would do', async () => {
    const preview = await previewFile(
      office(),
      list(row(1), row(2, { creditCode: 'x' }), row(3, { phone: '13812345678' })),
    )
    expect(preview).toMatchObject({
      state: 'previewed',
      kind: 'facilities',
      fileName: '名录.csv',
      counts: { rows: 3, new: 2, changed: 0, unchanged: 0, near: 0, bad: 1 },
    })
    expect(await register()).toEqual([])
    const bad = await rowsOf(preview.id, 'bad')
    expect(bad.items).toMatchObject([
      { row: 3, findings: [{ column: '统一社会信用代码', problem: 'format' }] },
    ])
    const fresh = await rowsOf(preview.id, 'new')
    expect(fresh.items.map((one: { row: number }) => one.row)).toEqual([2, 4])
    expect(JSON.stringify(fresh)).toContain('138****5678')
    expect(JSON.stringify(fresh)).not.toContain('13812345678')
  })

  test('is applied whole or not at all, and gives the bad rows back to be corrected', async () => {
    const preview = await previewFile(office(), list(row(1), row(2, { creditCode: 'x' })))
    expect((await applyPreview(office(), preview.id)).answer.json.type).toBe(
      'urn:mingqian:problem:import-has-bad-rows',
    )
    expect(await register()).toEqual([])
    const { after } = await applyPreview(office(), preview.id, 'good')
    expect(after.state).toBe('done')
    expect((await register()).map(({ id }) => id)).toEqual(['W-1'])
    const workbook = await office().get(`/api/imports/${preview.id}/rejected`)
    const again = await previewFile(office(), { name: '需修改.xlsx', bytes: workbook.bytes })
    expect(again).toMatchObject({ counts: { rows: 1, bad: 1 }, facts: { ignoredColumns: ['问题'] } })
  })

  test('of a list that is in the register shows each change field by field, and makes it', async () => {
    await importFile(office(), list(row(1, { phone: '13800000001' }), row(2), row(3)))
    const preview = await previewFile(
      office(),
      list(row(1, { class: '重点', phone: '13800000002' }), row(2), row(3, { name: '改名后的公司' }), row(9)),
    )
    expect(preview.counts).toMatchObject({ new: 1, changed: 2, unchanged: 1 })
    const changed = await rowsOf(preview.id, 'changed')
    expect(changed.items[0].changes).toMatchObject([
      { label: { zh: '监管类别' }, from: { zh: '一般排污单位' }, to: { zh: '重点排污单位' } },
      { label: { zh: '联系电话' }, from: { zh: '138****0001' }, to: { zh: '138****0002' } },
    ])
    await applyPreview(office(), preview.id)
    const now = await register()
    expect(now.map(one => [one.id, one.class, one.formerNames])).toEqual([
      ['W-1', 'key', []],
      ['W-2', 'general', []],
      ['W-3', 'general', ['临江造纸3分厂'.replace('临江造纸', names[3] ?? '')]],
      ['W-9', 'general', []],
    ])
    expect((await office().get('/api/facilities/W-1')).json.phone).toBe('138****0002')
  })
})
