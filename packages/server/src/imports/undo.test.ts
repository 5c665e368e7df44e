import { creditCodeCheckDigit } from '@mingqian/rules'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addEntries } from '../dossiers/index.ts'
import { decideExclusion } from '../exclusions/index.ts'
import { addConflicts, changeFacilities } from '../registry/index.ts'
import { registeredDistrict, testImporting } from '../testing/drawn-district.ts'
import { applyPreview, csvFile, importFile, previewFile, settledImport } from '../testing/import-file.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const creditCode = (n: number): string => {
  const start = `91150299MA${String(n).padStart(7, '0')}`
  return start + creditCodeCheckDigit(start)
}

const names = ['榆屏砂石场', '澄岭化工厂', '砚北印染', '梧桐电镀', '苍山水泥', '临江造纸']

/** One row of a list: which facility it is of, and what it says of it. */
type Row = {
  readonly n: number
  readonly numbered: boolean
  readonly name: string
  readonly class: string
  readonly phone: string
  readonly area: string
  readonly operation: string
  readonly risk: string
  readonly site: number
}

const rowArbitrary: fc.Arbitrary<Row> = fc.record({
  n: fc.integer({ min: 1, max: 12 }),
  numbered: fc.boolean(),
  name: fc.constantFrom(...names),
  class: fc.constantFrom('重点', '一般'),
  phone: fc.constantFrom('', '13800000001', '13800000002'),
  area: fc.constantFrom('', '砚北街道', '澄南街道'),
  operation: fc.constantFrom('', '正常', '停产'),
  risk: fc.constantFrom('', '重大', '一般'),
  site: fc.constantFrom(1, 2),
})

const rowsArbitrary = fc.uniqueArray(rowArbitrary, {
  minLength: 1,
  maxLength: 8,
  selector: ({ n, site }) => `${n} ${site}`,
})

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

const listOf = (rows: readonly Row[]) =>
  csvFile(
    headings,
    rows.map(row => [
      row.numbered ? `W-${row.n}-${row.site}` : '',
      `${row.name}${row.n}号`,
      creditCode(row.n),
      row.class,
      row.area,
      row.site === 1 ? `东路${row.n}号` : `完全不同的西区工业园${row.n}栋`,
      row.phone,
      row.operation,
      row.risk,
    ]),
  )

const complaintHeadings = ['统一社会信用代码', '污染源编号', '受理编号', '受理日期', '投诉内容']
const complaintsOf = (ids: readonly string[], matter: string) =>
  csvFile(
    complaintHeadings,
    ids.map((id, at) => ['', id, `诉-${at}`, '2026-03-02', matter]),
  )

