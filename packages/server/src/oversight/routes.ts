import { z } from '@hono/zod-openapi'
import { bureauOf } from '../platform/bureau.ts'
import { declare, json, roles, routes } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { instantSchema, pageOf, pageQuery } from '../platform/schemas.ts'
import { type AccessAction, accessSubjects, listAccess, personalDataOwners } from './access-records.ts'

const accessRecord = z.object({
  id: z.string(),
  at: instantSchema,
  person: z.object({ id: z.string(), name: z.string(), role: z.enum(roles) }),
  action: z.enum(['view-list', 'file-list', 'view-lot', 'open-lot', 'unmask'] satisfies AccessAction[]),
  drawId: z.string().nullable(),
  index: z.number().int().nullable(),
  /** Whose personal data was seen, and which field of it. */
  subject: z.object({ kind: z.enum(personalDataOwners), id: z.string(), field: z.string() }).nullable(),
  reason: z.string().nullable(),
  from: z.string(),
})

const list = declare(['auditor', 'director'], {
  method: 'get',
  path: '/api/access-records',
  request: {
    query: z.object({
      ...pageQuery,
      draw: z.string().max(100).optional(),
      person: z.string().max(100).optional(),
      what: z.enum(accessSubjects).optional(),
    }),
  },
  responses: {
    200: json(
      pageOf(accessRecord),
      'Who has seen what of the sealed lists and of personal data, newest first',
    ),
  },
})

export const oversightRoutes = (platform: Platform) =>
  routes().openapi(list, async c => {
    const bureau = await bureauOf(platform.database)
    const page = await listAccess(platform.database, { bureau: bureau.code, ...c.req.valid('query') })
    const items = page.items.map(row => ({
      id: row.id,
      at: row.at.toISOString(),
      person: { id: row.personId, name: row.personName, role: row.personRole as (typeof roles)[number] },
      action: row.action as AccessAction,
      drawId: row.drawId,
      index: row.index,
      subject:
        row.subjectKind && row.subjectId && row.field
          ? { kind: row.subjectKind, id: row.subjectId, field: row.field }
          : null,
      reason: row.reason,
      from: row.from,
    }))
    return c.json({ ...page, items }, 200)
  })
