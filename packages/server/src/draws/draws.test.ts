import {
  documentHash,
  type Lot,
  lotLeafHash,
  type Opening,
  parseBundle,
  verifyBundle,
  verifyOpening,
  witnessCommitment,
} from '@mingqian/draw'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyLog } from '../log/index.ts'
import {
  drawnDistrict,
  registeredDistrict,
  signUpTeam,
  testFacilities,
  testImporting,
  testInspectors,
  testNumbers,
  testPeriod,
  testSecret,
} from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { readDraw } from './draw-row.ts'
import { drawVault, resultOf } from './draw-vault.ts'

const commitment = {
  secret: testSecret,
  witnessName: '明川区生态环境分局',
  beacon: { source: 'numbers/witnessed', round: '第一次' },
}

describe('a quarter drawn under the protocol', () => {
  let server: TestServer
  let id: string
  beforeAll(async () => {
    server = await startTestServer()
    id = await drawnDistrict(server)
  })
  afterAll(() => server.stop())

  const view = async () => (await server.as('auditor').get(`/api/draws/${id}`)).json

  test('owes 10 key and 53 general facilities and draws as many', async () => {
    const draw = await view()
    const quotas = Object.fromEntries(
      draw.quotas.map((each: { stratum: string; quota: number }) => [each.stratum, each.quota]),
    )
    expect(quotas).toEqual({ 'key.due': 10, 'key.again': 0, general: 53 })
    expect(draw).toMatchObject({ state: 'sealed', lots: 63, progress: { opened: 0, lots: 63 } })
  })

  test('is in the log as a commitment and a sealed root, in that order', async () => {
    const draw = await view()
    const { entries } = (await server.anybody.get('/log/entries')).json
    const [committed, sealed] = [draw.commitmentLogIndex, draw.sealedLogIndex].map(index =>
      JSON.parse(entries[index].body),
    )
    expect(documentHash('sha256', committed.commitment)).toBe(draw.commitmentHash)
    expect(sealed).toMatchObject({ kind: 'sealed-root', draw: id, root: draw.root, lots: 63 })
    expect(draw.commitmentLogIndex).toBeLessThan(draw.sealedLogIndex)
    expect((await verifyLog(server.platform.database)).ok).toBe(true)
  })

  test('cannot be changed, drawn again or dropped', async () => {
    const office = server.as('office')
    const attempts = [
      await office.delete(`/api/draws/${id}`),
      await office.post(`/api/draws/${id}/commit`, commitment),
      await office.post(`/api/draws/${id}/draw`, { value: '01 02 03 04 05 06' }),
    ]
    expect(attempts.map(({ status, json }) => [status, json.type])).toEqual(
      attempts.map(() => [409, 'urn:mingqian:problem:draw-state']),
    )
    expect((await office.post('/api/draws', { period: testPeriod })).json.type).toBe(
      'urn:mingqian:problem:draw-exists',
    )
  })

  test('tells of its lots nothing but number and day, whoever asks', async () => {
    for (const role of ['office', 'director', 'auditor'] as const) {
      const { items } = (await server.as(role).get(`/api/draws/${id}/lots`)).json
      expect(items).toHaveLength(63)
      for (const [index, lot] of items.entries())
        expect(lot).toEqual({
          index,
          state: 'sealed',
          dispatchOn: '2027-01-04',
          dispatchProvisional: true,
          replaces: null,
          replacedBy: null,
          openedAt: null,
          facility: null,
        })
    }
  })

  test('is nowhere in clear in the database', async () => {
    const { platform } = server
    const list = (await server.as('director').post(`/api/draws/${id}/sealed-list`, { reason: '核对封存' }))
      .json.lots
    const drawn: string[] = list.map((lot: { facility: { id: string } }) => lot.facility.id)
    const row = await readDraw(platform.database, '150203', id)
    const secrets = drawVault(platform, row).secrets(row.secretsSealed!)
    const { seed } = resultOf(platform, row)
    const tables = ['draws', 'lots', 'log_entries', 'access_records', 'settings', 'results', 'records']
    for (const table of tables) {
      const { rows } = await platform.database.execute(`select row_to_json(t)::text as text from ${table} t`)
      const dump = rows.map(row => String(row.text)).join('\n')
      expect(
        drawn.filter(facility => dump.includes(facility)),
        table,
      ).toEqual([])
      for (const secret of [testSecret, ...secrets, seed]) expect(dump.includes(secret), table).toBe(false)
    }
    // Once a lot is open its team is known, and must not show in which other lots its members are.
    const { rows: indexed } = await platform.database.execute('select unnest(members) as member from lots')
    expect(new Set(indexed.map(({ member }) => member)).size).toBe(2 * 63)
  })

  test('shows the list to the director only, with a reason, and keeps who saw it', async () => {
    const before = (await server.as('auditor').get('/api/access-records')).json.total
    expect((await server.as('director').post(`/api/draws/${id}/sealed-list`, { reason: '' })).status).toBe(
      422,
    )
    server.clock.set('2026-12-28T01:05:00Z')
    const list = await server.as('director').post(`/api/draws/${id}/sealed-list`, { reason: '安排车辆' })
    expect(list.json.lots).toHaveLength(63)
    const after = (await server.as('auditor').get('/api/access-records')).json
    expect(after.total).toBe(before + 1)
    expect(after.items[0]).toMatchObject({
      action: 'view-list',
      drawId: id,
      index: null,
      reason: '安排车辆',
      person: { name: 'director' },
    })
  })

  test('keeps its bundle until it is opened', async () => {
    expect((await server.anybody.get(`/draws/${id}/bundle.json`)).status).toBe(404)
    const early = await server.as('office').post(`/api/draws/${id}/open`)
    expect([early.status, early.json.type]).toEqual([422, 'urn:mingqian:problem:lots-still-secret'])
  })

  test('cannot be computed by the one who committed it, for the server has lodged a secret of its own', async () => {
    const { witnesses } = (await view()).commitment
    expect(witnesses.map(({ name }: { name: string }) => name)).toEqual(['明川区生态环境分局', '明签系统'])
    const row = await readDraw(server.platform.database, '150203', id)
    const [own, servers] = drawVault(server.platform, row).secrets(row.secretsSealed!)
    expect(own).toBe(testSecret)
    expect(witnessCommitment('sha256', servers!)).toBe(witnesses[1].commitment)
  })

  test('opens one lot to its team on the dispatch day, with a proof that holds', async () => {
    const [lead = '', assistant = ''] = await signUpTeam(server, id, 0)
    const path = `/api/draws/${id}/lots/0/open`
    expect((await server.person(lead).post(path)).status, 'before the day').toBe(404)

    server.clock.set('2027-01-04T01:00:00Z')
    await server.addInspector('stranger', 'R-none')
    expect((await server.person('stranger').post(path)).status, 'not of the team').toBe(404)
    const mine = (await server.person(lead).get('/api/my/lots')).json.items
    expect(mine.map((lot: { index: number }) => lot.index)).toContain(0)

    const opened = await server.person(lead).post(path)
    expect(opened.status).toBe(200)
    const again = await server.person(assistant).post(path)
    expect(again.json).toEqual(opened.json)

    const { openedLotByLeaf } = await import('./index.ts')
    const lot = await openedLotByLeaf(server.platform.database, opened.json.leafHash)
    const { root } = await view()
    const opening = lot?.opening as Opening | undefined
    expect(opening && verifyOpening('sha256', opening, root)).toBe(true)
    const forged = opening && { ...opening, lot: { ...opening.lot, facility: 'W-00449' } }
    expect(forged && verifyOpening('sha256', forged, root)).toBe(false)
    expect((await view()).progress).toEqual({ opened: 1, lots: 63 })
  })

  test('opens whole when the period is over, and its bundle verifies', async () => {
    server.clock.set('2027-03-31T15:59:00Z')
    expect(
      (await server.as('director').post(`/api/draws/${id}/open`)).status,
      'still 31 March in Baotou',
    ).toBe(422)
    server.clock.set('2027-03-31T16:00:00Z')
    expect((await server.as('director').post(`/api/draws/${id}/open`)).json.state).toBe('opened')
    const bundle = parseBundle((await server.anybody.get(`/draws/${id}/bundle.json`)).json)
    if (!bundle.ok) throw new Error('not a bundle')
    const verified = verifyBundle(bundle.value)
    expect(verified.checks.filter(check => !check.ok)).toEqual([])
    expect(bundle.value.result.root).toBe((await view()).root)
    const [first] = bundle.value.result.lots as readonly Lot[]
    const { json } = await server.anybody.get('/log/entries')
    const opened = json.entries
      .map((entry: { body: string }) => JSON.parse(entry.body))
      .find((entry: { kind: string }) => entry.kind === 'lot-opened')
    expect(first && lotLeafHash('sha256', first)).toBe(opened.leaf)
  })
})