describe('undoing an import', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())

  const office = () => server.as('office')
  const { execute } = { execute: (text: string) => server.platform.database.execute(sql.raw(text)) }

  const clear = async () => {
    for (const table of [
      'records',
      'lots',
      'draws',
      'outside_visits',
      'dossier_entries',
      'exclusions',
      'inspector_conflicts',
      'inspector_leaves',
      'facilities',
      'inspectors',
      'imports',
      'import_rows',
    ])
      await execute(`delete from ${table}`)
  }

  /** Everything of the register, as text; what rows are found by follows from the rest. */
  const registerNow = async (): Promise<string> => {
    const tables = await Promise.all(
      [
        `select to_jsonb(f) - 'search' - 'grams' - 'search_revision' as row from facilities f order by id`,
        `select to_jsonb(i) - 'search' - 'grams' - 'search_revision' as row from inspectors i order by id`,
        `select to_jsonb(e) as row from dossier_entries e order by id`,
        `select to_jsonb(e) as row from exclusions e order by id`,
        `select to_jsonb(c) as row from inspector_conflicts c order by id`,
      ].map(execute),
    )
    return JSON.stringify(tables.map(({ rows }) => rows))
  }

  const idsNow = async (): Promise<readonly string[]> =>
    (await execute('select id from facilities order by id')).rows.map(({ id }) => String(id))

  const undo = (id: string) => office().post(`/api/imports/${id}/undo`)

  /** Previews a list, decides what is near by turns, and applies what is good; none if there is nothing to apply. */
  const bring = async (
    file: ReturnType<typeof csvFile>,
    wish: { kind?: string; options?: Readonly<Record<string, unknown>> } = {},
  ): Promise<string | null> => {
    const preview = await previewFile(office(), file, wish)
    expect(preview.state).toBe('previewed')
    const near = (await office().get(`/api/imports/${preview.id}/rows?verdict=near`)).json.items
    for (const [at, { row }] of near.entries())
      await office().post(`/api/imports/${preview.id}/decisions`, {
        rows: [row],
        as: at % 2 ? 'new' : 'first',
      })
    const { counts } = await settledImport(office(), preview.id)
    if (counts.new + counts.changed + counts.near === 0) return null
    const { after } = await applyPreview(office(), preview.id, 'good')
    // Two near rows may have been merged into one facility, or one made at another's site: then nothing was written.
    return after.state === 'done' ? preview.id : null
  }

  const options = fc.record({
    existing: fc.constantFrom('update', 'keep'),
    blanks: fc.constantFrom('keep', 'clear'),
    complete: fc.constant(false),
  })

  test('restores exactly what was, whatever was in the register and whatever came', async () => {
    let undone = 0
    await fc.assert(
      fc.asyncProperty(
        rowsArbitrary,
        rowsArbitrary,
        options,
        fc.boolean(),
        async (first, second, how, entries) => {
          await clear()
          await bring(listOf(first))
          if (entries) await bring(complaintsOf(await idsNow(), '噪声'), { kind: 'complaint' })
          const before = await registerNow()
          const imported = await bring(listOf(second), { options: how })
          const more = entries
            ? await bring(complaintsOf(await idsNow(), '异味'), { kind: 'complaint' })
            : null
          for (const id of [more, imported]) {
            if (!id) continue
            expect((await undo(id)).text).toContain('"state":"undone"')
            undone += 1
          }
          expect(await registerNow()).toBe(before)
        },
      ),
      { numRuns: 15 },
    )
    expect(undone).toBeGreaterThan(10)
  })

  const later: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
    'a change of a facility': id =>
      server.platform.database.transaction(rows =>
        changeFacilities(rows, { ...testImporting, at: server.platform.clock.now() }, [
          { id, columns: { remark: '后来改的' } },
        ]),
      ),
    'an entry of its dossier': id =>
      server.platform.database.transaction(rows =>
        addEntries(rows, server.platform.randomness, { ...testImporting, at: server.platform.clock.now() }, [
          {
            facilityId: id,
            kind: 'complaint',
            data: { number: '诉-9', receivedOn: '2026-05-01', matter: '噪声' },
          },
        ]),
      ),
    'a decided exclusion': () =>
      server.platform.database.transaction(async rows => {
        const director = {
          bureau: '150203',
          by: { id: 'director', name: 'director' },
          at: server.platform.clock.now(),
        }
        for (const { id } of (await rows.execute(sql`select id from exclusions`)).rows)
          await decideExclusion(rows, director, { id: String(id), approved: false, note: '仍在生产' })
      }),
    'a visit outside the regime': id =>
      execute(`insert into outside_visits (bureau, id, kind, reference, facility_id, facility, visited_on, team, inspectors, reason, findings, violation, registered_at, registered_by_id, registered_by)
        values ('150203', 'v-${id}', 'case', '案1', '${id}', '{"name":"甲"}', '2026-12-28', '[]', '{}', '', '', false, now() + interval '10 years', 'o', 'o')`),
    'an avoidance': async id => {
      const { database, randomness, clock } = server.platform
      await execute(`insert into inspectors (bureau, id, name, certificate, post, tags, areas, revision, created_at)
        values ('150203', 'R-1', '甘一', '1502', 'in-post', '{member}', '{}', 0, now())`)
      const context = { ...testImporting, at: clock.now() }
      const conflict = {
        inspectorId: 'R-1',
        facilityId: id,
        kind: 'declared',
        from: '2026-12-28',
        until: null,
        basis: '亲属',
      } as const
      await database.transaction(rows => addConflicts(rows, randomness, context, [conflict]))
    },
  }

  test.each(Object.keys(later))('is refused after %s, which is named, and changes nothing', async what => {
    await clear()
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, async rows => {
        await clear()
        const stopped = rows.map((row, at) => (at === 0 ? { ...row, operation: '停产' } : row))
        const id = await bring(listOf(stopped))
        expect(id).not.toBeNull()
        const [facility = ''] = (
          await execute(`select facility_id as id from exclusions order by facility_id limit 1`)
        ).rows.map(row => String(row.id))
        await later[what]?.(facility)
        const before = await registerNow()
        const refused = await undo(String(id))
        expect([refused.status, refused.json.type]).toEqual([409, 'urn:mingqian:problem:import-depended-on'])
        expect(await registerNow()).toBe(before)
        const { json } = await office().get(`/api/imports/${id}/dependants`)
        expect(json.total).toBeGreaterThan(0)
        expect(json.items.length).toBe(json.total)
        expect((await office().get(`/api/imports/${id}`)).json.dependants).toBe(json.total)
      }),
      { numRuns: 3 },
    )
  })

  test('is refused after a draw has frozen its pool, without telling who was drawn', async () => {
    await clear()
    await registeredDistrict({ server })
    const id = await importFile(office(), listOf([{ ...sample, n: 1 }])).then(one => one.id)
    const { status } = await office().post('/api/draws', { period: '2027-Q1' })
    expect(status).toBe(201)
    const before = await registerNow()
    expect((await undo(id)).status).toBe(409)
    expect(await registerNow()).toBe(before)
    const { json } = await office().get(`/api/imports/${id}/dependants`)
    expect(json.items).toMatchObject([{ what: 'draw', id: '150203-2027-Q1', facilityId: null }])
  })

  test('of an import whose later change was itself undone is possible again', async () => {
    await clear()
    const before = await registerNow()
    const first = await bring(listOf([{ ...sample, n: 1 }]))
    const second = await bring(listOf([{ ...sample, n: 1, class: '重点' }]))
    expect((await undo(String(first))).status).toBe(409)
    expect((await undo(String(second))).status).toBe(200)
    expect((await undo(String(first))).status).toBe(200)
    expect(await registerNow()).toBe(before)
    expect((await undo(String(first))).json.type).toBe('urn:mingqian:problem:import-state')
  })

  test('leaves both in the trail: the change and its being undone', async () => {
    await clear()
    await execute('delete from register_changes')
    await bring(listOf([{ ...sample, n: 1 }]))
    const id = await bring(listOf([{ ...sample, n: 1, class: '重点' }]))
    await undo(String(id))
    const { rows } = await execute(
      `select action, before->>'class' as was, after->>'class' as is from register_changes where import_id = '${id}' order by revision`,
    )
    expect(rows).toEqual([
      { action: 'changed', was: 'general', is: 'key' },
      { action: 'restored', was: 'key', is: 'general' },
    ])
  })
})

const sample: Row = {
  n: 1,
  numbered: true,
  name: '榆屏砂石场',
  class: '一般',
  phone: '13800000001',
  area: '砚北街道',
  operation: '',
  risk: '',
  site: 1,
}
