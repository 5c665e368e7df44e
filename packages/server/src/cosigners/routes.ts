import { z } from '@hono/zod-openapi'
import { logSize } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { instantSchema } from '../platform/schemas.ts'
import { type Cosigner, enterCosigner, withdrawCosigner } from './enter-cosigner.ts'
import {
  cosignedCheckpoint,
  type LastCosignature,
  lastNote,
  listCosigners,
  newestCosigned,
} from './read-cosigners.ts'
import { recipients } from './tables.ts'
import { type Taken, takeCosignature } from './take-cosignature.ts'

const text = (description: string) => ({ description, content: { 'text/plain': { schema: z.string() } } })
const recipient = z.enum(recipients).nullable()

const publicCosigner = z.object({
  name: z.string(),
  key: z.string(),
  encryption: z.string().nullable(),
  recipient,
  since: instantSchema,
  withdrawnAt: instantSchema.nullable(),
  last: z
    .object({
      size: z.number().int(),
      time: z.number().int(),
      note: z.string(),
    })
    .nullable(),
})

const cosignerSchema = publicCosigner.omit({ last: true }).extend({
  id: z.string(),
  enteredBy: z.string(),
  logIndex: z.number().int(),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  last: z.object({ size: z.number().int(), time: z.number().int(), receivedAt: instantSchema }).nullable(),
})

const answer = (cosigner: Cosigner, last: LastCosignature | null): z.infer<typeof cosignerSchema> => ({
  id: cosigner.id,
  name: cosigner.name,
  key: cosigner.key,
  encryption: cosigner.encryption,
  recipient: cosigner.recipient,
  since: cosigner.since.toISOString(),
  enteredBy: cosigner.enteredBy,
  logIndex: cosigner.logIndex,
  withdrawnAt: cosigner.withdrawnAt?.toISOString() ?? null,
  withdrawnBy: cosigner.withdrawnBy,
  withdrawnReason: cosigner.withdrawnReason,
  last: last && { size: last.size, time: last.time, receivedAt: last.receivedAt.toISOString() },
})

const checkpoint = declare('public', {
  method: 'get',
  path: '/log/checkpoint',
  responses: {
    200: text('The newest checkpoint: a C2SP signed note, with cosignatures once bodies have made them'),
  },
})

const cosigned = declare('public', {
  method: 'get',
  path: '/log/checkpoint/cosigned',
  responses: {
    200: text('The newest checkpoint that a known body has cosigned, with all cosignatures on it'),
    404: { description: 'Nobody has cosigned one yet' },
  },
})

const ofSize = declare('public', {
  method: 'get',
  path: '/log/checkpoint/{size}',
  request: {
    params: z.object({
      size: z
        .string()
        .regex(/^(0|[1-9]\d{0,14})$/)
        .transform(Number),
    }),
  },
  responses: { 200: text('The checkpoint of a size that the log has or had, with the cosignatures on it') },
})

const known = declare('public', {
  method: 'get',
  path: '/log/cosigners',
  responses: {
    200: json(z.object({ items: z.array(publicCosigner) }), 'Bodies that cosign, and what each signed last'),
  },
})

const take = declare('public', {
  method: 'post',
  path: '/log/cosignatures',
  request: {
    body: { required: true, content: { 'text/plain': { schema: z.string() } } },
  },
  responses: {
    200: json(
      z.object({
        taken: z.array(z.object({ name: z.string(), size: z.number().int(), time: z.number().int() })),
      }),
      "A checkpoint with a known body's cosignature was checked and kept",
    ),
  },
})

const list = declare(['sysadmin', 'director', 'office', 'auditor'], {
  method: 'get',
  path: '/api/cosigners',
  responses: { 200: json(z.object({ items: z.array(cosignerSchema) }), 'All cosigners ever entered') },
})

const enter = declare(['sysadmin', 'director'], {
  method: 'post',
  path: '/api/cosigners',
  request: {
    body: body(
      z.object({
        name: z.string().trim().min(2).max(60),
        key: z.string().trim().max(400),
        encryption: z.string().trim().max(100).nullable(),
        recipient,
      }),
    ),
  },
  responses: { 201: json(cosignerSchema, 'Entered, and in the log') },
})

const withdraw = declare(['sysadmin', 'director'], {
  method: 'post',
  path: '/api/cosigners/{id}/withdraw',
  request: {
    params: z.object({ id: z.string().max(60) }),
    body: body(z.object({ reason: z.string().trim().min(4).max(200) })),
  },
  responses: { 200: json(cosignerSchema, 'No longer in use, and the log says so') },
})

/** @param settle what else a cosignature settles, in the same transaction: filings, which this part knows nothing of */
export const cosignerRoutes = (
  platform: Platform,
  settle: (rows: Rows, taken: readonly Taken[]) => Promise<void>,
) => {
  const { database } = platform
  const snapshot = <T>(read: (rows: Rows) => Promise<T>) =>
    database.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' })
  return routes()
    .openapi(checkpoint, async c => {
      const note = await snapshot(async rows => cosignedCheckpoint(rows, platform, await logSize(rows)))
      return c.text(note, 200)
    })
    .openapi(cosigned, async c => {
      const note = await snapshot(rows => newestCosigned(rows, platform))
      if (note === null) throw new Problem('not-found')
      return c.text(note, 200)
    })
    .openapi(ofSize, async c =>
      c.text(await snapshot(rows => cosignedCheckpoint(rows, platform, c.req.valid('param').size)), 200),
    )
    .openapi(known, async c => {
      const items = await snapshot(async rows =>
        Promise.all(
          (await listCosigners(rows)).map(async ({ last, ...cosigner }) => ({
            name: cosigner.name,
            key: cosigner.key,
            encryption: cosigner.encryption,
            recipient: cosigner.recipient,
            since: cosigner.since.toISOString(),
            withdrawnAt: cosigner.withdrawnAt?.toISOString() ?? null,
            last: last && { size: last.size, time: last.time, note: await lastNote(rows, platform, last) },
          })),
        ),
      )
      return c.json({ items }, 200)
    })
    .openapi(take, async c => {
      const note = await c.req.text()
      const taken = await database.transaction(async rows => {
        const found = await takeCosignature(rows, platform, note)
        await settle(rows, found)
        return found
      })
      return c.json(
        { taken: taken.map(({ cosigner, size, time }) => ({ name: cosigner.name, size, time })) },
        200,
      )
    })
    .openapi(list, async c =>
      c.json({ items: (await listCosigners(database)).map(each => answer(each, each.last)) }, 200),
    )
    .openapi(enter, async c => {
      const request = { ...c.req.valid('json'), by: signedIn(c).name }
      const entered = await database.transaction(rows => enterCosigner(rows, platform, request))
      return c.json(answer(entered, null), 201)
    })
    .openapi(withdraw, async c => {
      const request = { id: c.req.valid('param').id, ...c.req.valid('json'), by: signedIn(c).name }
      const withdrawn = await database.transaction(rows => withdrawCosigner(rows, platform, request))
      return c.json(answer(withdrawn, null), 200)
    })
}
