import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEntries } from '../log/index.ts'
import { registeredDistrict } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

describe('what a bureau chooses beyond the rules', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ now: '2026-12-18T01:00:00Z' })
    await registeredDistrict({ server })
  })
  afterAll(() => server.stop())

  const twoFifths = { num: 2, den: 5 }
  const preview = (asked: object, role: 'office' | 'director' | 'auditor' = 'office') =>
    server.as(role).post('/api/plans/preview', { year: 2027, ...asked })
  const keyOf = (plan: { consequences: { classes: { class: string }[] }[] }) =>
    plan.consequences.map(({ classes }) => classes.find(one => one.class === 'key'))
  const wrongFields = async (choices: object) => {
    const { status, json } = await preview({ choices })
    return [status, json.fields?.map((field: { path: string }) => field.path)]
  }

  test('can be tried without a trace: the quotas and what they lead to are answered, nothing is written', async () => {
    const ruled = await preview({})
    expect(ruled.status).toBe(200)
    expect(ruled.json).toMatchObject({
      ruleSet: 'kundulun-2016',
      ruleSetVersion: 1,
      facilities: { key: 37, general: 412 },
      due: { key: 37, general: 412 },
      choices: {},
      total: 250,
      deadline: '2026-12-20',
      filing: { workingDays: 0, dueOn: null, clause: { id: '六' } },
      classes: [
        {
          id: 'key',
          label: { zh: '重点排污单位' },
          share: { least: { num: 1, den: 4 } },
          extraVisited: true,
        },
        { id: 'general', extraVisited: false },
      ],
    })
    expect(keyOf(ruled.json).at(-1)).toMatchObject({ quota: 10, covered: 1, guess: 0.73, visitedChance: 0.1 })

    const tried = await preview({ choices: { key: { extraVisited: 4 } }, inspectorsInPost: 20 }, 'auditor')
    expect(keyOf(tried.json).map(one => (one as { quota?: number } | undefined)?.quota)).toEqual([
      10, 14, 14, 14,
    ])
    expect(tried.json).toMatchObject({ inspectorsInPost: 20, total: 37 + 15 + 140 })
    expect((await server.as('office').get('/api/plans')).json.items).toEqual([])
  })

  test('is refused with its field where the rules do not allow it', async () => {
    expect(await wrongFields({ key: { share: { num: 1, den: 5 } } })).toEqual([422, ['choices.key.share']])
    expect(await wrongFields({ key: { share: { num: 6, den: 5 } } })).toEqual([422, ['choices.key.share']])
    expect(await wrongFields({ key: { extraVisited: 38 } })).toEqual([422, ['choices.key.extraVisited']])
    expect(await wrongFields({ key: { extraVisited: -1 } })).toEqual([422, ['choices.key.extraVisited']])
    expect(await wrongFields({ general: { share: twoFifths, extraVisited: 1 } })).toEqual([
      422,
      ['choices.general.share', 'choices.general.extraVisited'],
    ])
    expect(await wrongFields({ special: {} })).toEqual([422, ['choices.special']])
    expect((await server.as('inspector').post('/api/plans/preview', { year: 2027 })).status).toBe(403)
    expect((await server.as('office').post('/api/plans/preview', { year: 2031 })).status).toBe(422)
  })

  test('is kept in the draft, without what the rules ask anyway, and stands in the log once approved', async () => {
    const choices = { key: { share: twoFifths, extraVisited: 2 }, general: { extraVisited: 0 } }
    const { status, json } = await server.as('office').post('/api/plans', { year: 2027, choices })
    expect(status).toBe(201)
    expect(json).toMatchObject({
      choices: { key: { share: twoFifths, extraVisited: 2 } },
      rulesChanged: false,
    })
    expect(Object.keys(json.choices)).toEqual(['key'])

    const approved = await server.as('director').post('/api/plans/2027/approve', {})
    expect(approved.json).toMatchObject({ filing: { dueOn: '2026-12-18', workingDays: 0 } })
    const { logIndex } = approved.json
    const [entry] = await readEntries(server.platform.database, logIndex, logIndex + 1)
    expect(JSON.parse(entry?.body ?? '')).toMatchObject({
      plan: { ruleSetVersion: 1, choices: { key: { share: twoFifths, extraVisited: 2 } } },
    })
  })

  test('binds the draws of the year: the frozen quotas go by the approved plan', async () => {
    server.clock.set('2026-12-28T01:00:00Z')
    const { json } = await server.as('office').post('/api/draws', { period: '2027-Q1' })
    const quotas = Object.fromEntries(
      json.quotas.map((one: { stratum: string; quota: number }) => [one.stratum, one.quota]),
    )
    // 40 % of 37 instead of 25 %; nobody is visited yet from whom more could be drawn.
    expect(quotas).toEqual({ 'key.due': 15, 'key.again': 0, general: 53 })
    expect(json.quotas[0].explanation.zh).toContain('40%（本局计划，规定为 25%）')
  })

  test('shows on the public page, with the clauses and the basis in the words of the rule set', async () => {
    const page = await server.anybody.get('/plans/2027')
    expect(page.text).toContain('重点排污单位 37 家')
    expect(page.text).toContain('抽查比例 40%（规则要求 25%）')
    expect(page.text).toContain('每期从已检查的单位中加抽 2 家')
    expect(page.text).toContain('五.1')
  })
})
