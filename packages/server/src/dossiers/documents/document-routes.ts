import { z } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { attachment } from '../../platform/attachment.ts'
import { bureauOf } from '../../platform/bureau.ts'
import { body, declare, json, type Person, routes, signedIn } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import { Problem } from '../../platform/problems.ts'
import { hashSchema, instantSchema } from '../../platform/schemas.ts'
import { documentKindIds } from './document-kind.ts'
import { type DocumentWithVersions, documentsOf, readDocument, readDocumentFile } from './read-documents.ts'
import {
  addDocument,
  addDocumentVersion,
  changeDocument,
  largestDocument,
  withdrawDocument,
} from './write-documents.ts'

const readers = ['office', 'director', 'auditor'] as const

const facilityParam = z.object({
  id: z
    .string()
    .max(100)
    .regex(/^\P{Cc}+$/u),
})
const documentId = z.string().regex(/^[A-Za-z0-9_-]{16}$/)
const documentParam = z.object({ id: documentId })
const revision = z.coerce.number().int()
const title = z.string().trim().min(1).max(100)
const kind = z.enum(documentKindIds)
const file = z
  .custom<File>(value => value instanceof File, 'a file')
  .openapi({ type: 'string', format: 'binary' })

const documentSchema = z.object({
  id: z.string(),
  facilityId: z.string(),
  kind,
  title: z.string(),
  version: z.number().int(),
  revision: z.number().int(),
  withdrawn: z.object({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
  versions: z.array(
    z.object({
      version: z.number().int(),
      fileName: z.string(),
      /** Bytes. */
      size: z.number().int(),
      sha256: hashSchema,
      uploadedAt: instantSchema,
      uploadedBy: z.string(),
      url: z.string(),
    }),
  ),
})

const multipart = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'multipart/form-data': { schema } },
})

const list = declare(readers, {
  method: 'get',
  path: '/api/facilities/{id}/documents',
  request: { params: facilityParam },
  responses: { 200: json(z.object({ items: z.array(documentSchema) }), 'The files of a dossier') },
})

const add = declare(['office'], {
  method: 'post',
  path: '/api/facilities/{id}/documents',
  request: { params: facilityParam, body: multipart(z.object({ file, title, kind })) },
  responses: { 201: json(documentSchema, 'Kept, as its first version') },
})

const addVersion = declare(['office'], {
  method: 'post',
  path: '/api/dossier-documents/{id}/versions',
  request: { params: documentParam, body: multipart(z.object({ file, revision })) },
  responses: { 201: json(documentSchema, 'Kept; the version before can still be fetched') },
})

const change = declare(['office'], {
  method: 'put',
  path: '/api/dossier-documents/{id}',
  request: { params: documentParam, body: body(z.object({ revision, title, kind })) },
  responses: { 200: json(documentSchema, 'Changed') },
})

const withdraw = declare(['office'], {
  method: 'post',
  path: '/api/dossier-documents/{id}/withdraw',
  request: {
    params: documentParam,
    body: body(z.object({ revision, reason: z.string().trim().min(2).max(500) })),
  },
  responses: { 200: json(documentSchema, 'Withdrawn; its files are kept') },
})

const fetchFile = declare(readers, {
  method: 'get',
  path: '/api/dossier-documents/{id}/versions/{version}',
  request: {
    params: z.object({ id: documentId, version: z.coerce.number().int().min(1).max(100_000) }),
  },
  responses: { 200: { description: 'The file as it was given' } },
})

const answer = (document: DocumentWithVersions): z.infer<typeof documentSchema> => ({
  id: document.id,
  facilityId: document.facilityId,
  kind: document.kind,
  title: document.title,
  version: document.version,
  revision: document.revision,
  withdrawn: document.withdrawnAt && {
    at: document.withdrawnAt.toISOString(),
    by: document.withdrawnBy ?? '',
    reason: document.withdrawalReason ?? '',
  },
  versions: document.versions.map(version => ({
    version: version.version,
    fileName: version.fileName,
    size: version.size,
    sha256: version.sha256,
    uploadedAt: version.uploadedAt.toISOString(),
    uploadedBy: version.uploadedBy,
    url: `/api/dossier-documents/${document.id}/versions/${version.version}`,
  })),
})

const newFile = async (given: File) => ({
  name: given.name,
  bytes: new Uint8Array(await given.arrayBuffer()),
})

/** Paths that take files; their limit is the one below. */
export const documentUploads = /^\/api\/(?:facilities\/[^/]+\/documents|dossier-documents\/[^/]+\/versions)$/

export const documentRoutes = (platform: Platform) => {
  const { clock, database } = platform
  const app = routes()
  const limit = bodyLimit({
    // The form around the file adds little.
    maxSize: largestDocument + 64 * 1024,
    onError: () => {
      throw new Problem('too-large', {
        detail: {
          zh: `文件不得超过${largestDocument / 1024 / 1024}MB`,
          en: `A file may have at most ${largestDocument / 1024 / 1024} MB`,
        },
      })
    },
  })
  // Strangers are refused by the routes without their file being read at all.
  app.use('/api/facilities/:id/documents', (c, next) => (c.get('person') ? limit(c, next) : next()))
  app.use('/api/dossier-documents/:id/versions', (c, next) => (c.get('person') ? limit(c, next) : next()))
  const bureauCode = async () => (await bureauOf(database)).code
  const doing = async (person: Person) => ({ bureau: await bureauCode(), by: person })
  return app
    .openapi(list, async c => {
      const found = await documentsOf(database, await bureauCode(), c.req.valid('param').id)
      return c.json({ items: found.map(answer) }, 200)
    })
    .openapi(add, async c => {
      const { file, title, kind } = c.req.valid('form')
      const by = await doing(signedIn(c))
      const id = await addDocument(platform, by, {
        facilityId: c.req.valid('param').id,
        title,
        kind,
        file: await newFile(file),
      })
      return c.json(answer(await readDocument(database, by.bureau, id)), 201)
    })
    .openapi(addVersion, async c => {
      const { id } = c.req.valid('param')
      const { file, revision } = c.req.valid('form')
      const by = await doing(signedIn(c))
      await addDocumentVersion(platform, by, { id, revision, file: await newFile(file) })
      return c.json(answer(await readDocument(database, by.bureau, id)), 201)
    })
    .openapi(change, async c => {
      const { id } = c.req.valid('param')
      const context = { ...(await doing(signedIn(c))), at: clock.now() }
      const changed = { id, ...c.req.valid('json') }
      return c.json(
        await database.transaction(async rows => {
          await changeDocument(rows, context, changed)
          return answer(await readDocument(rows, context.bureau, id))
        }),
        200,
      )
    })
    .openapi(withdraw, async c => {
      const { id } = c.req.valid('param')
      const context = { ...(await doing(signedIn(c))), at: clock.now() }
      const withdrawn = { id, ...c.req.valid('json') }
      return c.json(
        await database.transaction(async rows => {
          await withdrawDocument(rows, context, withdrawn)
          return answer(await readDocument(rows, context.bureau, id))
        }),
        200,
      )
    })
    .openapi(fetchFile, async c => {
      const { id, version } = c.req.valid('param')
      const { file, bytes } = await readDocumentFile(platform, await bureauCode(), id, version)
      return c.body(Uint8Array.from(bytes), 200, {
        'Content-Type': file.mediaType,
        'Content-Disposition': attachment(file.fileName, `document-v${version}`),
        'X-Content-Type-Options': 'nosniff',
      })
    })
}
