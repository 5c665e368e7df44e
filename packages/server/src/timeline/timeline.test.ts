import { afterAll, beforeAll, expect, test } from 'vitest'
import { requestExclusions } from '../exclusions/index.ts'
import { happeningKinds } from '../platform/happenings.ts'
import { openDocx } from '../testing/docx.ts'
import { approveExclusions, drawnDistrict, signUpTeam, testImporting } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let draw: string
/** The facility of lot 0, and one that was not drawn. */
let drawn: string
let undrawn: string
/** The facilities of the list, by lot. */
let list: readonly string[]

const office = () => server.as('office')
const timeline = async (id: string, query = '') =>
  (await office().get(`/api/facilities/${id}/timeline${query}`)).json
// biome-ignore lint/suspicious/noExplicitAny: answers of every shape
const titles = (page: any): string[] => page.items.map((item: any) => item.title.zh)

const change = async (id: string, edit: Record<string, unknown>) => {
  const { revision } = (await office().get(`/api/facilities/${id}`)).json
  const answer = await office().patch(`/api/facilities/${id}`, { revision, ...edit })
  if (answer.status !== 200) throw new Error(answer.text)
}

// Every tenth has complaints.
const hasNoComplaints = (id: string) => !id.endsWith('1')

beforeAll(async () => {
  server = await startTestServer()
  draw = await drawnDistrict(server)
  const { lots } = (
    await server.as('director').post(`/api/draws/${draw}/sealed-list`, { reason: '测试需要' })
  ).json
  list = lots.map((lot: { facility: { id: string } }) => lot.facility.id)
  drawn = list[0] as string
  undrawn = Array.from({ length: 449 }, (_, n) => `W-${String(n + 1).padStart(5, '0')}`).find(
    id => !list.includes(id) && hasNoComplaints(id),
  ) as string
})
afterAll(() => server.stop())

test('nothing in the timeline tells a facility of a sealed list from one that is not in it', async () => {
  const bare = (page: { items: { id: string }[] }) =>
    JSON.stringify(page.items.map(item => ({ ...item, id: '' })))
  const plain = bare(await timeline(undrawn))
  const secret = list.filter(hasNoComplaints)
  expect(secret.length).toBeGreaterThan(20)
  for (const id of secret) expect(bare(await timeline(id))).toBe(plain)
  for (const kind of ['draw', 'visit']) expect((await timeline(drawn, `?kind=${kind}`)).items).toEqual([])
})

test('a change tells who, when, from what to what, in the words of the forms', async () => {
  await change(undrawn, {
    name: '改名后的厂',
    operation: 'suspended',
    legalPersonId: '11010519491231002X',
    profile: { size: 'small', openedOn: '2010-05-01' },
    extra: { 网格员: '甲' },
  })
  const [latest] = (await timeline(undrawn)).items
  expect(latest).toMatchObject({ kind: 'change', by: 'office', title: { zh: '修改基本信息' } })
  const changes = Object.fromEntries(
    latest.changes.map((one: { label: { zh: string }; from: { zh: string } | null; to: { zh: string } }) => [
      one.label.zh,
      [one.from?.zh ?? null, one.to.zh],
    ]),
  )
  expect(changes).toEqual({
    单位名称: [expect.stringMatching(/^试验单位/), '改名后的厂'],
    曾用名: [null, expect.stringMatching(/^试验单位/)],
    生产状态: ['正常生产', '停产'],
    法定代表人身份证号: [null, '已填写（不显示）'],
    企业规模: [null, '小型'],
    '投产（开业）日期': [null, '2010-05-01'],
    网格员: [null, '甲'],
  })
})

test('an entry stands at its day, and what became of it is told even after it is removed', async () => {
  const path = `/api/facilities/${undrawn}/entries`
  const order = {
    number: '明环责改〔2026〕9号',
    orderedOn: '2026-03-02',
    matter: '清理',
    dueOn: '2026-04-02',
  }
  const added = (await office().post(path, { kind: 'rectification', data: order })).json
  const [happened] = (await timeline(undrawn, '?kind=enforcement')).items
  expect(happened).toMatchObject({ day: '2026-03-02', link: { to: 'entry', id: added.id } })
  const changed = await office().put(`/api/dossier-entries/${added.id}`, {
    revision: added.revision,
    data: { ...order, doneOn: '2026-04-01' },
  })
  await office().post(`/api/dossier-entries/${added.id}/remove`, { revision: changed.json.revision })
  expect((await timeline(undrawn, '?kind=enforcement')).items).toEqual([])
  const { items } = await timeline(undrawn, '?kind=change')
  expect(titles({ items: items.slice(0, 3) }).sort()).toEqual(
    ['删除', '修改', '登记'].map(doing => `${doing}责令改正：明环责改〔2026〕9号`).sort(),
  )
  expect(items.slice(0, 3).every((item: { link: unknown }) => item.link === null)).toBe(true)
})

