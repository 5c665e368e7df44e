import { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import { changesByRevision } from '../changes/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import { body, declare, json, type Person, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { daySchema, instantSchema } from '../platform/schemas.ts'
import { addEntries, changeEntry, type DossierEntry, entriesOf, readEntry, removeEntry } from './entries.ts'
import { readEntryData } from './entry-data.ts'
import { entryKind, entryKindIds } from './kinds.ts'

const readers = ['office', 'director', 'auditor'] as const

/** A facility's number, as the register takes it. */
const facilityParam = z.object({
  id: z
    .string()
    .max(100)
    .regex(/^\P{Cc}+$/u),
})
const entryParam = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{16}$/) })

const value = z.union([z.string().max(5000), z.number(), z.boolean(), z.null()])
/** By the ids of the kind's fields; blank fields may be left out, null or empty. */
const givenData = z.record(z.string().max(50), value)
const revision = z.number().int()

export const entrySchema = z.object({
  id: z.string(),
  facilityId: z.string(),
  kind: z.enum(entryKindIds),
  day: daySchema.nullable(),
  until: daySchema.nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  revision,
  /** Who wrote it as it is, and when. */
  changed: z.object({ at: instantSchema, by: z.string() }),
})

const list = declare(readers, {
  method: 'get',
  path: '/api/facilities/{id}/entries',
  request: { params: facilityParam },
  responses: { 200: json(z.object({ items: z.array(entrySchema) }), 'The entries of a dossier, by kind') },
})

const add = declare(['office'], {
  method: 'post',
  path: '/api/facilities/{id}/entries',
  request: { params: facilityParam, body: body(z.object({ kind: z.enum(entryKindIds), data: givenData })) },
  responses: { 201: json(entrySchema, 'Added') },
})

const one = declare(readers, {
  method: 'get',
  path: '/api/dossier-entries/{id}',
  request: { params: entryParam },
  responses: { 200: json(entrySchema, 'One entry') },
})

const change = declare(['office'], {
  method: 'put',
  path: '/api/dossier-entries/{id}',
  request: { params: entryParam, body: body(z.object({ revision, data: givenData })) },
  responses: { 200: json(entrySchema, 'Changed; the trail keeps what it was') },
})

const remove = declare(['office'], {
  method: 'post',
  path: '/api/dossier-entries/{id}/remove',
  request: { params: entryParam, body: body(z.object({ revision })) },
  responses: { 204: { description: 'Removed; the trail keeps it whole' } },
})

/** Entries as HTTP answers them. */
export const entryAnswers = async (
  rows: Rows,
  bureau: string,
  entries: readonly DossierEntry[],
): Promise<z.infer<typeof entrySchema>[]> => {
  const written = await changesByRevision(
    rows,
    bureau,
    entries.map(entry => entry.revision),
  )
  return entries.map(({ id, facilityId, kind, day, until, data, revision, createdAt }) => {
    const { at, by } = written.get(revision) ?? { at: createdAt, by: '' }
    return { id, facilityId, kind, day, until, data, revision, changed: { at: at.toISOString(), by } }
  })
}

export const entryRoutes = (platform: Platform) => {
  const { clock, database, randomness } = platform
  const today = () => shanghaiDay(clock.now())
  const bureauCode = async () => (await bureauOf(database)).code
  const context = async (person: Person) => ({ bureau: await bureauCode(), by: person, at: clock.now() })
  const answer = async (rows: Rows, entry: DossierEntry) =>
    (await entryAnswers(rows, entry.bureau, [entry]))[0] as z.infer<typeof entrySchema>
  return routes()
    .openapi(list, async c => {
      const bureau = await bureauCode()
      const entries = await entriesOf(database, bureau, c.req.valid('param').id)
      return c.json({ items: await entryAnswers(database, bureau, entries) }, 200)
    })
    .openapi(add, async c => {
      const { kind, data } = c.req.valid('json')
      const doing = await context(signedIn(c))
      const read = readEntryData(entryKind(kind), data, today())
      const entry = { facilityId: c.req.valid('param').id, kind, data: read }
      return c.json(
        await database.transaction(async rows => {
          const [id] = await addEntries(rows, randomness, doing, [entry])
          return answer(rows, await readEntry(rows, doing.bureau, id as string))
        }),
        201,
      )
    })
    .openapi(one, async c =>
      c.json(
        await answer(database, await readEntry(database, await bureauCode(), c.req.valid('param').id)),
        200,
      ),
    )
    .openapi(change, async c => {
      const { id } = c.req.valid('param')
      const { revision, data } = c.req.valid('json')
      const doing = await context(signedIn(c))
      return c.json(
        await database.transaction(async rows => {
          const { kind } = await readEntry(rows, doing.bureau, id)
          const read = readEntryData(entryKind(kind), data, today())
          return answer(rows, await changeEntry(rows, doing, { id, revision, data: read }))
        }),
        200,
      )
    })
    .openapi(remove, async c => {
      const doing = await context(signedIn(c))
      const which = { id: c.req.valid('param').id, ...c.req.valid('json') }
      await database.transaction(rows => removeEntry(rows, doing, which))
      return c.body(null, 204)
    })
}