describe('before the commit', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ now: '2026-11-24T01:00:00Z' })
    await registeredDistrict({
      server,
      facilities: [
        ...testFacilities(4, 20),
        {
          ...testFacilities(0, 30)[29]!,
          code: 'W-closed',
          operation: 'closed',
          stoppedOn: '2026-05-01',
          stoppedEvidence: '全面停产',
        },
      ],
      inspectors: [...testInspectors(2), { ...testInspectors(3)[2]!, post: 'on-leave' }],
    })
  })
  afterAll(() => server.stop())

  test('a draw outside its window needs a reason, which enters the commitment', async () => {
    const office = server.as('office')
    const refused = await office.post('/api/draws', { period: testPeriod })
    expect(refused.json.type).toBe('urn:mingqian:problem:outside-draw-window')
    const frozen = await office.post('/api/draws', {
      period: testPeriod,
      outsideWindowReason: '上级统一部署提前摇号',
    })
    expect([frozen.status, frozen.json.outsideWindowReason]).toEqual([201, '上级统一部署提前摇号'])
    const { items } = (await office.get('/api/draws/periods')).json
    expect(
      items.map((each: { period: string; windowState: string }) => [each.period, each.windowState]),
    ).toEqual([
      ['2026-Q4', 'after'],
      ['2027-Q1', 'before'],
    ])
    expect(items[1].window).toMatchObject({ from: '2026-12-25', to: '2026-12-31' })
  })

  test('the pool shows who is in with which balls, and who is out and why', async () => {
    const { json: pool } = await server.as('office').get(`/api/draws/150203-${testPeriod}/pool`)
    expect(pool.facilities).toHaveLength(24)
    expect(pool.facilities[0]).toMatchObject({
      id: 'W-00001',
      stratum: 'key.due',
      balls: 2,
      ballReasons: [{ id: 'complaints' }],
    })
    expect(pool.facilitiesOut).toMatchObject([{ id: 'W-closed', since: '2026-05-01' }])
    expect(pool.inspectorsOut).toMatchObject([{ id: 'R-003' }])
  })

  test('a facility nobody can staff stops the commit, and a new freeze mends it', async () => {
    const office = server.as('office')
    const { importInspectors } = await import('../registry/index.ts')
    await office.delete(`/api/draws/150203-${testPeriod}`)
    // The only one who may lead must keep away from facility 3.
    const { database } = server.platform
    await office.post('/api/inspectors/R-001/conflicts', {
      facilityId: 'W-00003',
      kind: 'declared',
      from: '2026-01-01',
      until: null,
      basis: '配偶任职',
    })
    const frozen = await office.post('/api/draws', { period: testPeriod, outsideWindowReason: '测试情形' })
    expect(frozen.json.unstaffable).toMatchObject([{ facilityId: 'W-00003', role: 'lead' }])
    const refused = await office.post(`/api/draws/${frozen.json.id}/commit`, commitment)
    expect(refused.json.type).toBe('urn:mingqian:problem:unstaffable-facilities')

    await office.delete(`/api/draws/${frozen.json.id}`)
    await database.transaction(rows =>
      importInspectors(rows, server.platform, testImporting, [{ ...testInspectors(5)[4]!, code: 'R-lead' }]),
    )
    const again = await office.post('/api/draws', { period: testPeriod, outsideWindowReason: '测试情形' })
    expect(again.json.unstaffable).toEqual([])
  })

  test('a drand round must lie ahead of the commit, and its value cannot come before it', async () => {
    const office = server.as('office')
    const id = `150203-${testPeriod}`
    const roundAt = (instant: string) =>
      String(Math.floor((Date.parse(instant) / 1000 - 1_692_803_367) / 3) + 1)
    const past = {
      ...commitment,
      beacon: { source: 'drand/quicknet', round: roundAt('2026-11-24T00:59:00Z') },
    }
    expect((await office.post(`/api/draws/${id}/commit`, past)).json.type).toBe(
      'urn:mingqian:problem:beacon-not-ahead',
    )
    const ahead = {
      ...commitment,
      beacon: { source: 'drand/quicknet', round: roundAt('2026-11-24T01:10:00Z') },
    }
    expect((await office.post(`/api/draws/${id}/commit`, ahead)).json.state).toBe('committed')
    expect((await office.post(`/api/draws/${id}/draw`, { value: testNumbers })).json.type).toBe(
      'urn:mingqian:problem:beacon-not-yet',
    )
    server.clock.set('2026-11-24T01:10:03Z')
    // Numbers, and even randomness of the right form: without the round's signature anybody could make it up.
    for (const value of [testNumbers, 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd'])
      expect((await office.post(`/api/draws/${id}/draw`, { value })).json.type).toBe(
        'urn:mingqian:problem:beacon-value-format',
      )
  })
})

