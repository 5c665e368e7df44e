import type { z } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { changeAnswer, changeSchema, listChanges } from '../changes/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, type Person, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { pageOf } from '../platform/schemas.ts'
import { workbook, workbookHeaders } from '../platform/workbooks.ts'
import { inspectorsByIds } from '../registry/index.ts'
import { importRoster, previewRoster, rejectedOfRoster } from './import-roster.ts'
import { type CountedCourse, courseKinds, listCourses, readCourse, trainingRecord } from './read-courses.ts'
import {
  attendanceChange,
  attendanceParam,
  courseChange,
  courseContent,
  courseParam,
  courseQuery,
  courseSchema,
  courseWithRoster,
  idSchema,
  inspectorParam,
  kindsSchema,
  people,
  recordSchema,
  revisionQuery,
  rosterForm,
  rosterImportForm,
  rosterReportSchema,
  rosterResult,
  withdrawal,
} from './schemas.ts'
import { recordWorkbook, rosterWorkbook } from './training-workbooks.ts'
import { addPeople, changeAttendance, removeAttendance } from './write-attendance.ts'
import { addCourse, changeCourse, withdrawCourse } from './write-courses.ts'

const readers = ['office', 'director', 'auditor'] as const

const list = declare(readers, {
  method: 'get',
  path: '/api/courses',
  request: { query: courseQuery },
  responses: { 200: json(pageOf(courseSchema), 'Training courses, newest first') },
})

const kinds = declare(readers, {
  method: 'get',
  path: '/api/courses/kinds',
  responses: { 200: json(kindsSchema, 'Kinds that courses have been given') },
})

const add = declare(['office'], {
  method: 'post',
  path: '/api/courses',
  request: { body: body(courseContent) },
  responses: { 201: json(idSchema, 'Entered') },
})

const read = declare(readers, {
  method: 'get',
  path: '/api/courses/{id}',
  request: { params: courseParam },
  responses: { 200: json(courseWithRoster, 'One course with its roster') },
})

const change = declare(['office'], {
  method: 'put',
  path: '/api/courses/{id}',
  request: { params: courseParam, body: body(courseChange) },
  responses: { 200: json(courseWithRoster, 'Changed; another pass mark decides anew who has passed') },
})

const withdraw = declare(['office'], {
  method: 'post',
  path: '/api/courses/{id}/withdraw',
  request: { params: courseParam, body: body(withdrawal) },
  responses: { 200: json(courseWithRoster, 'Withdrawn: kept, marked, and counted no more') },
})

const changes = declare(readers, {
  method: 'get',
  path: '/api/courses/{id}/changes',
  request: { params: courseParam },
  responses: { 200: json(pageOf(changeSchema).omit({ total: true }), 'The newest changes of the course') },
})

const addToRoster = declare(['office'], {
  method: 'post',
  path: '/api/courses/{id}/roster',
  request: { params: courseParam, body: body(people) },
  responses: { 200: json(courseWithRoster, 'On the roster now') },
})

const mark = declare(['office'], {
  method: 'put',
  path: '/api/courses/{id}/roster/{inspector}',
  request: { params: attendanceParam, body: body(attendanceChange) },
  responses: { 200: json(courseWithRoster, 'Marked') },
})

const takeOff = declare(['office'], {
  method: 'delete',
  path: '/api/courses/{id}/roster/{inspector}',
  request: { params: attendanceParam, query: revisionQuery },
  responses: { 200: json(courseWithRoster, 'No longer on the roster; the trail keeps the row') },
})

const rosterFile = declare(readers, {
  method: 'get',
  path: '/api/courses/{id}/roster.xlsx',
  request: { params: courseParam },
  responses: { 200: workbook('The roster, to be filled in and brought back') },
})

const multipart = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'multipart/form-data': { schema } },
})

const preview = declare(['office'], {
  method: 'post',
  path: '/api/courses/{id}/roster-import/preview',
  request: { params: courseParam, body: multipart(rosterForm) },
  responses: { 200: json(rosterReportSchema, 'What a roster would bring; nothing is written') },
})

const bringIn = declare(['office'], {
  method: 'post',
  path: '/api/courses/{id}/roster-import',
  request: { params: courseParam, body: multipart(rosterImportForm) },
  responses: { 201: json(rosterResult, 'People added and changed, and rows left out') },
})

const rejected = declare(['office'], {
  method: 'post',
  path: '/api/courses/{id}/roster-import/rejected',
  request: { params: courseParam, body: multipart(rosterForm) },
  responses: { 200: workbook('The refused rows with what to correct') },
})

const record = declare(readers, {
  method: 'get',
  path: '/api/inspectors/{id}/training',
  request: { params: inspectorParam },
  responses: { 200: json(recordSchema, 'What an inspector was trained in, newest first') },
})

const recordFile = declare(readers, {
  method: 'get',
  path: '/api/inspectors/{id}/training.xlsx',
  request: { params: inspectorParam },
  responses: { 200: workbook('The same as a workbook') },
})

const largestRoster = 5_000_000

const rosterLimit = bodyLimit({
  maxSize: largestRoster,
  onError: () => {
    throw new Problem('too-large', {
      detail: {
        zh: `名单文件不得超过${largestRoster / 1_000_000}MB`,
        en: `A roster may have at most ${largestRoster / 1_000_000} MB`,
      },
    })
  },
})