test('an exclusion is told from its request to its approval', async () => {
  await server.platform.database.transaction(async rows => {
    const at = server.platform.clock.now()
    await requestExclusions(rows, server.platform.randomness, { ...testImporting, at }, [
      { facilityId: undrawn, reason: 'moved', since: '2026-12-01', until: null, evidence: '现场核实' },
    ])
    await approveExclusions(rows, at)
  })
  const { items } = await timeline(undrawn, '?kind=exclusion')
  expect(titles({ items }).sort()).toEqual(['批准不参加抽查', '申请不参加抽查'])
  expect(JSON.stringify(items)).toContain('搬迁：现场核实')
})

test('pages joined are the whole timeline, each thing once and the newest first, whatever the size of a page', async () => {
  const whole = (await timeline(undrawn, '?limit=200')).items
  expect(whole.length).toBeGreaterThan(6)
  const instants = whole.map((item: { at: string }) => item.at)
  expect(instants).toEqual([...instants].sort().reverse())
  for (const limit of [1, 2, 3, 5]) {
    const ids: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: { items: { id: string }[]; next: string | null } = await timeline(
        undrawn,
        `?limit=${limit}${after ? `&after=${after}` : ''}`,
      )
      expect(page.items.length).toBeLessThanOrEqual(limit)
      ids.push(...page.items.map(({ id }) => id))
      after = page.next
    }
    expect(ids).toEqual(whole.map((item: { id: string }) => item.id))
  }
  const byKind = []
  for (const kind of happeningKinds)
    byKind.push(...(await timeline(undrawn, `?limit=200&kind=${kind}`)).items)
  expect(byKind.map(({ id }) => id).sort()).toEqual(whole.map((item: { id: string }) => item.id).sort())
})

test('a lot opened on site shows its draw and its visit, and its team the dossier; a draft tells nothing of what was found', async () => {
  server.clock.set('2027-01-05T01:00:00Z')
  const [member] = await signUpTeam(server, draw, 0)
  const ofTeam = server.person(member as string)
  const dossier = `/api/draws/${draw}/lots/0/dossier`
  expect((await ofTeam.get(dossier)).status).toBe(404)
  await ofTeam.post(`/api/draws/${draw}/lots/0/open`)
  expect((await ofTeam.get(dossier)).json.facility.id).toBe(drawn)
  expect((await server.as('inspector').get(dossier)).status).toBe(404)
  const { items } = await timeline(drawn)
  expect(titles({ items: items.slice(0, 1) })).toEqual(['双随机现场检查，记录尚未签字'])
  expect(items[0].link).toBeNull()
  expect((await timeline(drawn, '?kind=draw')).items).toMatchObject([
    { title: { zh: '2027年第一季度双随机摇号抽中' }, facts: [{ value: { zh: '第1号' } }] },
  ])
})

test('when the whole draw is opened every facility of its list shows it, and no other', async () => {
  server.clock.set('2027-04-02T01:00:00Z')
  expect((await server.as('director').post(`/api/draws/${draw}/open`)).status).toBe(200)
  expect((await timeline(list[1] as string, '?kind=draw')).items).toMatchObject([
    { facts: [{ value: { zh: '第2号' } }] },
  ])
  expect((await timeline(drawn, '?kind=draw')).items).toHaveLength(1)
  expect((await timeline(undrawn, '?kind=draw')).items).toEqual([])
})

test('a dossier prints as one document that says what it holds, and numbers stay masked', async () => {
  await change(list[2] as string, { phone: '13800138000', profile: { staff: 12 }, remark: '老厂' })
  const printed = await office().get(`/api/facilities/${list[2]}/dossier.docx`)
  expect(printed.status).toBe(200)
  const { malformed, text, rows, everything } = openDocx(printed.bytes)
  expect(malformed).toEqual([])
  expect(rows).toContainEqual(['联系电话', '138****8000'])
  expect(rows).toContainEqual(['职工人数', '12 人'])
  expect(everything).not.toContain('13800138000')
  for (const part of [
    '基本信息',
    '环保手续',
    '治理与排放',
    '风险与信用',
    '投诉与执法',
    '抽签球数',
    '文件',
    '时间线',
  ])
    expect(text).toContain(part)
  const hash = /SHA-256摘要为([0-9a-f]{64})/.exec(text)?.[1]
  expect(hash).toBeDefined()
  const again = openDocx((await office().get(`/api/facilities/${list[2]}/dossier.docx`)).bytes).text
  expect(again).toContain(hash)
  await change(list[2] as string, { remark: '新厂' })
  expect(openDocx((await office().get(`/api/facilities/${list[2]}/dossier.docx`)).bytes).text).not.toContain(
    hash,
  )
})
