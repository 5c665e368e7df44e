import { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import { bodyLimit } from 'hono/body-limit'
import { chosenColumns, listExportQuery } from '../exports/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { hashSchema, pageOf, pageQuery } from '../platform/schemas.ts'
import { answerRows, exportedTable } from '../platform/workbooks/answer-rows.ts'
import { findReadableRecord } from './find-record.ts'
import { listVisits, stateFilters, visitsInLots } from './list-visits.ts'
import { lotDossier, lotDossierSchema } from './lot-dossier.ts'
import { myLots } from './my-lots.ts'
import { openVisit } from './open-visit.ts'
import { addPhoto, largestPhoto, readPhoto, removePhoto } from './photos.ts'
import { describeRecord } from './read-record.ts'
import { recordBody } from './record-body.ts'
import { saveRecord } from './save-record.ts'
import {
  lotParams,
  myLotSchema,
  newPhotoForm,
  photoParams,
  photoSchema,
  recordSchema,
  visitSchema,
} from './schemas.ts'
import { signRecord } from './sign-record.ts'
import { visitSheet } from './visit-sheet.ts'

const revision = z.number().int().min(0)

const mine = declare(['inspector'], {
  method: 'get',
  path: '/api/my/lots',
  responses: {
    200: json(z.object({ items: z.array(myLotSchema) }), "The inspector's own lots, dispatched so far"),
  },
})

const open = declare(['inspector'], {
  method: 'post',
  path: '/api/draws/{id}/lots/{index}/open',
  request: { params: lotParams },
  responses: {
    200: json(z.object({ leafHash: hashSchema, url: z.string() }), 'The lot is open, and its page public'),
  },
})

const read = declare(['inspector', 'office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/draws/{id}/lots/{index}/record',
  request: { params: lotParams },
  responses: { 200: json(recordSchema, 'To its team at any time, to the office once signed') },
})

const dossier = declare(['inspector'], {
  method: 'get',
  path: '/api/draws/{id}/lots/{index}/dossier',
  request: { params: lotParams },
  responses: { 200: json(lotDossierSchema, 'The dossier of the facility, to the team of an opened lot') },
})

const save = declare(['inspector'], {
  method: 'put',
  path: '/api/draws/{id}/lots/{index}/record',
  request: { params: lotParams, body: body(z.object({ revision, body: recordBody })) },
  responses: { 200: json(recordSchema, 'Saved') },
})

const sign = declare(['inspector'], {
  method: 'post',
  path: '/api/draws/{id}/lots/{index}/sign',
  request: { params: lotParams, body: body(z.object({ revision })) },
  responses: { 200: json(recordSchema, 'Signed, in the log, and fixed for good') },
})

const photosPath = '/api/draws/{id}/lots/{index}/photos'

const addOne = declare(['inspector'], {
  method: 'post',
  path: photosPath,
  request: {
    params: lotParams,
    body: { required: true, content: { 'multipart/form-data': { schema: newPhotoForm } } },
  },
  responses: { 201: json(photoSchema, 'Kept') },
})

const showPhoto = declare(['inspector', 'office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/photos/{id}',
  request: { params: photoParams },
  responses: { 200: { description: 'The photo as it was taken' } },
})

const dropPhoto = declare(['inspector'], {
  method: 'delete',
  path: '/api/photos/{id}',
  request: { params: photoParams },
  responses: { 204: { description: 'Gone' } },
})

const visitFilter = {
  state: z.enum(stateFilters).optional(),
  draw: z.string().max(100).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  class: z.string().max(100).optional(),
  facility: z.string().max(100).optional(),
  inspector: z.string().max(100).optional(),
  violation: z.enum(['yes', 'no']).optional(),
  q: z.string().max(100).optional(),
}

const exportVisits = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/visits/export',
  request: { query: z.object({ ...visitFilter, ...listExportQuery }) },
  responses: { 200: exportedTable('The list under the same filters and columns, whole') },
})

const visits = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/visits',
  request: {
    query: z.object({ ...pageQuery, ...visitFilter }),
  },
  responses: { 200: json(pageOf(visitSchema), 'Visits and where their records stand, newest first') },
})

