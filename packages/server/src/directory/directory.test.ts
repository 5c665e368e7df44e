import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDocx } from '../testing/docx.ts'
import { registeredDistrict, testFacilities } from '../testing/drawn-district.ts'
import { csvFile, importFile } from '../testing/import-file.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { classUnder, keyClassDecidedBy, publishEdition } from './index.ts'

const bureau = '150203'
const permit = (category: 'water' | 'air') => [
  { criterion: `${category}-permit`, value: true, note: '许可证' },
]

/** A district of 6 key and 4 general facilities. */
const district = async () => {
  const server = await startTestServer({ now: '2026-10-12T01:00:00Z' })
  await registeredDistrict({ server, facilities: testFacilities(6, 4) })
  return server
}

const id = (n: number) => `W-${String(n).padStart(5, '0')}`

const working = (server: TestServer) => {
  const office = server.as('office')
  const director = server.as('director')
  const revisionOf = async (edition: string) => (await office.get(`/api/directory/${edition}`)).json.revision
  const step = async (caller: typeof office, edition: string, what: string, more: object = {}) =>
    caller.post(`/api/directory/${edition}/${what}`, { revision: await revisionOf(edition), ...more })
  const decide = async (
    edition: string,
    n: number,
    category: 'water' | 'air',
    more: { listed?: boolean; reason?: string; findings?: unknown[] } = {},
  ) => {
    const { listed = true, reason = '', findings = listed ? permit(category) : [] } = more
    const { json } = await office.get(`/api/directory/${edition}/facilities/${id(n)}`)
    const old = json.decisions.find((each: { category: string }) => each.category === category)
    return office.put(`/api/directory/${edition}/facilities/${id(n)}/${category}`, {
      findings,
      listed,
      reason,
      revision: old?.revision ?? null,
    })
  }
  const publish = async (edition: string) => {
    const submitted = await step(office, edition, 'submit')
    if (submitted.status !== 200) throw new Error(submitted.text)
    const published = await step(director, edition, 'publish')
    if (published.status !== 200) throw new Error(published.text)
    return published.json
  }
  const classes = async () => {
    const { json } = await office.get('/api/facilities?limit=200')
    return Object.fromEntries(
      json.items.map((each: { id: string; class: string; keyKinds: string[] }) => [
        each.id,
        `${each.class} ${each.keyKinds.join('')}`.trim(),
      ]),
    )
  }
  return { office, director, step, decide, publish, classes }
}