const courseAnswer = ({
  bureau: _bureau,
  createdAt: _created,
  withdrawnAt,
  withdrawnBy,
  withdrawalReason,
  ...course
}: CountedCourse): z.infer<typeof courseSchema> => ({
  ...course,
  withdrawn: withdrawnAt && {
    at: withdrawnAt.toISOString(),
    by: withdrawnBy ?? '',
    reason: withdrawalReason ?? '',
  },
})

const uploaded = async (file: File) => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

export const trainingRoutes = (platform: Platform) => {
  const { clock, database, randomness } = platform
  const code = async () => (await bureauOf(database)).code
  const contextOf = async (person: Person) => ({
    bureau: await code(),
    at: clock.now(),
    by: { id: person.id, name: person.name },
  })
  const answer = async (id: string): Promise<z.infer<typeof courseWithRoster>> => {
    const { course, roster } = await readCourse(database, await code(), id)
    return { course: courseAnswer(course), roster: [...roster] }
  }
  const personOf = async (id: string) => {
    const bureau = await code()
    const inspector = (await inspectorsByIds(database, bureau, [id])).get(id)
    if (!inspector) throw new Problem('not-found')
    return { inspector, items: await trainingRecord(database, bureau, id) }
  }
  const app = routes()
  app.use('/api/courses/:id/roster-import/*', (c, next) => (c.get('person') ? rosterLimit(c, next) : next()))
  return app
    .openapi(list, async c => {
      const page = await listCourses(database, await code(), c.req.valid('query'))
      return c.json({ ...page, items: page.items.map(courseAnswer) }, 200)
    })
    .openapi(kinds, async c => c.json({ items: [...(await courseKinds(database, await code()))] }, 200))
    .openapi(add, async c => {
      const context = await contextOf(signedIn(c))
      const content = c.req.valid('json')
      const id = await database.transaction(rows => addCourse(rows, randomness, context, content))
      return c.json({ id }, 201)
    })
    .openapi(read, async c => c.json(await answer(c.req.valid('param').id), 200))
    .openapi(change, async c => {
      const context = await contextOf(signedIn(c))
      const { id } = c.req.valid('param')
      const { revision, course } = c.req.valid('json')
      await database.transaction(rows => changeCourse(rows, context, id, revision, course))
      return c.json(await answer(id), 200)
    })
    .openapi(withdraw, async c => {
      const context = await contextOf(signedIn(c))
      const { id } = c.req.valid('param')
      const { reason } = c.req.valid('json')
      await database.transaction(rows => withdrawCourse(rows, context, id, reason))
      return c.json(await answer(id), 200)
    })
    .openapi(changes, async c => {
      const { id } = c.req.valid('param')
      const of = { kind: 'course', id } as const
      const { items, next } = await listChanges(database, { bureau: await code(), of, limit: 100 })
      return c.json({ items: items.map(change => changeAnswer(change)), next }, 200)
    })
    .openapi(addToRoster, async c => {
      const context = await contextOf(signedIn(c))
      const { id } = c.req.valid('param')
      const { inspectors } = c.req.valid('json')
      await database.transaction(rows => addPeople(rows, randomness, context, id, inspectors))
      return c.json(await answer(id), 200)
    })
    .openapi(mark, async c => {
      const context = await contextOf(signedIn(c))
      const { id, inspector } = c.req.valid('param')
      const { revision, ...content } = c.req.valid('json')
      await database.transaction(rows => changeAttendance(rows, context, id, inspector, revision, content))
      return c.json(await answer(id), 200)
    })
    .openapi(takeOff, async c => {
      const context = await contextOf(signedIn(c))
      const { id, inspector } = c.req.valid('param')
      const { revision } = c.req.valid('query')
      await database.transaction(rows => removeAttendance(rows, context, id, inspector, revision))
      return c.json(await answer(id), 200)
    })
    .openapi(rosterFile, async c => {
      const { course, roster } = await readCourse(database, await code(), c.req.valid('param').id)
      const file = await rosterWorkbook(roster)
      return c.body(Uint8Array.from(file), 200, workbookHeaders(`${course.title}-培训名单.xlsx`))
    })
    .openapi(preview, async c => {
      const file = await uploaded(c.req.valid('form').file)
      const report = await previewRoster(platform, await code(), c.req.valid('param').id, file)
      return c.json({ ...report, bad: [...report.bad], good: [...report.good] }, 200)
    })
    .openapi(bringIn, async c => {
      const context = await contextOf(signedIn(c))
      const { file, ...order } = c.req.valid('form')
      const { id } = c.req.valid('param')
      return c.json(await importRoster(platform, context, id, await uploaded(file), order), 201)
    })
    .openapi(rejected, async c => {
      const file = await uploaded(c.req.valid('form').file)
      const { id } = c.req.valid('param')
      const bytes = await rejectedOfRoster(platform, await code(), id, file, c.get('language'))
      return c.body(Uint8Array.from(bytes), 200, workbookHeaders('培训名单-需修改的行.xlsx'))
    })
    .openapi(record, async c => {
      const { items } = await personOf(c.req.valid('param').id)
      return c.json({ items: [...items] }, 200)
    })
    .openapi(recordFile, async c => {
      const { inspector, items } = await personOf(c.req.valid('param').id)
      const file = await recordWorkbook(items, c.get('language'))
      return c.body(Uint8Array.from(file), 200, workbookHeaders(`${inspector.name}-培训档案.xlsx`))
    })
}
