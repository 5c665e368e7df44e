import { kundulun2016, type RuleSet, ruleSetById } from '@mingqian/rules'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEntries } from '../log/index.ts'
import { registeredDistrict } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

describe('the rules of a bureau', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
    await registeredDistrict({ server })
  })
  afterAll(() => server.stop())

  const versions = async () => (await server.as('auditor').get('/api/rules/versions')).json
  const save = (document: unknown, revision: number) =>
    server.as('office').put('/api/rules/draft', {
      document: typeof document === 'string' ? document : JSON.stringify(document),
      revision,
    })
  const adopt = (revision: number, inForceFrom: string) =>
    server.as('director').post('/api/rules/adopt', { revision, inForceFrom })
  const check = async (document: unknown) =>
    (await server.as('office').post('/api/rules/check', { document: JSON.stringify(document) })).json

  /** A version that asks for a third of the key facilities each quarter. */
  const third: RuleSet = {
    ...kundulun2016,
    version: 2,
    quotas: kundulun2016.quotas.map(rule =>
      rule.class === 'key' && rule.level === 'district'
        ? { ...rule, measures: [{ kind: 'share', per: 'quarter', least: { num: 1, den: 3 } }] }
        : rule,
    ),
  }

  test('are those of the 2016 work plan until others are adopted', async () => {
    const { items, shipped, draft } = await versions()
    expect(items).toMatchObject([{ id: 'kundulun-2016', version: 1, state: 'in-force', inForceFrom: null }])
    expect(shipped).toHaveLength(5)
    expect(draft).toBeNull()
    expect((await server.anybody.get('/api/rules')).status).toBe(401)
    expect((await server.as('inspector').get('/api/rules')).json).toEqual(kundulun2016)
  })

  test('are tried before anything is written: what they would mean, beside what is in force', async () => {
    const tried = await check(third)
    expect(tried.findings).toEqual([])
    const keyOf = (effect: { periods: { strata: { class: string; quota: number }[] }[] }) =>
      effect.periods.map(({ strata }) => strata.find(one => one.class === 'key')?.quota)
    expect(keyOf(tried.now)).toEqual([10, 10, 10, 10])
    expect(keyOf(tried.effect)).toEqual([13, 13, 13, 13])
    expect(tried.effect.periods[0].strata[0].explanation.zh).toContain('1/3 向上取整 = 13 家')
    expect((await versions()).draft).toBeNull()
  })

  test('name the field of each mistake, and the classes that do not meet the register', async () => {
    const wrong = await check({ ...third, period: 'week', team: { ...third.team, seats: [] } })
    expect(wrong.effect).toBeNull()
    expect(wrong.findings.map((finding: { path: string }) => finding.path)).toEqual(['period', 'team.seats'])
    const jiangxi = await check(ruleSetById('jiangxi-2022'))
    expect(jiangxi.effect.warnings.map((warning: { zh: string }) => warning.zh)).toEqual([
      expect.stringContaining('37 家属于类别「key」'),
      expect.stringContaining('412 家属于类别「general」'),
      '污染源库中没有A类排污单位',
      '污染源库中没有B类排污单位',
      '污染源库中没有C类排污单位',
    ])
  })

  test('are drafted by the office, and two who edit at once do not overwrite each other', async () => {
    expect((await save('{ not yet', 0)).json).toMatchObject({ revision: 1, savedBy: 'office' })
    const answers = await Promise.all([save(third, 1), save(third, 1)])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    expect((await save(third, 1)).json.type).toBe('urn:mingqian:problem:draft-changed')
    expect((await versions()).draft.revision).toBe(2)
    expect((await server.as('director').put('/api/rules/draft', { document: '', revision: 2 })).status).toBe(
      403,
    )
  })

  test('are adopted by the director alone, from today at the earliest, once, with the draft as it was read', async () => {
    expect(
      (await server.as('office').post('/api/rules/adopt', { revision: 2, inForceFrom: '2026-12-30' })).status,
    ).toBe(403)
    expect((await adopt(1, '2026-12-30')).json.type).toBe('urn:mingqian:problem:draft-changed')
    const early = await adopt(2, '2026-12-27')
    expect([early.status, early.json.fields[0].path]).toEqual([422, 'inForceFrom'])
    await save({ ...third, version: 7 }, 2)
    expect((await adopt(3, '2026-12-30')).json.fields).toMatchObject([
      { path: 'version', message: { zh: '版本号应为 2' } },
    ])
    await save(third, 3)
    const answers = await Promise.all([adopt(4, '2026-12-30'), adopt(4, '2026-12-30')])
    expect(answers.map(answer => answer.status).sort()).toEqual([204, 404])
  })

  test('are public in the log from their adoption on, and in force from their day', async () => {
    const { items, draft } = await versions()
    expect(draft).toBeNull()
    expect(items).toMatchObject([
      { version: 1, state: 'in-force', until: '2026-12-29' },
      { version: 2, state: 'coming', inForceFrom: '2026-12-30', until: null, adoptedBy: 'director' },
    ])
    const [entry] = await readEntries(server.platform.database, items[1].logIndex, items[1].logIndex + 1)
    expect(JSON.parse(entry?.body ?? '')).toMatchObject({
      kind: 'rules',
      id: 'kundulun-2016',
      version: 2,
      hash: items[1].hash,
      inForceFrom: '2026-12-30',
      document: third,
    })
    expect((await server.as('office').get('/api/rules')).json.version).toBe(1)
  })

  test('do not touch a pool frozen under the version before, even when it is committed under the next', async () => {
    const office = server.as('office')
    server.clock.set('2026-12-28T01:00:00Z')
    const frozen = (await office.post('/api/draws', { period: '2027-Q1' })).json
    expect(frozen.rules).toMatchObject({ id: 'kundulun-2016', version: 1 })
    server.clock.set('2026-12-30T01:00:00Z')
    expect((await office.get('/api/rules')).json.version).toBe(2)
    const committed = await office.post(`/api/draws/${frozen.id}/commit`, {
      secret: 'ab'.repeat(32),
      witnessName: '试验局',
      beacon: { source: 'numbers/witnessed', round: '第一次' },
    })
    expect(committed.json.commitment.rules).toEqual({
      id: 'kundulun-2016',
      version: 1,
      hash: frozen.rules.hash,
    })
    expect(committed.json.window).toEqual({ ...frozen.window, provisional: false })
    server.clock.set('2027-01-04T01:00:00Z')
    const next = (await office.post('/api/draws', { period: '2027-Q2', outsideWindowReason: '试验新规则' }))
      .json
    expect(next.rules.version).toBe(2)
    expect(next.quotas[0]).toMatchObject({ stratum: 'key.due', quota: 13 })
  })

  test('of another place are adopted as they were published, but not changed under the same version', async () => {
    const chizhou = ruleSetById('chizhou-2019') as RuleSet
    await save({ ...chizhou, title: { zh: '改过的', en: 'changed' } }, 0)
    expect((await adopt(1, '2027-04-01')).json.fields[0].path).toBe('version')
    await save(chizhou, 1)
    expect((await adopt(2, '2026-12-30')).json.fields[0].path).toBe('inForceFrom')
    expect((await adopt(2, '2027-04-01')).status).toBe(204)
    expect(
      (await versions()).items.map((one: { id: string; state: string }) => `${one.id} ${one.state}`),
    ).toEqual(['kundulun-2016 past', 'kundulun-2016 in-force', 'chizhou-2019 coming'])
  })
})
