import { addDays } from '@mingqian/rules'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readSheet } from '../registry/import/index.ts'
import { importFacilities, importInspectors } from '../registry/index.ts'
import { testFacilities, testImporting, testInspectors } from '../testing/drawn-district.ts'
import { previewFile } from '../testing/import-file.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { addEntries, changeEntry, type EntryData, type EntryKindId, entriesOf, removeEntry } from './index.ts'

// The rules in force (kundulun-2016): a ball more each for three complaints in 12 months, for a high risk grade and for
// a rectification that was late within 24 months, two for a serious violation in 24 months; five balls at the most.
const today = '2026-12-28'
const facility = 'W-00001'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ now: `${today}T01:00:00Z` })
  const { platform } = server
  await platform.database.transaction(async rows => {
    await importFacilities(rows, platform, testImporting, testFacilities(4, 4))
    await importInspectors(rows, platform, testImporting, testInspectors(6))
  })
})
afterAll(() => server.stop())
beforeEach(async () => {
  server.clock.set(`${today}T01:00:00Z`)
  await server.platform.database.execute('delete from dossier_entries')
})

const context = () => ({ ...testImporting, at: server.platform.clock.now() })
const enter = (kind: EntryKindId, data: EntryData): Promise<string> =>
  server.platform.database.transaction(async rows => {
    const [id = ''] = await addEntries(rows, server.platform.randomness, context(), [
      { facilityId: facility, kind, data },
    ])
    return id
  })
const entryOf = async (id: string) => {
  const found = (await entriesOf(server.platform.database, testImporting.bureau, facility)).find(
    entry => entry.id === id,
  )
  if (!found) throw new Error('no entry')
  return found
}
const change = async (id: string, data: EntryData) => {
  const { revision } = await entryOf(id)
  await server.platform.database.transaction(rows => changeEntry(rows, context(), { id, revision, data }))
}
const remove = async (id: string) => {
  const { revision } = await entryOf(id)
  await server.platform.database.transaction(rows => removeEntry(rows, context(), { id, revision }))
}

type Reason = { readonly id: string; readonly balls: number; readonly zh: string; readonly en: string }

/** The facility's balls as its dossier shows them on a day, with the reasons in words. */
const balls = async (day = today) => {
  server.clock.set(`${day}T01:00:00Z`)
  const { json } = await server.as('office').get(`/api/facilities/${facility}`)
  const reasons: readonly Reason[] = json.ballReasons
  return { balls: json.balls as number, reasons: reasons.map(({ id, zh }) => `${id} ${zh}`) }
}
const one = { balls: 1, reasons: [] }

const complaint = (receivedOn: string, more: EntryData = {}): EntryData => ({
  number: `XF${receivedOn}`,
  receivedOn,
  matter: '噪声',
  ...more,
})

test('a facility with nothing on record has one ball', async () => {
  expect(await balls()).toEqual(one)
})

describe('complaints', () => {
  test('earn a ball once there are three within twelve months, and the dossier names their days', async () => {
    await enter('complaint', complaint('2026-03-02'))
    await enter('complaint', complaint('2026-07-15'))
    expect(await balls()).toEqual(one)
    await enter('complaint', complaint('2026-12-28'))
    const { balls: count, reasons } = await balls()
    expect(count).toBe(2)
    expect(reasons).toEqual([
      expect.stringMatching(/^complaints .*近12个月投诉3次：2026-03-02、2026-07-15、2026-12-28/),
    ])
  })

  test('that were found to be unfounded do not count; those true, partly true or still looked into do', async () => {
    await enter('complaint', complaint('2026-03-02', { finding: 'true' }))
    await enter('complaint', complaint('2026-07-15', { finding: 'partly' }))
    const third = await enter('complaint', complaint('2026-09-01'))
    expect((await balls()).balls).toBe(2)
    await change(third, complaint('2026-09-01', { finding: 'unfounded' }))
    expect(await balls()).toEqual(one)
  })

  test('age out day by day', async () => {
    for (const on of ['2026-03-02', '2026-07-15', '2026-09-01']) await enter('complaint', complaint(on))
    expect((await balls('2027-03-01')).balls).toBe(2)
    expect(await balls('2027-03-02')).toEqual(one)
  })
})

describe('a serious violation', () => {
  const violation = (foundOn: string, serious = true): EntryData => ({
    number: `罚${foundOn}`,
    foundOn,
    matter: '通过暗管排放废水',
    serious,
  })

  test('earns two balls for twenty-four months from its day', async () => {
    await enter('violation', violation('2025-01-05'))
    const { balls: count, reasons } = await balls()
    expect(count).toBe(3)
    expect(reasons).toEqual([expect.stringMatching(/^serious-violation .*2025-01-05有严重违法记录/)])
    expect((await balls('2027-01-04')).balls).toBe(3)
    expect(await balls('2027-01-05')).toEqual(one)
  })

  test('counts by the last of several, and one that is not serious not at all', async () => {
    await enter('violation', violation('2026-05-01', false))
    expect(await balls()).toEqual(one)
    await enter('violation', violation('2025-01-05'))
    await enter('violation', violation('2026-02-03'))
    expect((await balls()).reasons).toEqual([expect.stringContaining('2026-02-03有严重违法记录')])
  })
})

