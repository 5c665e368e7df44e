import { z } from '@hono/zod-openapi'
import { periodRange, periodTitle, shanghaiDay } from '@mingqian/rules'
import { beaconSources } from '../beacons/index.ts'
import { calendarInForce } from '../calendar/index.ts'
import { documentAnswer, documentResponse } from '../documents/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { daySchema, textSchema } from '../platform/schemas.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { commitDraw } from './commit-draw.ts'
import { dispatchPlanSchema } from './dispatch-plan.ts'
import { readDraw } from './draw-row.ts'
import { readDrawTickets } from './draw-tickets.ts'
import { drawView, listDraws } from './draw-view.ts'
import { drawablePeriods, windowAt } from './draw-window.ts'
import { fetchBeaconValue } from './fetch-beacon-value.ts'
import { discardDraw, freezeDraw } from './freeze-draw.ts'
import { bundleOf, openDraw } from './open-draw.ts'
import { readDrawMinutes } from './read-draw-minutes.ts'
import { readDrawNotice } from './read-draw-notice.ts'
import { readLots } from './read-lots.ts'
import { readPool } from './read-pool.ts'
import { rehearseDraw } from './rehearse-draw.ts'
import {
  bundleSchema,
  drawSchema,
  drawsSchema,
  lotsSchema,
  periodsSchema,
  poolSchema,
  rehearsalSchema,
  sealedListSchema,
  ticketsSchema,
} from './schemas.ts'
import { sealDraw } from './seal-draw.ts'
import { readSealedList } from './sealed-list.ts'

const drawId = z.object({ id: z.string().max(60) })
const watchers = ['office', 'director', 'auditor'] as const

const list = declare(watchers, {
  method: 'get',
  path: '/api/draws',
  responses: { 200: json(drawsSchema, 'All draws, newest period first') },
})

const periods = declare(['office', 'director'], {
  method: 'get',
  path: '/api/draws/periods',
  responses: { 200: json(periodsSchema, 'The periods a draw may be made for today, with their windows') },
})

const freeze = declare(['office'], {
  method: 'post',
  path: '/api/draws',
  request: {
    body: body(
      z.object({
        period: z.string().max(20),
        suite: z.enum(['sha256', 'sm3']).default('sha256'),
        outsideWindowReason: z.string().trim().min(4).max(500).optional(),
      }),
    ),
  },
  responses: { 201: json(drawSchema, 'The pool is frozen') },
})

const read = declare(watchers, {
  method: 'get',
  path: '/api/draws/{id}',
  request: { params: drawId },
  responses: { 200: json(drawSchema, 'The draw') },
})

const pool = declare(watchers, {
  method: 'get',
  path: '/api/draws/{id}/pool',
  request: { params: drawId },
  responses: { 200: json(poolSchema, 'The frozen pool') },
})

const discard = declare(['office'], {
  method: 'delete',
  path: '/api/draws/{id}',
  request: { params: drawId },
  responses: { 204: { description: 'The frozen pool is dropped' } },
})

const commit = declare(['office'], {
  method: 'post',
  path: '/api/draws/{id}/commit',
  request: {
    params: drawId,
    body: body(
      z.object({
        secret: z.string().regex(/^[0-9a-f]{64}$/),
        witnessName: z.string().trim().min(2).max(60),
        dispatch: dispatchPlanSchema.optional(),
        beacon: z.object({
          source: z.enum(beaconSources.map(source => source.id) as [string, ...string[]]),
          round: z.string().trim().min(1).max(60),
          day: daySchema.optional(),
        }),
      }),
    ),
  },
  responses: { 200: json(drawSchema, 'The commitment is in the log') },
})

const draw = declare(['office'], {
  method: 'post',
  path: '/api/draws/{id}/draw',
  request: { params: drawId, body: body(z.object({ value: z.string().trim().min(1).max(20_000) })) },
  responses: { 200: json(drawSchema, 'The list is drawn and sealed, its root in the log') },
})

const fetchBeacon = declare(['office'], {
  method: 'post',
  path: '/api/draws/{id}/beacon',
  request: { params: drawId },
  responses: {
    200: json(
      z.object({ value: z.string() }),
      'The value of the committed round, fetched and checked; nothing is drawn',
    ),
  },
})

const sources = declare(watchers, {
  method: 'get',
  path: '/api/beacon-sources',
  responses: {
    200: json(
      z.object({ items: z.array(z.object({ id: z.string(), title: textSchema, needsDay: z.boolean() })) }),
      'The public random sources that a draw may commit to',
    ),
  },
})

const lots = declare(watchers, {
  method: 'get',
  path: '/api/draws/{id}/lots',
  request: { params: drawId },
  responses: { 200: json(lotsSchema, 'The lots by number; names only of those opened') },
})

const notice = declare(watchers, {
  method: 'get',
  path: '/api/draws/{id}/notice.docx',
  request: { params: drawId },
  responses: {
    200: documentResponse('The notice of the draw, once it is sealed; names only once it is opened'),
  },
})

const tickets = declare(watchers, {
  method: 'get',
  path: '/api/draws/{id}/tickets',
  request: { params: drawId },
  responses: { 200: json(ticketsSchema, 'The tickets of the drawn lots, which name nobody') },
})

const minutes = declare(watchers, {
  method: 'get',
  path: '/api/draws/{id}/minutes.docx',
  request: { params: drawId },
  responses: { 200: documentResponse('The minutes of the draw, once it is sealed, for signature') },
})

