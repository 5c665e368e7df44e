import { z } from '@hono/zod-openapi'
import { documentAnswer, documentResponse } from '../documents/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { type Happening, happeningKinds } from '../platform/happenings.ts'
import { declare, json, routes } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { daySchema, instantSchema, pageQuery, textSchema } from '../platform/schemas.ts'
import { readDossier } from './read-dossier.ts'
import { readTimeline } from './read-timeline.ts'

const link = z.discriminatedUnion('to', [
  z.object({ to: z.literal('draw'), id: z.string() }),
  z.object({ to: z.literal('visit'), drawId: z.string(), index: z.number().int() }),
  z.object({ to: z.literal('outside-visit'), id: z.string() }),
  z.object({ to: z.literal('entry'), id: z.string() }),
  z.object({ to: z.literal('document'), id: z.string() }),
  z.object({ to: z.literal('exclusion'), id: z.string() }),
])

const happeningSchema = z.object({
  id: z.string(),
  kind: z.enum(happeningKinds),
  at: instantSchema,
  /** Where only the day is known. */
  day: daySchema.nullable(),
  title: textSchema,
  facts: z.array(z.object({ label: textSchema, value: textSchema })),
  changes: z.array(z.object({ label: textSchema, from: textSchema.nullable(), to: textSchema.nullable() })),
  by: z.string().nullable(),
  link: link.nullable(),
})

const facilityParam = z.object({
  id: z
    .string()
    .max(100)
    .regex(/^\P{Cc}+$/u),
})

const timeline = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/facilities/{id}/timeline',
  request: {
    params: facilityParam,
    query: z.object({ ...pageQuery, kind: z.enum(happeningKinds).optional() }),
  },
  responses: {
    200: json(
      z.object({ items: z.array(happeningSchema), next: z.string().nullable() }),
      'All that ever happened to a facility, newest first',
    ),
  },
})

const printed = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/facilities/{id}/dossier.docx',
  request: { params: facilityParam },
  responses: { 200: documentResponse('The dossier as one document, personal numbers masked') },
})

const answer = (happening: Happening): z.infer<typeof happeningSchema> => ({
  ...happening,
  at: happening.at.toISOString(),
  facts: [...happening.facts],
  changes: [...happening.changes],
})

export const timelineRoutes = (platform: Platform) => {
  const { database } = platform
  return routes()
    .openapi(timeline, async c => {
      const bureau = (await bureauOf(database)).code
      const filter = { bureau, facilityId: c.req.valid('param').id, ...c.req.valid('query') }
      const { items, next } = await readTimeline(database, platform, filter)
      return c.json({ items: items.map(answer), next }, 200)
    })
    .openapi(printed, async c => {
      const { id } = c.req.valid('param')
      return documentAnswer(
        await readDossier(database, platform, await bureauOf(database), id),
        `dossier-${id}`,
      )
    })
}