// The form around the file adds little.
const largestPhotoForm = largestPhoto + 64 * 1024

export const inspectionRoutes = (platform: Platform) => {
  const { database } = platform
  const app = routes()
  app.use(
    '/api/draws/:id/lots/:index/photos',
    bodyLimit({
      maxSize: largestPhotoForm,
      onError: () => {
        throw new Problem('too-large')
      },
    }),
  )
  const bureauCode = async () => (await bureauOf(database)).code
  return app
    .openapi(mine, async c => {
      const request = { bureau: await bureauCode(), person: signedIn(c), from: c.get('from') }
      const items = await database.transaction(rows => myLots(rows, platform, request))
      return c.json({ items }, 200)
    })
    .openapi(open, async c => {
      const { id, index } = c.req.valid('param')
      const request = {
        bureau: await bureauCode(),
        drawId: id,
        index,
        person: signedIn(c),
        from: c.get('from'),
      }
      const leafHash = await database.transaction(rows => openVisit(rows, platform, request))
      return c.json({ leafHash, url: `/open/${leafHash}` }, 200)
    })
    .openapi(read, async c => {
      const { id, index } = c.req.valid('param')
      const lot = { bureau: await bureauCode(), drawId: id, index }
      const record = await findReadableRecord(database, lot, signedIn(c))
      return c.json(await describeRecord(database, platform, record), 200)
    })
    .openapi(dossier, async c => {
      const { id, index } = c.req.valid('param')
      const lot = { bureau: await bureauCode(), drawId: id, index }
      return c.json(await lotDossier(database, platform, lot, signedIn(c)), 200)
    })
    .openapi(save, async c => {
      const { id, index } = c.req.valid('param')
      const request = {
        bureau: await bureauCode(),
        drawId: id,
        index,
        person: signedIn(c),
        ...c.req.valid('json'),
      }
      const record = await database.transaction(rows => saveRecord(rows, platform, request))
      return c.json(await describeRecord(database, platform, record), 200)
    })
    .openapi(sign, async c => {
      const { id, index } = c.req.valid('param')
      const request = {
        bureau: await bureauCode(),
        drawId: id,
        index,
        person: signedIn(c),
        ...c.req.valid('json'),
      }
      const record = await database.transaction(rows => signRecord(rows, platform, request))
      return c.json(await describeRecord(database, platform, record), 200)
    })
    .openapi(addOne, async c => {
      const { id, index } = c.req.valid('param')
      const { file, part, caption } = c.req.valid('form')
      const photo = await addPhoto(platform, {
        bureau: await bureauCode(),
        drawId: id,
        index,
        person: signedIn(c),
        bytes: new Uint8Array(await file.arrayBuffer()),
        part: part ?? null,
        caption,
      })
      return c.json(photo, 201)
    })
    .openapi(showPhoto, async c => {
      const photo = await readPhoto(platform, await bureauCode(), c.req.valid('param').id, signedIn(c))
      return c.body(photo.bytes, 200, {
        'Content-Type': photo.mediaType,
        'X-Content-Type-Options': 'nosniff',
      })
    })
    .openapi(dropPhoto, async c => {
      await removePhoto(platform, await bureauCode(), c.req.valid('param').id, signedIn(c))
      return c.body(null, 204)
    })
    .openapi(exportVisits, async c => {
      const { format, columns, ...filter } = c.req.valid('query')
      const bureau = await bureauOf(database)
      const rows = await visitsInLots(platform, { ...filter, bureau: bureau.code })
      const dayOf = (instant: string) => shanghaiDay(new Date(instant))
      const chosen = chosenColumns(visitSheet(dayOf), columns)
      const name = `检查-${shanghaiDay(platform.clock.now())}`
      return answerRows(c, { format, name, columns: chosen, rows })
    })
    .openapi(visits, async c => {
      const filter = { bureau: await bureauCode(), ...c.req.valid('query') }
      return c.json(await listVisits(database, platform, filter), 200)
    })
}