const rehearsal = declare(watchers, {
  method: 'post',
  path: '/api/draws/rehearsals',
  request: {
    body: body(z.object({ period: z.string().max(20), suite: z.enum(['sha256', 'sm3']).default('sha256') })),
  },
  responses: { 200: json(rehearsalSchema, 'A draw that was only played: nothing of it is kept') },
})

const sealedList = declare(['director'], {
  method: 'post',
  path: '/api/draws/{id}/sealed-list',
  request: { params: drawId, body: body(z.object({ reason: z.string().trim().min(4).max(500) })) },
  responses: { 200: json(sealedListSchema, 'The sealed list; the reader is on record') },
})

const open = declare(['office', 'director'], {
  method: 'post',
  path: '/api/draws/{id}/open',
  request: { params: drawId },
  responses: { 200: json(drawSchema, 'The whole draw is public') },
})

const bundle = declare('public', {
  method: 'get',
  path: '/draws/{id}/bundle.json',
  request: { params: drawId },
  responses: { 200: json(bundleSchema, 'Everything of an opened draw, for anybody to recompute') },
})

export const drawsRoutes = (platform: Platform) => {
  const { database } = platform
  const code = async () => (await bureauOf(database)).code
  return routes()
    .openapi(list, async c => c.json({ items: await listDraws(database, await code()) }, 200))
    .openapi(periods, async c => {
      const now = platform.clock.now()
      const bureau = await code()
      const ruleSet = await ruleSetInForce(database, bureau, shanghaiDay(now))
      const calendar = await calendarInForce(database, bureau)
      const drawn = new Map((await listDraws(database, bureau)).map(each => [each.period, each.id]))
      const items = drawablePeriods(ruleSet, now).map(period => {
        const { window, state, workingDaysLeft } = windowAt(calendar, ruleSet, period, now)
        return {
          period,
          title: periodTitle(period),
          range: periodRange(period),
          window,
          windowState: state,
          workingDaysLeft,
          drawId: drawn.get(period) ?? null,
        }
      })
      return c.json({ items }, 200)
    })
    .openapi(freeze, async c => {
      const bureau = await bureauOf(database)
      const row = await freezeDraw(platform, { bureau, person: signedIn(c), ...c.req.valid('json') })
      return c.json(await drawView(database, bureau.code, row.id), 201)
    })
    .openapi(read, async c => c.json(await drawView(database, await code(), c.req.valid('param').id), 200))
    .openapi(pool, async c =>
      c.json(await readPool(database, platform, await code(), c.req.valid('param').id), 200),
    )
    .openapi(discard, async c => {
      await discardDraw(platform, await code(), c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(commit, async c => {
      const bureau = await bureauOf(database)
      const request = { bureau, person: signedIn(c), drawId: c.req.valid('param').id, ...c.req.valid('json') }
      const row = await commitDraw(platform, request)
      return c.json(await drawView(database, bureau.code, row.id), 200)
    })
    .openapi(draw, async c => {
      const bureau = await code()
      const { value } = c.req.valid('json')
      const row = await sealDraw(platform, {
        bureau,
        person: signedIn(c),
        drawId: c.req.valid('param').id,
        value,
      })
      return c.json(await drawView(database, bureau, row.id), 200)
    })
    .openapi(sources, c =>
      c.json({ items: beaconSources.map(({ id, title, needsDay }) => ({ id, title, needsDay })) }, 200),
    )
    .openapi(fetchBeacon, async c => {
      const row = await readDraw(database, await code(), c.req.valid('param').id)
      return c.json({ value: await fetchBeaconValue(platform, row) }, 200)
    })
    .openapi(lots, async c => {
      const bureau = await code()
      const { id } = await drawView(database, bureau, c.req.valid('param').id)
      return c.json({ items: await readLots(database, platform, bureau, id) }, 200)
    })
    .openapi(notice, async c => {
      const { id } = c.req.valid('param')
      const document = await readDrawNotice(database, platform, await bureauOf(database), id)
      return documentAnswer(document, `draw-${id}`)
    })
    .openapi(tickets, async c =>
      c.json(await readDrawTickets(database, platform, await code(), c.req.valid('param').id), 200),
    )
    .openapi(minutes, async c => {
      const { id } = c.req.valid('param')
      const document = await readDrawMinutes(database, platform, await bureauOf(database), id)
      return documentAnswer(document, `minutes-${id}`)
    })
    .openapi(rehearsal, async c => {
      const request = { bureau: await bureauOf(database), ...c.req.valid('json') }
      return c.json(await rehearseDraw(platform, request), 200)
    })
    .openapi(sealedList, async c => {
      const request = {
        bureau: await code(),
        person: signedIn(c),
        from: c.get('from'),
        drawId: c.req.valid('param').id,
        reason: c.req.valid('json').reason,
      }
      return c.json({ lots: await readSealedList(platform, request) }, 200)
    })
    .openapi(open, async c => {
      const bureau = await code()
      const row = await openDraw(platform, { bureau, person: signedIn(c), drawId: c.req.valid('param').id })
      return c.json(await drawView(database, bureau, row.id), 200)
    })
    .openapi(bundle, async c => {
      const { id } = c.req.valid('param')
      return c.json(await bundleOf(database, platform, await code(), id), 200, {
        // Public to the last byte: the verification page of any other site may read it.
        'Access-Control-Allow-Origin': '*',
        'Content-Disposition': `attachment; filename="bundle-${id.replace(/[^\w-]/g, '')}.json"`,
      })
    })
}
