import { commitmentHash, runDraw, toHex, verifyBundle, witnessCommitment } from '@mingqian/draw'
import { openNote } from '@mingqian/log'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { systemRandomness } from '../platform/randomness.ts'
import {
  registeredDistrict,
  testFacilities,
  testInspectors,
  testNumbers,
  testPeriod,
  testSecret,
} from '../testing/drawn-district.ts'
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.ts'

const id = `150203-${testPeriod}`
const beacon = { source: 'numbers/witnessed', round: '现场摇号' }
const bureauName = '明川区生态环境分局'
const commitRequest = { secret: testSecret, witnessName: bureauName, beacon }

const freshSecret = () => toHex(systemRandomness.bytes(32))

let server: TestServer
let office: Caller
beforeAll(async () => {
  server = await startTestServer()
  office = server.as('office')
  await registeredDistrict({ server, facilities: testFacilities(4, 20), inspectors: testInspectors(6) })
})
afterAll(() => server.stop())

const freeze = async (suite: 'sha256' | 'sm3' = 'sha256') => {
  const frozen = await office.post('/api/draws', { period: testPeriod, suite })
  expect(frozen.status, frozen.text).toBe(201)
}
const inviteByLink = async (name: string): Promise<string> => {
  const invited = await office.post(`/api/draws/${id}/witnesses`, { name, organisation: '市局监察支队' })
  expect(invited.status, invited.text).toBe(201)
  return invited.json.token
}
const lodge = (token: string, secret: string, suite: 'sha256' | 'sm3' = 'sha256') =>
  server.anybody.post('/api/witness/lodge', { token, secret, commitment: witnessCommitment(suite, secret) })
const witnesses = async () => (await office.get(`/api/draws/${id}/witnesses`)).json.items
const problem = (type: string) => `urn:mingqian:problem:${type}`