test('a draw by drand takes its recorded round with its signature, which the bundle carries', async () => {
  const server = await startTestServer({ now: '2023-08-23T15:50:00Z' })
  await registeredDistrict({ server })
  const office = server.as('office')
  const { id } = (await office.post('/api/draws', { period: '2023-Q4', outsideWindowReason: '测试情形' }))
    .json
  const beacon = { source: 'drand/quicknet', round: '1000' }
  const committed = await office.post(`/api/draws/${id}/commit`, { ...commitment, beacon })
  expect(committed.json).toMatchObject({
    state: 'committed',
    beacon: { round: '1000', appears: '2023-08-23T15:59:24.000Z', fetchable: true, value: null },
  })
  const signature =
    'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39'
  server.clock.set('2023-08-23T15:59:20Z')
  const early = await office.post(`/api/draws/${id}/draw`, { value: signature })
  expect(early.json.type).toBe('urn:mingqian:problem:beacon-not-yet')
  server.clock.set('2023-08-23T15:59:24Z')
  expect((await office.post(`/api/draws/${id}/draw`, { value: signature })).json).toMatchObject({
    state: 'sealed',
    beacon: {
      value: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
      evidence: { signature },
    },
  })
  server.clock.set('2024-01-02T01:00:00Z')
  await office.post(`/api/draws/${id}/open`)
  const bundle = (await server.anybody.get(`/draws/${id}/bundle.json`)).json
  expect(bundle.beaconEvidence).toEqual({ signature })
  expect(verifyBundle(bundle).ok).toBe(true)
  await server.stop()
})

