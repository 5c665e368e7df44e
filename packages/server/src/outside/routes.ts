import type { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import { chosenColumns } from '../exports/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import { body, declare, json, type Person, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { pageOf } from '../platform/schemas.ts'
import { answerRows, exportedTable } from '../platform/workbooks/answer-rows.ts'
import { allInspectors, listFacilities } from '../registry/index.ts'
import { correctVisit, withdrawVisit } from './correct-visit.ts'
import { changesOf, listVisits, visitsInLots } from './find-visits.ts'
import { matterOf } from './matter.ts'
import { registerVisit } from './register-visit.ts'
import {
  choiceQuery,
  correction,
  facilityChoices,
  inspectorChoices,
  listQuery,
  outsideExportQuery,
  visitParams,
  visitSchema,
  visitWithTrail,
  withdrawal,
} from './schemas.ts'
import { visitEntry } from './visit-content.ts'
import { mayChange, type OutsideVisit, readVisit } from './visit-row.ts'
import { visitSheet } from './visit-sheet.ts'

const readers = ['office', 'director', 'auditor', 'inspector'] as const
const writers = ['office', 'inspector'] as const

const list = declare(readers, {
  method: 'get',
  path: '/api/outside-visits',
  request: { query: listQuery },
  responses: {
    200: json(
      pageOf(visitSchema),
      'Visits outside the random regime, newest first; an inspector gets their own',
    ),
  },
})

const register = declare(writers, {
  method: 'post',
  path: '/api/outside-visits',
  request: { body: body(visitEntry) },
  responses: { 201: json(visitWithTrail, 'Registered') },
})

const exported = declare(readers, {
  method: 'get',
  path: '/api/outside-visits/export',
  request: { query: outsideExportQuery },
  responses: { 200: exportedTable('The list under the same filters and columns, whole') },
})

const facilities = declare(readers, {
  method: 'get',
  path: '/api/outside-visits/facilities',
  request: { query: choiceQuery },
  responses: { 200: json(facilityChoices, 'Facilities to choose from: the first that fit') },
})

const inspectors = declare(readers, {
  method: 'get',
  path: '/api/outside-visits/inspectors',
  responses: { 200: json(inspectorChoices, 'Inspectors to choose from') },
})

const read = declare(readers, {
  method: 'get',
  path: '/api/outside-visits/{id}',
  request: { params: visitParams },
  responses: { 200: json(visitWithTrail, 'One visit with its corrections') },
})

const correct = declare(writers, {
  method: 'put',
  path: '/api/outside-visits/{id}',
  request: { params: visitParams, body: body(correction) },
  responses: { 200: json(visitWithTrail, 'Corrected; what it said before is kept') },
})

const withdraw = declare(writers, {
  method: 'post',
  path: '/api/outside-visits/{id}/withdraw',
  request: { params: visitParams, body: body(withdrawal) },
  responses: { 200: json(visitWithTrail, 'Withdrawn: kept, marked, and counted no more') },
})

const answer = (row: OutsideVisit, person: Person): z.infer<typeof visitSchema> => ({
  id: row.id,
  matter: matterOf(row.kind, row.reference),
  facility: row.facility,
  visitedOn: row.visitedOn,
  team: [...row.team],
  reason: row.reason,
  findings: row.findings,
  violation: row.violation,
  registeredAt: row.registeredAt.toISOString(),
  registeredBy: row.registeredBy,
  revision: row.revision,
  withdrawn: row.withdrawnAt && {
    at: row.withdrawnAt.toISOString(),
    by: row.withdrawnBy ?? '',
    reason: row.withdrawalReason ?? '',
  },
  mayChange: mayChange(row, person),
})

const withTrail = async (
  rows: Rows,
  row: OutsideVisit,
  person: Person,
): Promise<z.infer<typeof visitWithTrail>> => ({
  ...answer(row, person),
  corrections: (await changesOf(rows, row.bureau, row.id)).map(({ revision, at, by, reason, changes }) => ({
    revision,
    at: at.toISOString(),
    by,
    reason,
    changes: [...changes],
  })),
})

const mostChoices = 30

export const outsideRoutes = (platform: Platform) => {
  const { clock, database } = platform
  const bureauCode = async () => (await bureauOf(database)).code
  return routes()
    .openapi(list, async c => {
      const person = signedIn(c)
      const page = await listVisits(database, { bureau: await bureauCode(), person }, c.req.valid('query'))
      return c.json({ ...page, items: page.items.map(row => answer(row, person)) }, 200)
    })
    .openapi(register, async c => {
      const request = { bureau: await bureauCode(), person: signedIn(c) }
      const entry = c.req.valid('json')
      const row = await database.transaction(rows => registerVisit(rows, platform, request, entry))
      return c.json(await withTrail(database, row, request.person), 201)
    })
    .openapi(exported, async c => {
      const asking = { bureau: await bureauCode(), person: signedIn(c) }
      const { format, columns, ...filter } = c.req.valid('query')
      const rows = await visitsInLots(database, asking, filter)
      const chosen = chosenColumns(visitSheet, columns)
      const name = `日常抽查以外的检查-${shanghaiDay(clock.now())}`
      return answerRows(c, { format, name, columns: chosen, rows })
    })
    .openapi(facilities, async c => {
      const { q } = c.req.valid('query')
      const asked = { q: q?.trim(), sort: 'code', order: 'asc', limit: mostChoices } as const
      const today = shanghaiDay(clock.now())
      const { items } = await listFacilities(platform, await bureauCode(), today, asked)
      return c.json(
        {
          items: items.map(({ facility: { id, name, area, address } }) => ({ id, name, area, address })),
        },
        200,
      )
    })
    .openapi(inspectors, async c => {
      const all = await allInspectors(database, await bureauCode())
      return c.json({ items: all.map(({ id, name, certificate }) => ({ id, name, certificate })) }, 200)
    })
    .openapi(read, async c => {
      const person = signedIn(c)
      const row = await readVisit(database, await bureauCode(), c.req.valid('param').id, person)
      return c.json(await withTrail(database, row, person), 200)
    })
    .openapi(correct, async c => {
      const person = signedIn(c)
      const { id } = c.req.valid('param')
      const request = { bureau: await bureauCode(), id, person, ...c.req.valid('json') }
      const row = await database.transaction(rows => correctVisit(rows, platform, request))
      return c.json(await withTrail(database, row, person), 200)
    })
    .openapi(withdraw, async c => {
      const person = signedIn(c)
      const { id } = c.req.valid('param')
      const request = { bureau: await bureauCode(), id, person, ...c.req.valid('json') }
      const row = await database.transaction(rows => withdrawVisit(rows, platform, request))
      return c.json(await withTrail(database, row, person), 200)
    })
}
