import { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import { bodyLimit } from 'hono/body-limit'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { pageOf } from '../platform/schemas.ts'
import { workbook, workbookHeaders } from '../platform/workbooks.ts'
import { drawnClasses } from '../registry/import/index.ts'
import { keySchema } from '../registry/index.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { importAnswer } from './answers.ts'
import { countDependants, listDependants } from './dependants.ts'
import { askToExcludeMissing } from './exclude-missing.ts'
import { importKinds, importOptionsSchema, kindLabel } from './import.ts'
import { openJobs } from './jobs.ts'
import {
  decideRows,
  dropImport,
  findImport,
  type ImportsAtWork,
  listImports,
  openImport,
  rereadImport,
  startApplying,
} from './manage-imports.ts'
import { noMapping } from './mapping.ts'
import type { ImportRow } from './read-import.ts'
import { listMissing, listRows, rejectedRows } from './read-rows.ts'
import { columnsOf } from './read-table.ts'
import { forgetMapping, listMappings, saveMapping } from './saved-mappings.ts'
import {
  applyBody,
  decideBody,
  dependantSchema,
  exclusionsBody,
  fileKindSchema,
  importKindSchema,
  importSchema,
  importsQuery,
  mappingAnswer,
  missingSchema,
  pagingQuery,
  rereadBody,
  rowSchema,
  rowsQuery,
  uploadForm,
} from './schemas.ts'
import { columnLabel } from './show-row.ts'
import { kindTemplate } from './template.ts'
import { undoImport } from './undo-import.ts'

/** Somewhat more than a file may have, for the form around it. */
const largestUpload = 51_000_000

const uploadLimit = bodyLimit({
  maxSize: largestUpload,
  onError: () => {
    throw new Problem('too-large', {
      detail: {
        zh: '文件超过50MB，请删去图片和无关内容，或分成几个文件导入',
        en: 'The file exceeds 50 MB; remove what does not belong, or import in several files',
      },
    })
  },
})

const readers = ['office', 'director', 'auditor'] as const
const idParam = z.object({ id: keySchema })
const kindParam = z.object({ kind: fileKindSchema })

const open = declare(['office'], {
  method: 'post',
  path: '/api/imports',
  request: { body: { required: true, content: { 'multipart/form-data': { schema: uploadForm } } } },
  responses: { 201: json(importSchema, 'A file that is being read; nothing of the register is changed') },
})

const list = declare(readers, {
  method: 'get',
  path: '/api/imports',
  request: { query: importsQuery },
  responses: { 200: json(pageOf(importSchema), 'Imports and bulk actions, the newest first') },
})

const detail = declare(readers, {
  method: 'get',
  path: '/api/imports/{id}',
  request: { params: idParam },
  responses: { 200: json(importSchema, 'An import: how far it is, and what it would do or has done') },
})

const rowList = declare(readers, {
  method: 'get',
  path: '/api/imports/{id}/rows',
  request: { params: idParam, query: rowsQuery },
  responses: { 200: json(pageOf(rowSchema), 'Rows of a preview by what they are to the register') },
})

const missing = declare(readers, {
  method: 'get',
  path: '/api/imports/{id}/missing',
  request: { params: idParam, query: pagingQuery },
  responses: { 200: json(pageOf(missingSchema), 'Facilities of the register that a complete list lacks') },
})

const excludeMissing = declare(['office'], {
  method: 'post',
  path: '/api/imports/{id}/missing/exclusions',
  request: { params: idParam, body: body(exclusionsBody) },
  responses: {
    201: json(z.object({ requested: z.number().int() }), 'Exclusions that wait for approval now'),
  },
})

const reread = declare(['office'], {
  method: 'post',
  path: '/api/imports/{id}/read',
  request: { params: idParam, body: body(rereadBody) },
  responses: { 200: json(importSchema, 'The file is read again, with this mapping and these options') },
})

const decide = declare(['office'], {
  method: 'post',
  path: '/api/imports/{id}/decisions',
  request: { params: idParam, body: body(decideBody) },
  responses: { 200: json(z.object({ decided: z.number().int() }), 'Near rows are merged or added') },
})

const apply = declare(['office'], {
  method: 'post',
  path: '/api/imports/{id}/apply',
  request: { params: idParam, body: body(applyBody) },
  responses: { 202: json(importSchema, 'It is being applied; its state says when that is over') },
})

const drop = declare(['office'], {
  method: 'post',
  path: '/api/imports/{id}/drop',
  request: { params: idParam },
  responses: { 200: json(importSchema, 'Given up; nothing was changed') },
})

const undo = declare(['office'], {
  method: 'post',
  path: '/api/imports/{id}/undo',
  request: { params: idParam },
  responses: { 200: json(importSchema, 'The register is as it was before') },
})

const dependants = declare(readers, {
  method: 'get',
  path: '/api/imports/{id}/dependants',
  request: { params: idParam, query: pagingQuery },
  responses: { 200: json(pageOf(dependantSchema), 'What stands on an import, so that it cannot be undone') },
})

const rejected = declare(['office'], {
  method: 'get',
  path: '/api/imports/{id}/rejected',
  request: { params: idParam },
  responses: { 200: workbook('The bad rows with what to correct') },
})

const kinds = declare(readers, {
  method: 'get',
  path: '/api/import-kinds',
  responses: {
    200: json(z.object({ items: z.array(importKindSchema) }), 'What can be imported, and its fields'),
  },
})

const template = declare(['office'], {
  method: 'get',
  path: '/api/import-kinds/{kind}/template',
  request: { params: kindParam },
  responses: { 200: workbook('An empty list to fill in') },
})

const mappings = declare(readers, {
  method: 'get',
  path: '/api/import-kinds/{kind}/mappings',
  request: { params: kindParam },
  responses: {
    200: json(z.object({ items: z.array(mappingAnswer) }), 'Mappings of headings, saved and shipped'),
  },
})

const removeMapping = declare(['office'], {
  method: 'delete',
  path: '/api/import-mappings/{id}',
  request: { params: idParam },
  responses: { 200: json(z.object({}), 'Forgotten') },
})

const undoable = (row: ImportRow) =>
  row.state === 'done' && row.appliedAt ? { bureau: row.bureau, id: row.id, appliedAt: row.appliedAt } : null

export const importRoutes = (platform: Platform) => {
  const { database } = platform
  const work: ImportsAtWork = { platform, jobs: openJobs() }
  const find = async (id: string) => findImport(work, (await bureauOf(database)).code, id)
  const answer = async (row: ImportRow) => {
    const one = undoable(row)
    return importAnswer(row, one && (await countDependants(database, one)))
  }
  const app = routes()
  // Before anything reads the body. Strangers are refused by the route without reading it at all.
  app.use('/api/imports', (c, next) =>
    c.req.method === 'POST' && c.get('person') ? uploadLimit(c, next) : next(),
  )
  return app
    .openapi(open, async c => {
      const bureau = await bureauOf(database)
      const { file, kind, options, mapping } = c.req.valid('form')
      const row = await openImport(
        work,
        { bureau: bureau.code, by: signedIn(c) },
        {
          kind,
          name: file.name,
          bytes: new Uint8Array(await file.arrayBuffer()),
          options: options ?? importOptionsSchema.parse({}),
          mapping: mapping ?? noMapping,
        },
      )
      return c.json(importAnswer(row), 201)
    })
    .openapi(list, async c => {
      const bureau = await bureauOf(database)
      const page = await listImports(work, bureau.code, c.req.valid('query'))
      return c.json({ ...page, items: page.items.map(row => importAnswer(row)) }, 200)
    })
    .openapi(detail, async c => c.json(await answer(await find(c.req.valid('param').id)), 200))
    .openapi(rowList, async c => {
      const page = await listRows(platform, await find(c.req.valid('param').id), c.req.valid('query'))
      return c.json(page as z.infer<ReturnType<typeof pageOf<typeof rowSchema>>>, 200)
    })
    .openapi(missing, async c =>
      c.json(await listMissing(platform, await find(c.req.valid('param').id), c.req.valid('query')), 200),
    )
    .openapi(excludeMissing, async c => {
      const row = await find(c.req.valid('param').id)
      return c.json(
        { requested: await askToExcludeMissing(platform, row, signedIn(c), c.req.valid('json')) },
        201,
      )
    })
    .openapi(reread, async c => {
      const { id } = c.req.valid('param')
      const { options, mapping, saveAs } = c.req.valid('json')
      const { bureau, kind } = await find(id)
      if (saveAs && kind !== 'bulk')
        await saveMapping(platform, bureau, { kind, name: saveAs, mapping, by: signedIn(c).name })
      return c.json(importAnswer(await rereadImport(work, bureau, id, { options, mapping })), 200)
    })
    .openapi(decide, async c => {
      const bureau = await bureauOf(database)
      return c.json(
        { decided: await decideRows(work, bureau.code, c.req.valid('param').id, c.req.valid('json')) },
        200,
      )
    })
    .openapi(apply, async c => {
      const bureau = await bureauOf(database)
      const row = await startApplying(
        work,
        bureau.code,
        c.req.valid('param').id,
        c.req.valid('json').mode,
        signedIn(c),
      )
      return c.json(importAnswer(row), 202)
    })
    .openapi(drop, async c => {
      const bureau = await bureauOf(database)
      const { id } = c.req.valid('param')
      await dropImport(work, bureau.code, id)
      return c.json(importAnswer(await find(id)), 200)
    })
    .openapi(undo, async c => {
      const bureau = await bureauOf(database)
      const { id } = c.req.valid('param')
      await undoImport(platform, bureau.code, id, signedIn(c))
      return c.json(importAnswer(await find(id)), 200)
    })
    .openapi(dependants, async c => {
      const one = undoable(await find(c.req.valid('param').id))
      return c.json(
        one ? await listDependants(database, one, c.req.valid('query')) : { items: [], next: null, total: 0 },
        200,
      )
    })
    .openapi(rejected, async c => {
      const row = await find(c.req.valid('param').id)
      const bytes = await rejectedRows(platform, row, c.get('language'))
      return c.body(Uint8Array.from(bytes), 200, workbookHeaders(`${kindLabel(row.kind).zh}-需修改的行.xlsx`))
    })
    .openapi(kinds, c =>
      c.json(
        {
          items: importKinds.map(id => ({
            id,
            label: kindLabel(id),
            fields: Object.entries(columnsOf(id)).map(([field, column]) => ({
              id: field,
              label: columnLabel(id, field),
              mandatory: column.mandatory === 'column',
            })),
          })),
        },
        200,
      ),
    )
    .openapi(template, async c => {
      const { kind } = c.req.valid('param')
      const bureau = await bureauOf(database)
      const classes = drawnClasses(
        await ruleSetInForce(database, bureau.code, shanghaiDay(platform.clock.now())),
      )
      return c.body(
        Uint8Array.from(await kindTemplate(kind, classes)),
        200,
        workbookHeaders(`${kindLabel(kind).zh}-导入模板.xlsx`),
      )
    })
    .openapi(mappings, async c => {
      const bureau = await bureauOf(database)
      return c.json(
        { items: [...(await listMappings(database, bureau.code, c.req.valid('param').kind))] },
        200,
      )
    })
    .openapi(removeMapping, async c => {
      await forgetMapping(platform, (await bureauOf(database)).code, c.req.valid('param').id)
      return c.json({}, 200)
    })
}