describe('while the pool is frozen', () => {
  beforeEach(async () => {
    server.clock.set('2026-12-28T01:00:00Z')
    await freeze()
  })
  afterEach(async () => {
    expect((await office.delete(`/api/draws/${id}`)).status).toBe(204)
  })

  test('somebody without an account lodges by a link, and gets a receipt signed by the log', async () => {
    const token = await inviteByLink('王监察')
    const invitation = await server.anybody.post('/api/witness/invitation', { token })
    expect(invitation.json).toMatchObject({
      witness: '王监察',
      organisation: '市局监察支队',
      state: 'invited',
      receipt: null,
      draw: { id, suite: 'sha256', facilities: 24, inspectors: 6 },
    })
    const secret = freshSecret()
    server.clock.set('2026-12-28T02:00:00Z')
    const { status, json } = await lodge(token, secret)
    expect([status, json.state]).toEqual([200, 'lodged'])
    const key = (await server.anybody.get('/log/key')).text.trim()
    expect(openNote(json.receipt, key)).toBe(
      `mingqian/witness-receipt/1\ndraw ${id}\nfrozen 2026-12-28T01:00:00.000Z\npool ${json.draw.poolRoot}\n` +
        `suite sha256\nwitness 王监察\ncommitment ${witnessCommitment('sha256', secret)}\nlodged 2026-12-28T02:00:00.000Z\n`,
    )
    // A changed receipt is nobody's word.
    expect(openNote(json.receipt.replace('王监察', '李监察'), key)).toBeNull()
    // After a reload the page shows the same again; the secret is told to nobody.
    const again = await server.anybody.post('/api/witness/invitation', { token })
    expect(again.json).toEqual(json)
    expect([again.text, (await office.get(`/api/draws/${id}/witnesses`)).text].join().includes(secret)).toBe(
      false,
    )
    expect(await witnesses()).toMatchObject([{ state: 'lodged', lodgedAt: '2026-12-28T02:00:00.000Z' }])
  })

  test('the same secret twice is the same receipt; another one is refused', async () => {
    const token = await inviteByLink('王监察')
    const secret = freshSecret()
    const first = await lodge(token, secret)
    server.clock.set('2026-12-28T03:00:00Z')
    expect((await lodge(token, secret)).json).toEqual(first.json)
    const other = await lodge(token, freshSecret())
    expect([other.status, other.json.type]).toEqual([409, problem('witness-lodged')])
  })

  test('of two lodgings at once one counts, and the other is refused', async () => {
    const token = await inviteByLink('王监察')
    const answers = await Promise.all([lodge(token, freshSecret()), lodge(token, freshSecret())])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const kept = answers.find(({ status }) => status === 200)
    expect((await witnesses())[0].commitment).toBe(kept?.json.commitment)
  })

  test('a secret that does not fit its commitment, or is none, lodges nothing', async () => {
    const token = await inviteByLink('王监察')
    const misfit = { token, secret: freshSecret(), commitment: witnessCommitment('sha256', freshSecret()) }
    expect((await server.anybody.post('/api/witness/lodge', misfit)).json.type).toBe(
      problem('witness-secret-mismatch'),
    )
    const short = await server.anybody.post('/api/witness/lodge', { ...misfit, secret: 'abc' })
    expect([short.status, short.json.fields[0].path]).toEqual([422, 'secret'])
    // Under another suite than the draw's.
    expect((await lodge(token, freshSecret(), 'sm3')).json.type).toBe(problem('witness-secret-mismatch'))
    expect(await witnesses()).toMatchObject([{ state: 'invited', commitment: null }])
  })

  test('an unknown, withdrawn or expired link is told so', async () => {
    const unknown = await lodge('A'.repeat(43), freshSecret())
    expect([unknown.status, unknown.json.type]).toEqual([404, problem('witness-link-unknown')])
    const withdrawn = await inviteByLink('王监察')
    const [{ id: witness }] = await witnesses()
    expect((await office.post(`/api/draws/${id}/witnesses/${witness}/withdraw`)).status).toBe(204)
    expect((await lodge(withdrawn, freshSecret())).json.type).toBe(problem('witness-withdrawn'))
    const expired = await inviteByLink('王监察')
    server.clock.set('2027-01-04T01:00:00Z')
    const late = await lodge(expired, freshSecret())
    expect([late.status, late.json.type]).toEqual([410, problem('witness-expired')])
    expect((await witnesses()).map((each: { state: string }) => each.state)).toEqual(['withdrawn', 'expired'])
  })

  test('names are told apart, also from the bureau and from the server', async () => {
    await inviteByLink('王监察')
    for (const name of ['王监察', '明签系统']) {
      const twice = await office.post(`/api/draws/${id}/witnesses`, { name, organisation: '企业代表' })
      expect([twice.status, twice.json.type]).toEqual([409, problem('witness-name-taken')])
    }
    const broken = await office.post(`/api/draws/${id}/witnesses`, {
      name: '王\nlodged 2020-01-01',
      organisation: '企业代表',
    })
    expect(broken.status).toBe(422)
  })

  test('the commit waits for every witness, and names those it waits for', async () => {
    await lodge(await inviteByLink('王监察'), freshSecret())
    await inviteByLink('李纪检')
    await inviteByLink('赵企业')
    const refused = await office.post(`/api/draws/${id}/commit`, commitRequest)
    expect([refused.status, refused.json.type]).toEqual([409, problem('witnesses-outstanding')])
    expect(refused.json.detail).toContain('李纪检、赵企业')
    expect(refused.json.detail).not.toContain('王监察')
  })

  test('whoever has lodged cannot be left out by a withdrawal', async () => {
    const token = await inviteByLink('王监察')
    await lodge(token, freshSecret())
    const [{ id: witness }] = await witnesses()
    const refused = await office.post(`/api/draws/${id}/witnesses/${witness}/withdraw`)
    expect([refused.status, refused.json.type]).toEqual([409, problem('witness-stays')])
    expect(await witnesses()).toMatchObject([{ state: 'lodged' }])
  })

  test('a pool frozen anew knows nothing of the invitations before', async () => {
    const token = await inviteByLink('王监察')
    await lodge(token, freshSecret())
    await office.delete(`/api/draws/${id}`)
    server.clock.set('2026-12-28T05:00:00Z')
    await freeze()
    expect(await witnesses()).toEqual([])
    expect((await lodge(token, freshSecret())).json.type).toBe(problem('witness-link-unknown'))
  })

  test('people with accounts, of any role, lodge their own invitation and no other', async () => {
    const { items } = (await office.get('/api/witness/candidates')).json
    const personId = items.find((each: { role: string }) => each.role === 'inspector').id
    const invited = await office.post(`/api/draws/${id}/witnesses`, { personId })
    expect([invited.status, invited.json]).toEqual([201, { token: null }])
    expect((await server.as('auditor').get('/api/witness/invitations')).json.items).toEqual([])
    const own = (await server.as('inspector').get('/api/witness/invitations')).json.items
    expect(own).toMatchObject([{ witness: 'inspector', state: 'invited', draw: { id } }])
    const secret = freshSecret()
    const lodged = { secret, commitment: witnessCommitment('sha256', secret) }
    const path = `/api/witness/invitations/${own[0].id}/lodge`
    expect((await server.as('auditor').post(path, lodged)).status).toBe(404)
    expect((await server.as('inspector').post(path, lodged)).json.state).toBe('lodged')
  })

  test('neither a secret nor a token stands in the database or in what the server writes down', async () => {
    const written: string[] = []
    for (const channel of ['log', 'error', 'warn', 'info'] as const)
      vi.spyOn(console, channel).mockImplementation((...said) => void written.push(said.join(' ')))
    const token = await inviteByLink('王监察')
    const secret = freshSecret()
    await lodge(token, freshSecret(), 'sm3')
    await lodge(token, secret)
    await lodge(token, freshSecret())
    vi.restoreAllMocks()
    const { database } = server.platform
    const dump = async (table: string) =>
      JSON.stringify((await database.execute(sql.raw(`select t::text from ${table} t`))).rows)
    const tables = await database.execute(
      sql.raw("select table_name from information_schema.tables where table_schema = 'public'"),
    )
    let all = written.join('\n')
    for (const { table_name } of tables.rows as { table_name: string }[]) all += await dump(table_name)
    expect(all).toContain(witnessCommitment('sha256', secret))
    for (const hidden of [secret, token, Buffer.from(secret).toString('hex')])
      expect(all.includes(hidden)).toBe(false)
  })
})

