import { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import { bodyLimit } from 'hono/body-limit'
import { usernamesOfInspectors } from '../identity/index.ts'
// Not by its index: planning counts the register, and the two would import each other.
import { ruleSetInForce } from '../planning/rule-set-in-force.ts'
import { bureauOf } from '../platform/bureau.ts'
import { declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { pageOf } from '../platform/schemas.ts'
import { workbook, workbookHeaders } from '../platform/workbooks.ts'
import { facilityAnswer, inspectorAnswer } from './answers.ts'
import { rememberingCounter } from './count-fitting.ts'
import { drawnClasses, importTemplate } from './import/index.ts'
import { importUpload, previewUpload, rejectedFromUpload, type UploadedFile } from './import-upload.ts'
import { listFacilities } from './list-facilities.ts'
import { listInspectors } from './read-inspectors.ts'
import {
  facilityQuery,
  facilitySchema,
  fileForm,
  importForm,
  importReportSchema,
  inspectorQuery,
  inspectorSchema,
  kindParam,
} from './schemas.ts'
import { openSheetReader } from './sheet-reader.ts'

const facilityList = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/facilities',
  request: { query: facilityQuery },
  responses: { 200: json(pageOf(facilitySchema), 'Facilities of the register') },
})

const inspectorList = declare(['office', 'director', 'auditor', 'sysadmin'], {
  method: 'get',
  path: '/api/inspectors',
  request: { query: inspectorQuery },
  responses: { 200: json(pageOf(inspectorSchema), 'Inspectors of the register, by number') },
})

const multipart = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'multipart/form-data': { schema } },
})

const preview = declare(['office'], {
  method: 'post',
  path: '/api/registry/{kind}/preview',
  request: { params: kindParam, body: multipart(fileForm) },
  responses: { 200: json(importReportSchema, 'What an import of the file would do; nothing is written') },
})

const bringIn = declare(['office'], {
  method: 'post',
  path: '/api/registry/{kind}/import',
  request: { params: kindParam, body: multipart(importForm) },
  responses: {
    201: json(
      z.object({ imported: z.number().int(), rejected: z.number().int() }),
      'Rows in the register now, and rows left out',
    ),
  },
})

const rejected = declare(['office'], {
  method: 'post',
  path: '/api/registry/{kind}/rejected',
  request: { params: kindParam, body: multipart(fileForm) },
  responses: { 200: workbook('The refused rows with what to correct') },
})

const template = declare(['office'], {
  method: 'get',
  path: '/api/registry/{kind}/template',
  request: { params: kindParam },
  responses: { 200: workbook('An empty workbook to fill in') },
})

const largestUpload = 20_000_000

const uploadLimit = bodyLimit({
  maxSize: largestUpload,
  onError: () => {
    throw new Problem('too-large', {
      detail: {
        zh: `文件不得超过${largestUpload / 1_000_000}MB`,
        en: `A file may have at most ${largestUpload / 1_000_000} MB`,
      },
    })
  },
})

const kindNames = { facilities: '污染源', inspectors: '执法检查人员' } as const

const uploaded = async (file: File): Promise<UploadedFile> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

export const registryRoutes = (platform: Platform) => {
  const { database } = platform
  const reader = openSheetReader()
  const counter = rememberingCounter()
  const today = () => shanghaiDay(platform.clock.now())
  const app = routes()
  // Before anything reads the body. Strangers are refused by the routes without reading it at all.
  app.use('/api/registry/*', (c, next) => (c.get('person') ? uploadLimit(c, next) : next()))
  return app
    .openapi(facilityList, async c => {
      const bureau = await bureauOf(database)
      const { sort, order, after, limit, ...filter } = c.req.valid('query')
      const page = await listFacilities(platform, bureau.code, today(), {
        ...filter,
        sort,
        order,
        after,
        limit,
      })
      const total = await counter(database, bureau.code, today(), filter)
      const ruleSet = await ruleSetInForce(database, bureau.code, today())
      return c.json(
        { ...page, ...total, items: page.items.map(item => facilityAnswer(item, ruleSet, today())) },
        200,
      )
    })
    .openapi(inspectorList, async c => {
      const bureau = await bureauOf(database)
      const page = await listInspectors(platform, bureau.code, c.req.valid('query'))
      const usernames = await usernamesOfInspectors(database)
      return c.json({ ...page, items: page.items.map(item => inspectorAnswer(item, usernames)) }, 200)
    })
    .openapi(preview, async c => {
      const bureau = await bureauOf(database)
      const { kind } = c.req.valid('param')
      const file = await uploaded(c.req.valid('form').file)
      const report = await previewUpload(platform, reader, bureau.code, kind, file)
      return c.json(
        {
          ...report,
          bad: [...report.bad],
          ignoredColumns: [...report.ignoredColumns],
          warnings: [...report.warnings],
          sample: [...report.sample],
        },
        200,
      )
    })
    .openapi(bringIn, async c => {
      const bureau = await bureauOf(database)
      const { kind } = c.req.valid('param')
      const { file, ...order } = c.req.valid('form')
      const importing = { bureau: bureau.code, by: signedIn(c) }
      return c.json(await importUpload(platform, reader, importing, kind, await uploaded(file), order), 201)
    })
    .openapi(rejected, async c => {
      const bureau = await bureauOf(database)
      const { kind } = c.req.valid('param')
      const file = await uploaded(c.req.valid('form').file)
      const bytes = await rejectedFromUpload(platform, reader, bureau.code, kind, file, c.get('language'))
      return c.body(Uint8Array.from(bytes), 200, workbookHeaders(`${kindNames[kind]}-需修改的行.xlsx`))
    })
    .openapi(template, async c => {
      const { kind } = c.req.valid('param')
      const bureau = await bureauOf(database)
      const classes = drawnClasses(await ruleSetInForce(database, bureau.code, today()))
      return c.body(
        Uint8Array.from(await importTemplate(kind, classes)),
        200,
        workbookHeaders(`${kindNames[kind]}-导入模板.xlsx`),
      )
    })
}
