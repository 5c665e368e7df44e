import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ empty: true })
})
afterAll(() => server.stop())

const answers = async () => (await server.platform.database.execute(sql`select 1 as one`)).rows

test('statements that fail, alone or many at once, leave the database answering', async () => {
  const { database } = server.platform
  for (const wrong of [sql`select nothing`, sql`select 1/0`, sql`selec`, sql`select ${'a\0b'}::text`]) {
    await expect(database.execute(wrong)).rejects.toThrow()
    expect(await answers()).toEqual([{ one: 1 }])
  }
  const many = Array.from({ length: 50 }, (_, n) =>
    database.execute(n % 2 ? sql`select 1/0` : sql`select ${n}::int as n`),
  )
  const settled = await Promise.allSettled(many)
  expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(25)
  expect(await answers()).toEqual([{ one: 1 }])
})

test('a request with text that no database can hold is refused, and the next is served', async () => {
  const refused = await server.anybody.post('/api/setup', {
    bureauCode: '150203',
    bureauName: '名称\0有误',
    username: 'admin',
    name: '管理员',
    password: 'a-long-password',
  })
  expect([refused.status, refused.json.type]).toEqual([422, 'urn:mingqian:problem:bad-input'])
  expect((await server.anybody.get('/healthz')).status).toBe(200)
})

test('a transaction that fails is undone whole', async () => {
  const { database } = server.platform
  await expect(
    database.transaction(async rows => {
      await rows.execute(sql`insert into settings values ('half', '1')`)
      await rows.execute(sql`select 1/0`)
    }),
  ).rejects.toThrow()
  expect((await database.execute(sql`select * from settings where key = 'half'`)).rows).toEqual([])
})

// PGlite has no connections to lose.
test.runIf(process.env.TEST_DATABASE_URL)(
  'connections that PostgreSQL ends, idle or at work, do not end the server',
  async () => {
    const { database } = server.platform
    // A query of drizzle begins when somebody waits for it.
    const atWork = expect(Promise.resolve(database.execute(sql`select pg_sleep(60)`))).rejects.toThrow()
    const others = sql`from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    await Promise.all(Array.from({ length: 4 }, answers))
    await expect
      .poll(async () => (await database.execute(sql`select 1 ${others} and query like '%pg_sleep%'`)).rows)
      .toHaveLength(1)
    await database.execute(sql`select pg_terminate_backend(pid) ${others}`)
    await atWork
    expect(await answers()).toEqual([{ one: 1 }])
  },
)