describe('the risk grade', () => {
  const graded = (grade: string, assessedOn: string, validUntil?: string): EntryData => ({
    grade,
    assessedOn,
    basis: '突发环境事件风险评估报告',
    ...(validUntil ? { validUntil } : {}),
  })

  test('earns a ball while it is high and in force, to the day before it expires', async () => {
    await enter('risk', graded('major', '2026-01-10', '2027-01-10'))
    const { balls: count, reasons } = await balls()
    expect(count).toBe(2)
    expect(reasons).toEqual([expect.stringMatching(/^high-risk .*环境风险等级重大/)])
    expect((await balls('2027-01-09')).balls).toBe(2)
    expect(await balls('2027-01-10')).toEqual(one)
  })

  test('is the one assessed last: a lower one that follows takes the ball away', async () => {
    await enter('risk', graded('major', '2026-01-10'))
    await enter('risk', graded('ordinary', '2026-11-01'))
    expect(await balls()).toEqual(one)
  })
})

describe('a correction order', () => {
  const order = (dueOn: string, doneOn?: string): EntryData => ({
    number: `责改${dueOn}`,
    orderedOn: '2026-01-04',
    matter: '修复废气收集设施',
    dueOn,
    ...(doneOn ? { doneOn } : {}),
  })

  /** What the rules in force say of late rectification, if anything. */
  const late = async (day?: string) =>
    (await balls(day)).reasons.filter(reason => reason.startsWith('late-rectification '))

  test('that is open past its day earns a ball from the day after, and names the day', async () => {
    await enter('rectification', order('2026-12-28'))
    expect(await late('2026-12-28')).toEqual([])
    expect(await late('2026-12-29')).toEqual([expect.stringContaining('2026-12-28整改逾期')])
  })

  test('that was carried out late counts, done or not; one carried out in time does not', async () => {
    const id = await enter('rectification', order('2026-06-30', '2026-07-12'))
    expect(await late()).toEqual([expect.stringContaining('2026-06-30整改逾期')])
    await change(id, order('2026-06-30', '2026-06-30'))
    expect(await late()).toEqual([])
    await change(id, order('2026-06-30'))
    expect(await late()).toHaveLength(1)
    await remove(id)
    expect(await late()).toEqual([])
  })
})

describe('balls come from records alone', () => {
  test('the removal of the record takes the ball away at once', async () => {
    const id = await enter('violation', {
      number: '罚1',
      foundOn: '2026-05-01',
      matter: '超标',
      serious: true,
    })
    expect((await balls()).balls).toBe(3)
    await remove(id)
    expect(await balls()).toEqual(one)
  })

  test('all reasons together are capped, and stay shown whole', async () => {
    await enter('violation', { number: '罚1', foundOn: '2026-05-01', matter: '超标', serious: true })
    await enter('risk', { grade: 'major', assessedOn: '2026-02-01', basis: '评估' })
    for (const on of ['2026-03-02', '2026-07-15', '2026-09-01']) await enter('complaint', complaint(on))
    const found = await balls()
    expect(found.balls).toBe(5)
    expect(found.reasons.map(reason => reason.split(' ')[0])).toEqual([
      'complaints',
      'serious-violation',
      'high-risk',
    ])
  })

  test('the frozen pool has the balls of the day of its freeze, each with its reason', async () => {
    await enter('violation', { number: '罚1', foundOn: '2025-01-05', matter: '超标', serious: true })
    const office = server.as('office')
    const freeze = async (day: string) => {
      server.clock.set(`${day}T01:00:00Z`)
      const { json } = await office.post('/api/draws', { period: '2027-Q1', outsideWindowReason: '测试情形' })
      const pool = (await office.get(`/api/draws/${json.id}/pool`)).json
      await office.delete(`/api/draws/${json.id}`)
      return pool.facilities.find(({ id }: { id: string }) => id === facility)
    }
    expect(await freeze('2027-01-04')).toMatchObject({ balls: 3, ballReasons: [{ id: 'serious-violation' }] })
    expect(await freeze('2027-01-05')).toMatchObject({ balls: 1, ballReasons: [] })
  })

  test('no request of the whole interface takes a number of balls: only the rules speak of them', async () => {
    const { json } = await server.as('sysadmin').get('/openapi.json')
    const speaking = Object.entries(json.paths as Record<string, Record<string, { requestBody?: unknown }>>)
      .filter(([, methods]) =>
        Object.values(methods).some(({ requestBody }) =>
          /"balls|"tickets|"weight/i.test(JSON.stringify(requestBody ?? null)),
        ),
      )
      .map(([path]) => path)
    expect(speaking.filter(path => !path.startsWith('/api/rules'))).toEqual([])
  })

  test('a column of balls in an imported list is not known and changes nothing', async () => {
    const csv = `污染源名称,统一社会信用代码,监管类别,行政区划代码,详细地址,球数,权重
新来单位,911502030000000116,重点,150203,新路1号,5,9
`
    const bytes = new TextEncoder().encode(csv)
    expect(readSheet(bytes, '名录.csv').ok).toBe(true)
    const preview = await previewFile(server.as('office'), { name: '名录.csv', bytes })
    expect(preview.facts.ignoredColumns).toEqual(['球数', '权重'])
  })

  test('a day that is still to come earns nothing before it is there', async () => {
    const ahead = addDays(today, 3)
    await enter('violation', { number: '罚1', foundOn: ahead, matter: '超标', serious: true })
    expect(await balls()).toEqual(one)
    expect((await balls(ahead)).balls).toBe(3)
  })
})
