import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, type Env, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { listNames, savedViewSchema, viewName, viewSearch } from './saved-view.ts'
import { changeView, chooseDefault, deleteView, saveView, viewsFor } from './saved-views.ts'

const viewId = z.string().regex(/^[A-Za-z0-9_-]{16}$/)
const params = z.object({ id: viewId })
const listName = z.enum(listNames)
const views = z.object({ items: z.array(savedViewSchema) })

const offered = declare('signed-in', {
  method: 'get',
  path: '/api/saved-views',
  request: { query: z.object({ list: listName }) },
  responses: { 200: json(views, "The caller's views of a list, then those the office shares") },
})

const save = declare('signed-in', {
  method: 'post',
  path: '/api/saved-views',
  request: {
    body: body(
      z.object({ list: listName, name: viewName, search: viewSearch, shared: z.boolean().default(false) }),
    ),
  },
  responses: { 201: json(z.object({ id: z.string() }), 'Kept') },
})

const chosen = declare('signed-in', {
  method: 'put',
  path: '/api/saved-views/default',
  request: { body: body(z.object({ list: listName, id: viewId.nullable() })) },
  responses: { 200: json(views, "The list opens with it, or plainly; the caller's views") },
})

const change = declare('signed-in', {
  method: 'patch',
  path: '/api/saved-views/{id}',
  request: {
    params,
    body: body(
      z.object({
        name: viewName.optional(),
        search: viewSearch.optional(),
        shared: z.boolean().optional(),
      }),
    ),
  },
  responses: { 204: { description: 'Changed' } },
})

const remove = declare('signed-in', {
  method: 'delete',
  path: '/api/saved-views/{id}',
  request: { params },
  responses: { 204: { description: 'Deleted' } },
})

export const viewRoutes = (platform: Platform) => {
  const { database } = platform
  const asking = async (c: Context<Env>) => ({
    bureau: (await bureauOf(database)).code,
    person: signedIn(c),
  })
  return routes()
    .openapi(offered, async c =>
      c.json({ items: await viewsFor(database, await asking(c), c.req.valid('query').list) }, 200),
    )
    .openapi(save, async c => {
      const who = await asking(c)
      const view = c.req.valid('json')
      return c.json({ id: await database.transaction(rows => saveView(rows, platform, who, view)) }, 201)
    })
    .openapi(chosen, async c => {
      const who = await asking(c)
      const { list, id } = c.req.valid('json')
      const items = await database.transaction(async rows => {
        await chooseDefault(rows, who, list, id)
        return viewsFor(rows, who, list)
      })
      return c.json({ items }, 200)
    })
    .openapi(change, async c => {
      const who = await asking(c)
      await database.transaction(rows => changeView(rows, who, c.req.valid('param').id, c.req.valid('json')))
      return c.body(null, 204)
    })
    .openapi(remove, async c => {
      const who = await asking(c)
      await database.transaction(rows => deleteView(rows, who, c.req.valid('param').id))
      return c.body(null, 204)
    })
}