describe('an edition of the key-facility directory', () => {
  let server: TestServer
  let work: ReturnType<typeof working>
  beforeAll(async () => {
    server = await district()
    work = working(server)
  })
  afterAll(() => server.stop())

  test('begins with nothing decided and the general criteria, for this year or the next', async () => {
    const { office } = work
    expect((await office.post('/api/directory', { year: 2024 })).status).toBe(422)
    const begun = await office.post('/api/directory', { year: 2026, basis: '工作方案第九条' })
    expect(begun.status).toBe(201)
    expect(begun.json).toMatchObject({ name: '2026', state: 'draft', facilities: 0, basis: '工作方案第九条' })
    expect(begun.json.criteria.criteria.length).toBeGreaterThan(20)
    expect((await office.post('/api/directory', { year: 2026 })).json.type).toContain('directory-open')
  })

  test('scores each facility by the criteria, and asks for a reason where the office departs from them', async () => {
    const { office, decide } = work
    const scored = await office.post('/api/directory/2026/assess', {
      category: 'water',
      findings: [
        { criterion: 'water-exceedances', value: 3 },
        { criterion: 'water-total', value: 85 },
        { criterion: 'air-permit', value: true },
      ],
    })
    expect(scored.json).toMatchObject({ total: 50, threshold: 60, listed: false })
    expect((await decide('2026', 1, 'water', { findings: [] })).json.fields[0].path).toBe('reason')
    const decided = await decide('2026', 1, 'water')
    expect(decided.json.decisions).toEqual([
      expect.objectContaining({ category: 'water', listed: true, assessed: true, total: 0, by: 'office' }),
    ])
  })

  test('shows the second of two clerks that somebody else has decided meanwhile', async () => {
    const { office } = work
    const path = `/api/directory/2026/facilities/${id(1)}/water`
    const late = await office.put(path, { findings: [], listed: false, reason: '停产', revision: null })
    expect(late.json.type).toContain('decision-changed')
    const { json } = await office.get(`/api/directory/2026/facilities/${id(1)}`)
    expect(json.decisions[0].listed).toBe(true)
  })

  test('keeps who decided what from what to what', async () => {
    const { office, decide } = work
    await decide('2026', 2, 'air')
    await decide('2026', 2, 'air', { listed: false, reason: '' })
    const { json } = await office.get(`/api/directory/2026/facilities/${id(2)}/trail`)
    expect(json.items).toMatchObject([
      {
        category: 'air',
        action: 'changed',
        by: 'office',
        before: { listed: true },
        after: { listed: false },
      },
      { category: 'air', action: 'created', before: null, after: { listed: true } },
    ])
    await decide('2026', 2, 'air')
  })

  test('cannot be submitted while it lists nobody, and not changed once it is', async () => {
    const { office, step, decide } = work
    await office.post('/api/directory', { year: 2027 })
    expect((await step(office, '2027', 'submit')).json.type).toContain('directory-unfinished')
    expect((await step(office, '2026', 'submit')).json.state).toBe('submitted')
    expect((await decide('2026', 3, 'water')).json.type).toContain('directory-state')
    expect((await step(office, '2026', 'discard')).json.type).toContain('directory-state')
  })

  test('is sent back with a note, and submitted again', async () => {
    const { director, office, step, decide } = work
    const returned = await step(director, '2026', 'return', { note: '请核实三号单位' })
    expect(returned.json).toMatchObject({
      state: 'draft',
      returned: { by: 'director', note: '请核实三号单位' },
    })
    expect((await decide('2026', 3, 'water')).status).toBe(200)
    expect((await step(office, '2026', 'submit')).status).toBe(200)
  })

  test('is approved by the director only, and never by who drew it up', async () => {
    const { office, director, step } = work
    expect((await step(office, '2026', 'publish')).status).toBe(403)
    expect((await director.get('/api/directory/2026')).json.mayApprove).toBe(true)
    expect((await office.get('/api/directory/2026')).json.mayApprove).toBe(false)
    // The clerk who submitted it has become a director meanwhile.
    const people = await server.as('sysadmin').get('/api/people')
    const clerk = people.json.items.find((each: { username: string }) => each.username === 'office')
    const own = publishEdition(server.platform.database, server.platform, {
      bureau,
      person: { ...clerk, role: 'director' },
      edition: { bureau, year: 2026, amendment: 0 },
      revision: (await director.get('/api/directory/2026')).json.revision,
    })
    await expect(own).rejects.toMatchObject({ code: 'directory-own-approval' })
  })

  test('is nowhere to be seen by the public before it is published', async () => {
    const { anybody } = server
    const unknown = await anybody.get('/directory/2031')
    const words = (text: string) => text.replace(/href="[^"]*lang=[^"]*"/, '')
    for (const path of ['/directory/2026', '/directory/2026/list.csv', '/directory/2026/list.json']) {
      const answer = await anybody.get(path)
      expect([answer.status, words(answer.text)]).toEqual([404, words(unknown.text)])
    }
    const everything = [await anybody.get('/directory'), await anybody.get('/'), await anybody.get('/log')]
    for (const { text } of everything) expect(text).not.toContain('试验单位')
    expect(everything[0]?.text).toContain('还没有公布')
  })

  test('says before its approval what it changes in the register and in the next quota', async () => {
    const { director } = work
    const { json } = await director.get('/api/directory/2026/effect')
    expect(json).toMatchObject({ period: '2027-Q1', undecided: 0 })
    expect(json.ceases.items.map((each: { facilityId: string }) => each.facilityId)).toEqual([
      id(4),
      id(5),
      id(6),
    ])
    expect(json.otherwise.total).toBe(3)
    expect(json.classes[0]).toMatchObject({
      class: 'key',
      before: { facilities: 6, quota: 2 },
      after: { facilities: 3, quota: 1 },
    })
  })

  test('is public, in the log and in force once it is approved, and the register goes by it', async () => {
    const { director, step, classes } = work
    const published = await step(director, '2026', 'publish')
    expect(published.json).toMatchObject({ state: 'published', inForce: true, facilities: 3 })
    const { hash, logIndex } = published.json.published
    const list = await server.anybody.get('/directory/2026/list.json')
    expect(createHash('sha256').update(list.bytes).digest('hex')).toBe(hash)
    const log = await server.anybody.get('/log')
    expect(log.text).toContain('公布重点排污单位名录第 2026 版，共 3 家')
    const page = await server.anybody.get('/directory')
    expect(page.text).toContain(`#entry-${logIndex}`)
    expect(page.text).toContain('试验单位00003号')
    expect(page.text).not.toContain('试验单位00004号')
    expect(await classes()).toMatchObject({ [id(1)]: 'key 水', [id(2)]: 'key 气', [id(4)]: 'general' })
  })

  test('is searched and filtered by anybody, and downloaded whole', async () => {
    const air = await server.anybody.get('/directory/2026?category=air')
    expect(air.text).toContain('试验单位00002号')
    expect(air.text).not.toContain('试验单位00001号')
    const found = await server.anybody.get(`/directory?q=${encodeURIComponent('00003')}`)
    expect(found.text).toContain('共 1 家')
    const csv = (await server.anybody.get('/directory/2026/list.csv')).text
    expect(csv.split('\r\n').length).toBe(5)
    expect(csv).toContain('试验单位00001号')
    const book = await server.anybody.get('/directory/2026/list.xlsx')
    expect([book.status, book.bytes[0], book.bytes[1]]).toEqual([200, 0x50, 0x4b])
    for (const file of [csv, (await server.anybody.get('/directory/2026/list.json')).text])
      expect(file).not.toMatch(/许可证|1[3-9]\d{9}/)
  })

  test('can never be changed again', async () => {
    const { office, director, step, decide } = work
    const before = (await server.anybody.get('/directory/2026/list.json')).text
    expect((await decide('2026', 1, 'air')).json.type).toContain('directory-state')
    for (const [caller, what, more] of [
      [office, 'submit', {}],
      [office, 'discard', {}],
      [director, 'return', { note: '退回' }],
      [director, 'publish', {}],
    ] as const)
      expect((await step(caller, '2026', what, more)).json.type).toContain('directory-state')
    expect((await office.post('/api/directory/2026/carry-over', {})).json.type).toContain('directory-state')
    expect((await server.anybody.get('/directory/2026/list.json')).text).toBe(before)
  })

  test('carries the edition in force over into the next with a preview, and names what is left out', async () => {
    const { office } = work
    const preview = await office.post('/api/directory/2027/carry-over/preview', {})
    expect(preview.json).toMatchObject({
      from: '2026',
      carried: 3,
      decided: 0,
      byCategory: { water: 2, air: 1 },
    })
    const untouched = await office.get('/api/directory/2027')
    expect(untouched.json.standings).toEqual({ new: 0, kept: 0, dropped: 0, open: 3 })
    expect((await office.post('/api/directory/2027/carry-over', { categories: ['air'] })).json.written).toBe(
      1,
    )
    expect((await office.post('/api/directory/2027/carry-over', {})).json.written).toBe(2)
    expect((await office.get('/api/directory/2027')).json.standings.kept).toBe(3)
  })

  test('takes facilities out in bulk for one reason, and shows the difference', async () => {
    const { office, decide } = work
    const facilities = [id(1), id(3)]
    const preview = await office.post('/api/directory/2027/drop/preview', { facilities, category: null })
    expect(preview.json.items.length).toBe(2)
    await office.post('/api/directory/2027/drop', { facilities: [id(1)], category: null, reason: '已拆除' })
    await decide('2027', 8, 'water')
    const { json } = await office.get('/api/directory/2027/differences?standing=dropped')
    expect(json.items).toEqual([
      {
        facilityId: id(1),
        name: '试验单位00001号',
        category: 'water',
        standing: 'dropped',
        reason: '已拆除',
      },
    ])
    const filtered = async (query: string) =>
      (await office.get(`/api/directory/2027/candidates?${query}`)).json.items.map(
        (each: { facility: { id: string } }) => each.facility.id,
      )
    expect(await filtered('standing=dropped')).toEqual([id(1)])
    expect(await filtered('standing=new')).toEqual([id(8)])
    expect(await filtered('standing=kept')).toEqual([id(2), id(3)])
    expect(await filtered('inForce=yes')).toEqual([id(1), id(2), id(3)])
    expect(await filtered('decision=none&class=key')).toEqual([])
    expect(await filtered('inForce=yes&category=air')).toEqual([id(2)])
    expect(await filtered('decision=none&limit=3')).toEqual([id(4), id(5), id(6)])
  })

  test('is amended with a reason, as a new edition that names what it adds and takes away', async () => {
    const { office, decide, publish } = work
    expect((await office.post('/api/directory', { year: 2026 })).json.fields[0].path).toBe('reason')
    const begun = await office.post('/api/directory', { year: 2026, reason: '一号单位关停，九号单位投产' })
    expect(begun.json).toMatchObject({ name: '2026.1', facilities: 3 })
    await decide('2026.1', 1, 'water', { listed: false, reason: '关停' })
    await decide('2026.1', 9, 'air')
    await publish('2026.1')
    const page = await server.anybody.get('/directory')
    expect(page.text).toContain('一号单位关停，九号单位投产')
    expect(page.text).toMatch(/新增 1 家[\s\S]*试验单位00009号/)
    expect(page.text).toMatch(/移出 1 家[\s\S]*试验单位00001号/)
    const past = await server.anybody.get('/directory/2026')
    expect(past.text).toContain('已被第 2026.1 版取代')
    expect(past.text).toContain('试验单位00001号')
    expect(await work.classes()).toMatchObject({ [id(1)]: 'general', [id(9)]: 'key 气' })
  })

  test('stands on the timeline of each facility that an edition lists', async () => {
    const { office } = work
    const titles = async (n: number): Promise<string[]> =>
      (await office.get(`/api/facilities/${id(n)}/timeline?kind=directory`)).json.items.map(
        (item: { title: { zh: string } }) => item.title.zh,
      )
    expect(await titles(9)).toEqual(['列入重点排污单位名录（2026.1版）'])
    expect(await titles(1)).toEqual(['列入重点排污单位名录（2026版）'])
    expect(await titles(5)).toEqual([])
  })

  test('has to decide again on what an amendment has listed meanwhile', async () => {
    const { office, step } = work
    const refused = await step(office, '2027', 'submit')
    expect(refused.json.type).toContain('directory-unfinished')
    expect((await office.get('/api/directory/2027')).json.unfinished).toMatchObject({ undecided: 1 })
    await office.post('/api/directory/2027/carry-over', {})
    await work.publish('2027')
    expect((await office.post('/api/directory', { year: 2026, reason: '再修订' })).json.type).toContain(
      'directory-superseded',
    )
  })

  test('alone makes and unmakes key facilities: an import cannot', async () => {
    const { platform } = server
    const decided = await keyClassDecidedBy(platform.database, platform, bureau)
    expect(decided).toMatchObject({ edition: '2027', residual: 'general' })
    if (!decided) return
    expect(classUnder(decided, id(8), 'general')).toEqual({ class: 'key', keyKinds: ['水'], overruled: true })
    expect(classUnder(decided, id(5), 'key')).toEqual({ class: 'general', keyKinds: [], overruled: true })
    expect(classUnder(decided, null, 'key')).toMatchObject({ class: 'general', overruled: true })
    expect(classUnder(decided, null, 'general')).toMatchObject({ class: 'general', overruled: false })
  })

  test('alone makes and unmakes key facilities: a list that is imported says so and is overruled', async () => {
    const { office } = work
    const file = csvFile(
      ['污染源编号', '单位名称', '统一社会信用代码', '监管类别', '详细地址'],
      [
        [
          id(5),
          '试验单位00005号',
          (await office.get(`/api/facilities/${id(5)}`)).json.creditCode,
          '重点',
          '试验路5号',
        ],
        ['W-NEW', '新来的厂', testFacilities(0, 999)[998]?.creditCode ?? '', '重点', '新路1号'],
      ],
    )
    const done = await importFile(office, file, { mode: 'good' })
    expect(JSON.stringify(done.facts.warnings)).toContain('以2027版名录为准')
    for (const one of [id(5), 'W-NEW'])
      expect((await office.get(`/api/facilities/${one}`)).json).toMatchObject({
        class: 'general',
        keyKinds: [],
      })
  })

  test('alone makes and unmakes key facilities: the form of the dossier cannot', async () => {
    const { office } = work
    expect((await office.get(`/api/facilities/${id(1)}`)).json.classDecidedBy).toBe('2027')
    for (const [facility, stated] of [
      [id(8), 'general'],
      [id(5), 'key'],
    ] as const) {
      const { revision, class: current } = (await office.get(`/api/facilities/${facility}`)).json
      const edited = await office.patch(`/api/facilities/${facility}`, { revision, class: stated })
      expect(edited.status).toBe(422)
      expect(edited.json.fields[0].path).toBe('class')
      expect(edited.json.fields[0].message.zh).toContain('名录（2027）决定')
      const same = await office.patch(`/api/facilities/${facility}`, {
        revision,
        class: current,
        area: '甲街',
      })
      expect(same.json).toMatchObject({ class: current, area: '甲街' })
    }
  })

  test('is a document for signature while it is a draft, and an issued one afterwards', async () => {
    const { office } = work
    await office.post('/api/directory', { year: 2027, reason: '补充' })
    const draft = await openDocx((await office.get('/api/directory/2027.1/directory.docx')).bytes)
    expect(draft.malformed).toEqual([])
    expect(draft.text).toContain('（送审稿）')
    const issued = await openDocx((await office.get('/api/directory/2027/directory.docx')).bytes)
    expect(issued.text).toContain('现予公布')
    expect(issued.rows).toEqual(expect.arrayContaining([['序号', '单位名称', '统一社会信用代码', '地址']]))
    const book = await office.get('/api/directory/2027/workbook')
    expect([book.status, book.bytes[0], book.bytes[1]]).toEqual([200, 0x50, 0x4b])
  })

  test('scores every decision anew when the criteria change, and drops nothing when it is discarded but the draft', async () => {
    const { office, step } = work
    const { json } = await office.get('/api/directory/2027.1')
    const criteria = {
      ...json.criteria,
      criteria: json.criteria.criteria.map((each: { id: string }) =>
        each.id === 'water-permit' ? { ...each, measure: { kind: 'fact', points: 10 } } : each,
      ),
    }
    const body = { criteria, basis: json.basis, reason: json.reason }
    const saved = await office.put('/api/directory/2027.1', { revision: json.revision, ...body })
    expect(saved.status).toBe(200)
    const { decisions } = (await office.get(`/api/directory/2027.1/facilities/${id(3)}`)).json
    expect(decisions[0]).toMatchObject({ listed: true, assessed: false, total: 10 })
    expect(
      (await office.put('/api/directory/2027.1', { revision: json.revision, ...body })).json.type,
    ).toContain('directory-changed')
    expect((await step(office, '2027.1', 'discard')).status).toBe(204)
    expect((await office.get('/api/directory/2027.1')).status).toBe(404)
    expect((await office.get('/api/directory/2027')).json.inForce).toBe(true)
  })
})