describe.each(['sha256', 'sm3'] as const)('a draw with three witnesses under %s', suite => {
  const secrets = [freshSecret(), freshSecret()]
  let local: TestServer
  let draw: { commitment: { witnesses: { name: string; commitment: string }[] }; root: string }
  let receipt: string
  let token: string
  beforeAll(async () => {
    local = await startTestServer()
    const theOffice = local.as('office')
    await registeredDistrict({
      server: local,
      facilities: testFacilities(4, 20),
      inspectors: testInspectors(6),
    })
    await theOffice.post('/api/draws', { period: testPeriod, suite })
    for (const [n, name] of ['王监察', '李纪检'].entries()) {
      const invited = await theOffice.post(`/api/draws/${id}/witnesses`, { name, organisation: '市局' })
      token = invited.json.token
      const secret = secrets[n] ?? ''
      const lodged = await local.anybody.post('/api/witness/lodge', {
        token,
        secret,
        commitment: witnessCommitment(suite, secret),
      })
      receipt = lodged.json.receipt
    }
    const committed = await theOffice.post(`/api/draws/${id}/commit`, commitRequest)
    expect(committed.status, committed.text).toBe(200)
    draw = (await theOffice.post(`/api/draws/${id}/draw`, { value: testNumbers })).json
  })
  afterAll(() => local.stop())

  test('commits to bureau, invited witnesses in their order, and the server', async () => {
    expect(draw.commitment.witnesses.map(({ name }) => name)).toEqual([
      bureauName,
      '王监察',
      '李纪检',
      '明签系统',
    ])
    expect(draw.commitment.witnesses.slice(0, 3).map(({ commitment }) => commitment)).toEqual(
      [testSecret, ...secrets].map(secret => witnessCommitment(suite, secret)),
    )
    const page = (await local.anybody.get(`/draws/${id}`)).text
    for (const { name } of draw.commitment.witnesses) expect(page).toContain(name)
    expect(page).toContain('市局')
  })

  test('grinding: after the commit no witness can be added, withdrawn or change the secret', async () => {
    const secret = freshSecret()
    const attempts = [
      await local.as('office').post(`/api/draws/${id}/witnesses`, { name: '后来者', organisation: '某单位' }),
      await local.as('office').post(`/api/draws/${id}/witnesses/x/withdraw`),
      await local.anybody.post('/api/witness/lodge', {
        token,
        secret,
        commitment: witnessCommitment(suite, secret),
      }),
    ]
    expect(attempts.map(({ json }) => json.type)).toEqual(attempts.map(() => problem('witness-too-late')))
  })

  test('the opened bundle holds every secret and verifies; a changed secret shows', async () => {
    local.clock.set('2027-04-01T01:00:00Z')
    await local.as('director').post(`/api/draws/${id}/open`)
    const bundle = (await local.anybody.get(`/draws/${id}/bundle.json`)).json
    expect(bundle.secrets.slice(0, 3)).toEqual([testSecret, ...secrets])
    expect(verifyBundle(bundle).ok).toBe(true)
    const ground = { ...bundle, secrets: bundle.secrets.with(1, freshSecret()) }
    const failing = verifyBundle(ground)
      .checks.filter(({ ok }) => !ok)
      .map(check => check.id)
    expect(failing).toEqual(expect.arrayContaining(['witness-secrets', 'seed']))
  })

  test('withholding: a logged commitment without the lodged witness is contradicted by the signed receipt', async () => {
    const key = (await local.anybody.get('/log/key')).text.trim()
    const said = openNote(receipt, key) ?? ''
    const { entries } = (await local.anybody.get('/log/entries')).json
    const logged = entries
      .map((entry: { body: string }) => JSON.parse(entry.body))
      .find((entry: { kind: string }) => entry.kind === 'commitment').commitment
    expect(said).toContain(`\nfrozen ${logged.frozenAt}\n`)
    const without = {
      ...logged,
      witnesses: logged.witnesses.filter((each: { name: string }) => each.name !== '李纪检'),
    }
    const promised = /^commitment (.*)$/m.exec(said)?.[1]
    const holds = (document: typeof logged) =>
      document.witnesses.some((each: { commitment: string }) => each.commitment === promised)
    expect([holds(logged), holds(without)]).toEqual([true, false])
    expect(commitmentHash(without)).not.toBe(commitmentHash(logged))
  })
})

