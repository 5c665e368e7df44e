import type { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import { changeAnswer, changeSchema, listChanges } from '../changes/index.ts'
import { chosenColumns, inLots } from '../exports/index.ts'
import { usernamesOfInspectors } from '../identity/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { declare, json, routes } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { pageOf } from '../platform/schemas.ts'
import { answerRows, exportedTable } from '../platform/workbooks/answer-rows.ts'
import { avoidedBetween, facilitiesByIds } from '../registry/index.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { inspectorSheet } from './inspector-sheet.ts'
import { type InspectorView, inspectorsWanted, listInspectors, viewInspectors } from './list-inspectors.ts'
import { inspectorsOnDay } from './on-day.ts'
import { readInspector } from './read-inspector.ts'
import {
  countsSchema,
  inspectorDetail,
  inspectorExportQuery,
  inspectorParam,
  inspectorQuery,
  inspectorSchema,
  trailQuery,
} from './schemas.ts'
import { trailSubjects } from './trail-subjects.ts'

const readers = ['office', 'director', 'auditor'] as const

const list = declare([...readers, 'sysadmin'], {
  method: 'get',
  path: '/api/inspectors',
  request: { query: inspectorQuery },
  responses: { 200: json(pageOf(inspectorSchema), 'Inspectors of the register, by number') },
})

const exported = declare([...readers, 'sysadmin'], {
  method: 'get',
  path: '/api/inspectors/export',
  request: { query: inspectorExportQuery },
  responses: { 200: exportedTable('The list under the same filters and columns, whole') },
})

const counts = declare(readers, {
  method: 'get',
  path: '/api/inspectors/counts',
  responses: { 200: json(countsSchema, 'How many are in post today, and how many of them may be drawn') },
})

const detail = declare(readers, {
  method: 'get',
  path: '/api/inspectors/{id}',
  request: { params: inspectorParam },
  responses: { 200: json(inspectorDetail, 'One inspector') },
})

const changes = declare(readers, {
  method: 'get',
  path: '/api/inspectors/{id}/changes',
  request: { params: inspectorParam, query: trailQuery },
  responses: {
    200: json(
      pageOf(changeSchema).omit({ total: true }),
      'Changes of the inspector, their leaves, conflicts and training, newest first',
    ),
  },
})

const answer = (
  { inspector, inPost, reasons, hours, phone, leave }: InspectorView,
  day: string,
  usernames: ReadonlyMap<string, string>,
): z.infer<typeof inspectorSchema> => ({
  id: inspector.id,
  name: inspector.name,
  certificate: inspector.certificate,
  certificateFrom: inspector.certificateFrom,
  certificateUntil: inspector.certificateUntil,
  certificateIssuer: inspector.certificateIssuer,
  unit: inspector.unit,
  inEstablishment: inspector.inEstablishment,
  post: inspector.post,
  tags: [...inspector.tags],
  specialities: [...inspector.specialities],
  areas: [...inspector.areas],
  avoids: avoidedBetween(inspector, day, day).length,
  leave: leave && { kind: leave.kind, until: leave.until },
  inPost,
  reasons: [...reasons],
  hours,
  phone,
  username: usernames.get(inspector.id) ?? null,
})

const itemOf = (key: string) => key.slice(key.lastIndexOf('/') + 1)
const trailPage = 50

export const inspectorReadRoutes = (platform: Platform) => {
  const { clock, database } = platform
  const today = () => shanghaiDay(clock.now())
  const code = async () => (await bureauOf(database)).code
  const conditionsOn = async (bureau: string, day: string) =>
    (await ruleSetInForce(database, bureau, day)).conditions
  return routes()
    .openapi(list, async c => {
      const bureau = await code()
      const filter = c.req.valid('query')
      const conditions = await conditionsOn(bureau, filter.day ?? today())
      const { day, items, ...page } = await listInspectors(platform, bureau, conditions, filter)
      const usernames = await usernamesOfInspectors(database)
      return c.json({ ...page, items: items.map(item => answer(item, day, usernames)) }, 200)
    })
    .openapi(exported, async c => {
      const { format, columns, ...filter } = c.req.valid('query')
      const bureau = await code()
      const conditions = await conditionsOn(bureau, filter.day ?? today())
      const { day, found } = await inspectorsWanted(platform, bureau, conditions, filter)
      const usernames = await usernamesOfInspectors(database)
      const rows = inLots(found, async lot =>
        (await viewInspectors(platform, bureau, day, lot)).map(item => answer(item, day, usernames)),
      )
      const chosen = chosenColumns(inspectorSheet, columns)
      return answerRows(c, { format, name: `执法检查人员-${day}`, columns: chosen, rows })
    })
    .openapi(counts, async c => {
      const bureau = await code()
      const day = today()
      const all = await inspectorsOnDay(database, bureau, day, await conditionsOn(bureau, day))
      const inPost = all.filter(one => one.inPost).length
      const eligible = all.filter(({ reasons }) => reasons.length === 0).length
      return c.json({ day, registered: all.length, inPost, eligible }, 200)
    })
    .openapi(detail, async c => {
      const bureau = await code()
      const day = today()
      const { id } = c.req.valid('param')
      const view = await readInspector(platform, bureau, id, day, await conditionsOn(bureau, day))
      const { inspector } = view
      const facilities = await facilitiesByIds(
        database,
        bureau,
        inspector.conflicts.map(({ facilityId }) => facilityId),
      )
      return c.json(
        {
          ...answer(view, day, await usernamesOfInspectors(database)),
          idNumber: view.idNumber,
          remark: inspector.remark,
          revision: inspector.revision,
          day,
          leaves: inspector.leaves.map(leave => ({ ...leave, id: itemOf(leave.id) })),
          conflicts: inspector.conflicts.map(({ facilityId, ...conflict }) => ({
            ...conflict,
            id: itemOf(conflict.id),
            facility: { id: facilityId, name: facilities.get(facilityId)?.name ?? facilityId },
          })),
        },
        200,
      )
    })
    .openapi(changes, async c => {
      const { id } = c.req.valid('param')
      const { after } = c.req.valid('query')
      const of = { kind: 'inspector', id, parts: ['leave', 'conflict', 'attendance'] } as const
      const bureau = await code()
      const { items, next } = await listChanges(database, { bureau, of, after, limit: trailPage })
      const about = await trailSubjects(database, bureau, items)
      return c.json({ items: items.map(change => changeAnswer(change, about(change))), next }, 200)
    })
}
