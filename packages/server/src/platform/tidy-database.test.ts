import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { tidyDatabase } from './tidy-database.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('a table that has grown is counted and cleaned, once', async () => {
  const { database } = server.platform
  await database.execute(sql`insert into settings (key, value)
    select 'bench/' || n, to_jsonb(repeat('x', 200)) from generate_series(1, 5000) as n`)
  expect(await tidyDatabase(database)).toEqual(['settings'])
  const { rows } = await database.execute<{ rows: number }>(
    sql`select reltuples::integer as rows from pg_class where relname = 'settings'`,
  )
  expect(rows[0]?.rows).toBeGreaterThan(4900)
  expect(await tidyDatabase(database)).toEqual([])
})