test('a draw by a lottery names issue and day, which has to lie ahead', async () => {
  const server = await startTestServer()
  await registeredDistrict({ server })
  const office = server.as('office')
  const { id } = (await office.post('/api/draws', { period: testPeriod })).json
  const commit = (round: string, day?: string) =>
    office.post(`/api/draws/${id}/commit`, { ...commitment, beacon: { source: 'cwl/ssq', round, day } })
  const monday = await commit('2026150', '2026-12-28')
  expect([monday.status, monday.json.fields[0].path]).toEqual([422, 'beacon.round'])
  expect((await commit('2026149', '2026-12-27')).json.type).toBe('urn:mingqian:problem:beacon-not-ahead')
  expect((await commit('2026150', '2026-12-29')).json).toMatchObject({
    commitment: { beacon: { source: 'cwl/ssq', round: '2026150' } },
    beacon: { appears: '2026-12-29T13:15:00.000Z', fetchable: false },
  })
  server.clock.set('2026-12-29T13:20:00Z')
  const impossible = await office.post(`/api/draws/${id}/draw`, { value: '07 12 19 23 30 34 05' })
  expect([impossible.status, impossible.json.detail]).toEqual([422, '号码34不在1至33之间'])
  const drawn = await office.post(`/api/draws/${id}/draw`, { value: '33 07 12 19 30 23 + 5' })
  expect(drawn.json.beacon.value).toBe('07 12 19 23 30 33 + 05')
  await server.stop()
})

test('a pool frozen within the window but committed after it is late all the same', async () => {
  const server = await startTestServer({ now: '2026-12-31T01:00:00Z' })
  await registeredDistrict({ server })
  const office = server.as('office')
  const { id } = (await office.post('/api/draws', { period: testPeriod })).json
  server.clock.set('2027-01-01T01:00:00Z')
  const late = await office.post(`/api/draws/${id}/commit`, commitment)
  expect(late.json).toMatchObject({ type: 'urn:mingqian:problem:outside-draw-window' })
  await office.delete(`/api/draws/${id}`)
  await office.post('/api/draws', { period: testPeriod, outsideWindowReason: '节前未能完成' })
  expect((await office.post(`/api/draws/${id}/commit`, commitment)).json).toMatchObject({
    state: 'committed',
    commitment: { outsideWindowReason: '节前未能完成' },
  })
  await server.stop()
})
