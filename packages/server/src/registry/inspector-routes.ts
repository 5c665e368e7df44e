import { z } from '@hono/zod-openapi'
import type { ChangeContext } from '../changes/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, type Person, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { addInspector, changeInspector } from './change-inspector.ts'
import { addConflicts, changeConflict, refuseSecondConflict, removeConflict } from './inspector-conflicts.ts'
import {
  conflictChange,
  inspectorChange,
  inspectorParam,
  itemParam,
  leaveChange,
  leaveContent,
  newConflict,
  newInspector,
  readInspectorContent,
  revisionQuery,
} from './inspector-input.ts'
import { addLeave, changeLeave, removeLeave } from './inspector-leaves.ts'

const done = { 204: { description: 'Done' } } as const
const entered = (what: string) => ({ 201: json(z.object({ id: z.string() }), what) })

const add = declare(['office'], {
  method: 'post',
  path: '/api/inspectors',
  request: { body: body(newInspector) },
  responses: entered('In the register now'),
})

const change = declare(['office'], {
  method: 'put',
  path: '/api/inspectors/{id}',
  request: { params: inspectorParam, body: body(inspectorChange) },
  responses: done,
})

const enterLeave = declare(['office'], {
  method: 'post',
  path: '/api/inspectors/{id}/leaves',
  request: { params: inspectorParam, body: body(leaveContent) },
  responses: entered('The leave is entered'),
})

const editLeave = declare(['office'], {
  method: 'put',
  path: '/api/inspectors/{id}/leaves/{item}',
  request: { params: itemParam, body: body(leaveChange) },
  responses: done,
})

const dropLeave = declare(['office'], {
  method: 'delete',
  path: '/api/inspectors/{id}/leaves/{item}',
  request: { params: itemParam, query: revisionQuery },
  responses: done,
})

const enterConflict = declare(['office'], {
  method: 'post',
  path: '/api/inspectors/{id}/conflicts',
  request: { params: inspectorParam, body: body(newConflict) },
  responses: entered('The conflict of interest is entered'),
})

const editConflict = declare(['office'], {
  method: 'put',
  path: '/api/inspectors/{id}/conflicts/{item}',
  request: { params: itemParam, body: body(conflictChange) },
  responses: done,
})

const dropConflict = declare(['office'], {
  method: 'delete',
  path: '/api/inspectors/{id}/conflicts/{item}',
  request: { params: itemParam, query: revisionQuery },
  responses: done,
})

/** Rows of an inspector are known by the inspector's number and their own, in one key. */
const keyOf = ({ id, item }: z.infer<typeof itemParam>) => `${id}/${item}`
const itemOf = (key: string) => key.slice(key.lastIndexOf('/') + 1)

/** What the office enters of inspectors by hand; what is read of them is another part's (`inspectors/`). */
export const inspectorRoutes = (platform: Platform) => {
  const { clock, database, randomness } = platform
  const contextOf = async ({ id, name }: Person): Promise<ChangeContext> => ({
    bureau: (await bureauOf(database)).code,
    at: clock.now(),
    by: { id, name },
  })
  return routes()
    .openapi(add, async c => {
      const context = await contextOf(signedIn(c))
      const { code, ...written } = c.req.valid('json')
      const read = readInspectorContent(written, code)
      const id = await database.transaction(rows =>
        addInspector(rows, platform, context, read.content, read.code),
      )
      return c.json({ id }, 201)
    })
    .openapi(change, async c => {
      const context = await contextOf(signedIn(c))
      const { id } = c.req.valid('param')
      const { revision, inspector } = c.req.valid('json')
      const { content } = readInspectorContent(inspector)
      await database.transaction(rows => changeInspector(rows, platform, context, id, revision, content))
      return c.body(null, 204)
    })
    .openapi(enterLeave, async c => {
      const context = await contextOf(signedIn(c))
      const { id } = c.req.valid('param')
      const leave = c.req.valid('json')
      const key = await database.transaction(rows => addLeave(rows, randomness, context, id, leave))
      return c.json({ id: itemOf(key) }, 201)
    })
    .openapi(editLeave, async c => {
      const context = await contextOf(signedIn(c))
      const key = keyOf(c.req.valid('param'))
      const { revision, leave } = c.req.valid('json')
      await database.transaction(rows => changeLeave(rows, context, key, revision, leave))
      return c.body(null, 204)
    })
    .openapi(dropLeave, async c => {
      const context = await contextOf(signedIn(c))
      const key = keyOf(c.req.valid('param'))
      const { revision } = c.req.valid('query')
      await database.transaction(rows => removeLeave(rows, context, key, revision))
      return c.body(null, 204)
    })
    .openapi(enterConflict, async c => {
      const context = await contextOf(signedIn(c))
      const { id: inspectorId } = c.req.valid('param')
      const conflict = c.req.valid('json')
      const key = await database.transaction(async rows => {
        await refuseSecondConflict(rows, context.bureau, inspectorId, conflict, null)
        const [added] = await addConflicts(rows, randomness, context, [{ ...conflict, inspectorId }])
        return added ?? ''
      })
      return c.json({ id: itemOf(key) }, 201)
    })
    .openapi(editConflict, async c => {
      const context = await contextOf(signedIn(c))
      const key = keyOf(c.req.valid('param'))
      const { revision, conflict } = c.req.valid('json')
      await database.transaction(rows => changeConflict(rows, context, key, revision, conflict))
      return c.body(null, 204)
    })
    .openapi(dropConflict, async c => {
      const context = await contextOf(signedIn(c))
      const key = keyOf(c.req.valid('param'))
      const { revision } = c.req.valid('query')
      await database.transaction(rows => removeConflict(rows, context, key, revision))
      return c.body(null, 204)
    })
}
