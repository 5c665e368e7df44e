import { announcedCalendar, shippedRuleSets } from '@mingqian/rules'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDocument } from '../documents/write-document.ts'
import { openDocx } from '../testing/docx.ts'
import { registeredDistrict } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { annualPlan } from './annual-plan.ts'
import { planDocument } from './plan-document.ts'

const path = '/api/plans/2027/plan.docx'

describe('the annual plan as a document', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ now: '2026-12-10T01:00:00Z' })
    await registeredDistrict({ server })
    await server.as('office').post('/api/plans', { year: 2027 })
  })
  afterAll(() => server.stop())

  const fetched = async () => openDocx((await server.as('office').get(path)).bytes)

  test('says that a draft is a draft, and is issued by nobody', async () => {
    const { text, malformed } = await fetched()
    expect(malformed).toEqual([])
    expect(text).toContain('（征求意见稿）')
    expect(text).not.toContain('文件')
    expect(text).not.toContain('批准，')
  })

  test('says the numbers of the plan, where they come from and by when each thing is due', async () => {
    const { text, rows } = await fetched()
    expect(rows).toEqual(
      expect.arrayContaining([
        ['时段', '重点排污单位', '一般排污单位', '合计'],
        ['2027年第一季度', '10', '53', '63'],
        ['2027年第四季度', '10', '52', '62'],
        ['全年', '40', '210', '250'],
        ['第二季度', '2027年4月1日至6月30日', '2027年3月25日至31日※'],
      ]),
    )
    expect(text).toContain('污染源共449家，其中重点排污单位37家、一般排污单位412家；在编在岗执法检查人员30人')
    expect(text).toContain('37家重点排污单位×25%向上取整=10家')
    expect(text).toContain('全年至少需500人次')
    expect(text).toContain('应于2026年12月20日前确定')
    expect(text).toContain('报明川区人民政府、市生态环境局备案')
    expect(text).toContain('放假安排尚未公布')
  })

  test('is read by office, director and auditor, never kept by a cache, and named in Chinese', async () => {
    for (const role of ['office', 'director', 'auditor'] as const)
      expect((await server.as(role).get(path)).status).toBe(200)
    expect((await server.as('inspector').get(path)).status).toBe(403)
    const { headers } = await server.as('auditor').get(path)
    expect(headers.get('cache-control')).toBe('no-store')
    const disposition = headers.get('content-disposition') ?? ''
    expect(disposition).toContain('filename="plan-2027.docx"')
    expect(decodeURIComponent(disposition.split("filename*=UTF-8''")[1] ?? '')).toBe(
      '明川区生态环境分局2027年环境监察年度工作计划（征求意见稿）.docx',
    )
    expect((await server.as('office').get('/api/plans/2026/plan.docx')).status).toBe(404)
  })

  test('is issued by a notice once it is approved, by whom and on which day', async () => {
    await server.as('director').post('/api/plans/2027/approve', {})
    const { text } = await fetched()
    expect(text).not.toContain('征求意见稿')
    expect(text).toContain('明川区生态环境分局文件')
    expect(text).toContain('《2027年环境监察年度工作计划》已由director批准')
    expect(text).toContain('本计划由director于2026年12月10日批准')
    expect(text).toContain('　抄送：明川区人民政府，市生态环境局。')
  })

  test('is the same to the byte on another day', async () => {
    const first = (await server.as('office').get(path)).bytes
    server.clock.set('2027-02-01T01:00:00Z')
    expect(Buffer.compare(first, (await server.as('office').get(path)).bytes)).toBe(0)
  })
})

test('every shipped rule set makes a plan whose table has a row for each period and a column for each class', async () => {
  for (const ruleSet of shippedRuleSets) {
    const classes = ruleSet.classes.filter(one => one.drawnBy === 'quota')
    const facilities = Object.fromEntries(classes.map(({ id }, at) => [id, 24 + 113 * at]))
    const content = annualPlan(announcedCalendar, ruleSet, 'district', 2027, {
      facilities,
      inspectorsInPost: 30,
    })
    const plan = {
      ...content,
      state: 'draft',
      year: 2027,
      createdAt: new Date('2026-12-10T01:00:00Z'),
      createdBy: '办公室',
    } as const
    const bureau = { code: '150203', name: '明川区生态环境分局', demo: false }
    const document = planDocument({ plan, bureau, ruleSet, calendar: announcedCalendar })
    const { rows, malformed, text } = openDocx(await writeDocument(document))
    const periods = ruleSet.period === 'month' ? 12 : 4
    const quotas = rows.slice(0, periods + 2)
    expect(malformed).toEqual([])
    expect(quotas.map(row => row.length)).toEqual(quotas.map(() => classes.length + 2))
    expect(quotas.at(-1)?.at(-1)).toBe(String(content.total))
    for (const row of quotas.slice(1)) {
      const numbers = row.slice(1).map(Number)
      expect(numbers.slice(0, -1).reduce((sum, n) => sum + n, 0)).toBe(numbers.at(-1))
    }
    for (const { label } of classes) expect(text).toContain(`）${label.zh}`)
  }
})
