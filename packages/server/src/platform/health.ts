import { z } from '@hono/zod-openapi'
import { sql } from 'drizzle-orm'
import { declare, json, routes } from './http.ts'
import type { Platform } from './platform.ts'
import { Problem } from './problems.ts'

const health = declare('public', {
  method: 'get',
  path: '/healthz',
  responses: { 200: json(z.object({ status: z.literal('ready') }), 'The database answers') },
})

export const healthRoutes = ({ database }: Platform) =>
  routes().openapi(health, async c => {
    try {
      await database.execute(sql`select 1`)
    } catch {
      throw new Problem('not-ready')
    }
    return c.json({ status: 'ready' as const }, 200)
  })
