import { witnessCommitment } from '@mingqian/draw'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDocx } from '../testing/docx.ts'
import { drawnDistrict, registeredDistrict, testPeriod, testSecret } from '../testing/drawn-district.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { readDraw } from './draw-row.ts'
import { resultOf } from './draw-vault.ts'

type Ticket = { readonly index: number; readonly stratum: string; readonly ticket: string }

const namesOrIds = /试验单位|检查员|W-\d{5}|R-\d{3}/

/** Every row of every table, to see that nothing was written. */
const everything = async ({ platform: { database } }: TestServer): Promise<string> => {
  const tables = await database.execute(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const contents: string[] = []
  for (const { name } of tables.rows as { name: string }[])
    contents.push(
      name,
      JSON.stringify(
        (await database.execute(sql`select t::text as row from ${sql.identifier(name)} t order by 1`)).rows,
      ),
    )
  return contents.join('\n')
}

describe('the ceremony of a sealed draw', () => {
  let server: TestServer
  let id: string
  beforeAll(async () => {
    server = await startTestServer()
    id = await drawnDistrict(server)
  })
  afterAll(() => server.stop())

  const tickets = async () => (await server.as('office').get(`/api/draws/${id}/tickets`)).json

  test('shows a ticket for each lot, rising within its stratum, and the log as the sealing left it', async () => {
    const draw = (await server.as('auditor').get(`/api/draws/${id}`)).json
    const { lots, checkpoint } = (await tickets()) as {
      lots: Ticket[]
      checkpoint: { size: number; root: string }
    }
    expect(lots.map(({ index }) => index)).toEqual(Array.from({ length: 63 }, (_, n) => n))
    for (const { stratum, quota } of draw.quotas) {
      const own = lots.filter(lot => lot.stratum === stratum).map(lot => lot.ticket)
      expect(own).toHaveLength(quota)
      expect(own).toEqual(own.toSorted())
    }
    expect(checkpoint.size).toBe(draw.sealedLogIndex + 1)
    const [, size, root] = (await server.anybody.get('/log/checkpoint')).text.split('\n')
    expect([String(checkpoint.size), checkpoint.root]).toEqual([size, root])
  })

  test('names nobody, and has neither seed nor ball in its answer', async () => {
    const text = JSON.stringify(await tickets())
    const { seed } = resultOf(server.platform, await readDraw(server.platform.database, '150203', id))
    expect(text).not.toMatch(namesOrIds)
    expect(text).not.toContain(seed)
    expect(Object.keys((await tickets()).lots[0]).sort()).toEqual(['index', 'stratum', 'ticket'])
  })

  test('answers the same shape and size whoever was drawn', async () => {
    const other = await startTestServer()
    try {
      // The server lodges a secret of its own, so that the same input draws others.
      const otherId = await drawnDistrict(other)
      const there = (await other.as('office').get(`/api/draws/${otherId}/tickets`)).text
      const here = (await server.as('office').get(`/api/draws/${id}/tickets`)).text
      expect(there).not.toBe(here)
      const shape = (text: string) =>
        text.replaceAll(/"ticket":"[0-9a-f]{64}"/g, 'T').replace(/"root":"[^"]{44}"/, 'R')
      expect(shape(there)).toBe(shape(here))
    } finally {
      await other.stop()
    }
  })

  test('has minutes with the commitments, the value and the roots, without seed and names until it is opened', async () => {
    const draw = (await server.as('auditor').get(`/api/draws/${id}`)).json
    const path = `/api/draws/${id}/minutes.docx`
    const { rows, everything: whole, malformed } = await openDocx((await server.as('office').get(path)).bytes)
    const { seed } = resultOf(server.platform, await readDraw(server.platform.database, '150203', id))
    expect(malformed).toEqual([])
    const flat = rows.map(row => row.map(cell => cell.replaceAll(' ', '')))
    expect(flat).toEqual(
      expect.arrayContaining([
        ['抽查库根值', draw.pool.root],
        ['明川区生态环境分局', witnessCommitment('sha256', testSecret)],
        ['封存根值', draw.root],
        ['封存记录', `公开透明日志第${draw.sealedLogIndex}号`],
        ['见证人', '明川区生态环境分局', '', ''],
        ['负责人', '', '', ''],
      ]),
    )
    expect(whole).not.toMatch(namesOrIds)
    expect(whole.replaceAll(' ', '')).not.toContain(seed)
  })
})

describe('a rehearsal', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
    await registeredDistrict({ server })
  })
  afterAll(() => server.stop())

  const rehearse = async () => server.as('director').post('/api/draws/rehearsals', { period: testPeriod })

  test('draws the numbers that are owed, writes nothing, and names nobody', async () => {
    // The first call of a session may renew it: the account's own business.
    await server.as('director').get('/api/draws')
    const before = await everything(server)
    const { status, json, text } = await rehearse()
    expect([status, json.lots.length, json.pool.facilities]).toEqual([200, 63, 449])
    expect(text).not.toMatch(namesOrIds)
    expect(before).toContain('试验单位00001号')
    expect(await everything(server)).toBe(before)
  })

  test('tells nothing of the draw to come: every one has other tickets, and the draw others still', async () => {
    const heads = (lots: Ticket[]) => lots.map(({ ticket }) => ticket)
    const first = heads((await rehearse()).json.lots)
    const second = heads((await rehearse()).json.lots)
    const office = server.as('office')
    const { id } = (await office.post('/api/draws', { period: testPeriod })).json
    await office.post(`/api/draws/${id}/commit`, {
      secret: testSecret,
      witnessName: '明川区生态环境分局',
      beacon: { source: 'numbers/witnessed', round: '现场摇号' },
    })
    const early = await office.get(`/api/draws/${id}/tickets`)
    expect([early.status, early.json.type]).toEqual([409, 'urn:mingqian:problem:draw-state'])
    await office.post(`/api/draws/${id}/draw`, { value: '01 02 03 04 05 06' })
    const real = heads((await office.get(`/api/draws/${id}/tickets`)).json.lots)
    expect(new Set([...first, ...second, ...real]).size).toBe(3 * 63)
  })

  test('is refused for a period that may not be drawn', async () => {
    const answer = await server.as('office').post('/api/draws/rehearsals', { period: '2031-Q1' })
    expect(answer.json.type).toBe('urn:mingqian:problem:draw-period')
  })
})