test('whoever commits cannot compute the list: other secrets than theirs enter the seed', async () => {
  const first = await startTestServer()
  const district = { server: first, facilities: testFacilities(4, 20), inspectors: testInspectors(6) }
  await registeredDistrict(district)
  await first.as('office').post('/api/draws', { period: testPeriod })
  const invited = await first
    .as('office')
    .post(`/api/draws/${id}/witnesses`, { name: '王监察', organisation: '市局' })
  const secret = freshSecret()
  await first.anybody.post('/api/witness/lodge', {
    token: invited.json.token,
    secret,
    commitment: witnessCommitment('sha256', secret),
  })
  const committed = (await first.as('office').post(`/api/draws/${id}/commit`, commitRequest)).json
  const drawn = (await first.as('office').post(`/api/draws/${id}/draw`, { value: testNumbers })).json
  first.clock.set('2027-04-01T01:00:00Z')
  await first.as('director').post(`/api/draws/${id}/open`)
  const bundle = (await first.anybody.get(`/draws/${id}/bundle.json`)).json
  const guess = (secrets: readonly string[]) =>
    runDraw({ commitment: committed.commitment, pool: bundle.pool, secrets, beacon: bundle.beacon })
  // All that whoever commits has: the pool, the commitment, the value and the own secret. Guessing in place of any one
  // of the others gives another list.
  const [own, theirs, servers] = bundle.secrets
  expect(guess([own, freshSecret(), servers]).root).not.toBe(drawn.root)
  expect(guess([own, theirs, freshSecret()]).root).not.toBe(drawn.root)
  expect(guess(bundle.secrets).root).toBe(drawn.root)
  await first.stop()
})

test('a committed draw that is never completed stays visibly committed', async () => {
  const local = await startTestServer()
  await registeredDistrict({
    server: local,
    facilities: testFacilities(4, 20),
    inspectors: testInspectors(6),
  })
  await local.as('office').post('/api/draws', { period: testPeriod })
  await local.as('office').post(`/api/draws/${id}/commit`, commitRequest)
  local.clock.set('2027-06-01T01:00:00Z')
  expect((await local.as('office').delete(`/api/draws/${id}`)).status).toBe(409)
  expect((await local.anybody.get('/draws')).text).toContain(`/draws/${id}`)
  expect((await local.anybody.get('/log')).text).toContain(`/draws/${id}`)
  expect((await local.anybody.get(`/draws/${id}`)).text).toContain('封存名单')
  await local.stop()
})
