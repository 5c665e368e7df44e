import { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import { chosenColumns } from '../exports/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { answerRows, exportedTable } from '../platform/workbooks/answer-rows.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { facilityAnswer } from './answers.ts'
import { applyBulk, bulkAction, previewBulk, type RecordBulk } from './bulk-facilities.ts'
import { rememberingCounter } from './count-fitting.ts'
import { facilitiesInLots, facilityIds } from './export-facilities.ts'
import { facilityChoices } from './facility-choices.ts'
import { facilitySheet } from './facility-sheet.ts'
import { facilitiesOnMap, groundOf } from './map-facilities.ts'
import { facilityExportQuery, facilityFilter, facilityMapQuery, facilityMapSchema } from './schemas.ts'
import { keySchema } from './search-text.ts'

const readers = ['office', 'director', 'auditor'] as const

const exportFacilities = declare(readers, {
  method: 'get',
  path: '/api/facilities/export',
  request: { query: facilityExportQuery },
  responses: { 200: exportedTable('The list under the same filters, order and columns, whole') },
})

const choices = declare(readers, {
  method: 'get',
  path: '/api/facilities/choices',
  responses: {
    200: json(
      z.object({
        areas: z.array(z.string()),
        divisions: z.array(z.string()),
        keyKinds: z.array(z.string()),
      }),
      'What the register has to filter by',
    ),
  },
})

const map = declare(readers, {
  method: 'get',
  path: '/api/facilities/map',
  request: { query: facilityMapQuery },
  responses: { 200: json(facilityMapSchema, 'The facilities in a window of a map, or clusters of them') },
})

const chosenFacilities = z.union([
  z.object({ ids: z.array(keySchema).min(1).max(500) }),
  z.object({ filter: z.object(facilityFilter) }),
])

const bulkPreview = declare(['office'], {
  method: 'post',
  path: '/api/facilities/bulk/preview',
  request: { body: body(z.object({ selection: chosenFacilities, action: bulkAction })) },
  responses: {
    200: json(
      z.object({
        selected: z.number().int(),
        changes: z.number().int(),
        same: z.number().int(),
        first: z.array(z.object({ id: z.string(), name: z.string(), from: z.string(), to: z.string() })),
        firstSame: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
      'What would change, and what is so already; nothing is written',
    ),
  },
})

const bulk = declare(['office'], {
  method: 'post',
  path: '/api/facilities/bulk',
  request: {
    body: body(
      z.object({ selection: chosenFacilities, action: bulkAction, expected: z.number().int().min(0) }),
    ),
  },
  responses: {
    200: json(
      z.object({ importId: z.string(), changed: z.number().int() }),
      'Changed, all under one import id in the change trail',
    ),
  },
})

const ground = z.object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() })

const extent = declare(readers, {
  method: 'get',
  path: '/api/facilities/ground',
  request: { query: z.object(facilityFilter) },
  responses: {
    200: json(
      z.object({ ground: ground.nullable(), unplaced: z.number().int() }),
      'The ground on which the facilities that fit lie, and how many have no coordinates',
    ),
  },
})

/** @param record writes a bulk action down where it can be undone */
export const registryListRoutes = (platform: Platform, record: RecordBulk) => {
  const { database } = platform
  const counter = rememberingCounter()
  const today = () => shanghaiDay(platform.clock.now())
  const bureauCode = async () => (await bureauOf(database)).code
  return routes()
    .openapi(exportFacilities, async c => {
      const { sort, order, format, columns, ...filter } = c.req.valid('query')
      const bureau = await bureauCode()
      const day = today()
      const ruleSet = await ruleSetInForce(database, bureau, day)
      const ids = await facilityIds(platform, bureau, day, filter, { sort, order })
      const rows = (async function* () {
        for await (const item of facilitiesInLots(platform, bureau, day, ids))
          yield facilityAnswer(item, ruleSet, day)
      })()
      const chosen = chosenColumns(facilitySheet(ruleSet), columns)
      return answerRows(c, { format, name: `污染源-${day}`, columns: chosen, rows })
    })
    .openapi(bulkPreview, async c => {
      const { selection, action } = c.req.valid('json')
      return c.json(await previewBulk(database, await bureauCode(), today(), selection, action), 200)
    })
    .openapi(bulk, async c => {
      const { selection, action, expected } = c.req.valid('json')
      const { id, name } = signedIn(c)
      const who = { bureau: await bureauCode(), day: today(), by: { id, name } }
      const importId = await database.transaction(rows =>
        applyBulk(rows, platform, who, selection, action, expected, record),
      )
      return c.json({ importId, changed: expected }, 200)
    })
    .openapi(choices, async c => c.json(await facilityChoices(database, await bureauCode()), 200))
    .openapi(map, async c => {
      const { west, south, east, north, zoom, ...filter } = c.req.valid('query')
      const window = { west, south, east, north, zoom }
      return c.json(await facilitiesOnMap(database, await bureauCode(), today(), filter, window), 200)
    })
    .openapi(extent, async c => {
      const filter = c.req.valid('query')
      const bureau = await bureauCode()
      const { total } =
        filter.coordinates === 'yes'
          ? { total: 0 }
          : await counter(database, bureau, today(), { ...filter, coordinates: 'no' })
      return c.json({ ground: await groundOf(database, bureau, today(), filter), unplaced: total }, 200)
    })
}
