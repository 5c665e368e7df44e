import { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import type { ChangeContext } from '../changes/index.ts'
import { findDocuments } from '../dossiers/documents/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import { body, declare, json, type Person, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { correctExclusion, withdrawExclusion } from './change-request.ts'
import { checkRequest } from './check-request.ts'
import { decideExclusions } from './decide-exclusion.ts'
import { earliestReturn, endExclusion } from './end-exclusion.ts'
import { exclusionStateOn } from './exclusion.ts'
import { type ListedExclusion, listExclusions, listedExclusions } from './list-exclusions.ts'
import { previewDecision } from './preview-decision.ts'
import { requestExclusions } from './request-exclusions.ts'
import {
  decisionOrder,
  decisionPreviewSchema,
  decisionQuestion,
  ending,
  exclusionCorrection,
  exclusionOrder,
  exclusionPage,
  exclusionQuery,
  type exclusionSchema,
  exclusionWithTrail,
  idParam,
  withdrawal,
} from './schemas.ts'
import { exclusionTrail } from './trail.ts'

const readers = ['office', 'director', 'auditor'] as const

const list = declare(readers, {
  method: 'get',
  path: '/api/exclusions',
  request: { query: exclusionQuery },
  responses: { 200: json(exclusionPage, 'Exclusions: those that wait first, then the newest first') },
})

const one = declare(readers, {
  method: 'get',
  path: '/api/exclusions/{id}',
  request: { params: idParam },
  responses: { 200: json(exclusionWithTrail, 'One exclusion and all that was done with it') },
})

const ask = declare(['office'], {
  method: 'post',
  path: '/api/exclusions',
  request: { body: body(exclusionOrder) },
  responses: {
    201: json(
      z.object({ ids: z.array(z.string()) }),
      'Asked for; the facilities take part until a second person approves',
    ),
  },
})

const correct = declare(['office'], {
  method: 'put',
  path: '/api/exclusions/{id}',
  request: { params: idParam, body: body(exclusionCorrection) },
  responses: { 200: json(exclusionWithTrail, 'The request as corrected') },
})

const withdraw = declare(['office'], {
  method: 'post',
  path: '/api/exclusions/{id}/withdraw',
  request: { params: idParam, body: body(withdrawal) },
  responses: { 200: json(exclusionWithTrail, 'Taken back by who asked for it') },
})

const preview = declare(['director'], {
  method: 'post',
  path: '/api/exclusions/decisions/preview',
  request: { body: body(decisionQuestion) },
  responses: { 200: json(decisionPreviewSchema, 'What the approval would do; nothing is written') },
})

const decide = declare(['director'], {
  method: 'post',
  path: '/api/exclusions/decisions',
  request: { body: body(decisionOrder) },
  responses: { 200: json(z.object({ decided: z.number().int() }), 'All of them approved or refused') },
})

const end = declare(['office', 'director'], {
  method: 'post',
  path: '/api/exclusions/{id}/end',
  request: { params: idParam, body: body(ending) },
  responses: { 200: json(exclusionWithTrail, 'The facility is back from the day given') },
})

const answer = (
  { exclusion: row, facility }: ListedExclusion,
  person: Person,
  today: string,
): z.infer<typeof exclusionSchema> => {
  const state = exclusionStateOn(row, today)
  const waiting = state === 'waiting'
  const isOffice = person.role === 'office'
  return {
    id: row.id,
    facility,
    state,
    reason: row.reason,
    since: row.since,
    until: row.until,
    evidence: row.evidence,
    requestedAt: row.requestedAt.toISOString(),
    requestedBy: row.requestedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedBy,
    decisionNote: row.decisionNote,
    returnNote: row.returnNote,
    revision: row.revision,
    may: {
      correct: waiting && isOffice,
      withdraw: waiting && isOffice && row.requestedById === person.id,
      decide: waiting && person.role === 'director' && row.requestedById !== person.id,
      end: (state === 'in-force' || state === 'coming') && (isOffice || person.role === 'director'),
    },
  }
}

export const exclusionRoutes = (platform: Platform) => {
  const { clock, database, randomness } = platform
  const bureauCode = async () => (await bureauOf(database)).code
  const today = () => shanghaiDay(clock.now())
  const contextOf = async (by: Person): Promise<ChangeContext> => ({
    bureau: await bureauCode(),
    at: clock.now(),
    by,
  })
  const whole = async (
    rows: Rows,
    bureau: string,
    id: string,
    person: Person,
  ): Promise<z.infer<typeof exclusionWithTrail>> => {
    const [listed] = await listedExclusions(rows, bureau, [id])
    if (!listed) throw new Problem('not-found')
    const trail = await exclusionTrail(rows, bureau, id)
    const { documentId } = listed.exclusion
    const document = documentId
      ? (await findDocuments(rows, bureau, [documentId])).get(documentId)
      : undefined
    return {
      ...answer(listed, person, today()),
      document: document ? { id: document.id, title: document.title, version: document.version } : null,
      earliestReturn: earliestReturn(listed.exclusion, today()),
      trail: trail.map(({ at, changes, ...step }) => ({
        ...step,
        at: at.toISOString(),
        changes: [...changes],
      })),
    }
  }

  return routes()
    .openapi(list, async c => {
      const person = signedIn(c)
      const page = await listExclusions(database, await bureauCode(), today(), c.req.valid('query'))
      return c.json({ ...page, items: page.items.map(item => answer(item, person, today())) }, 200)
    })
    .openapi(one, async c =>
      c.json(await whole(database, await bureauCode(), c.req.valid('param').id, signedIn(c)), 200),
    )
    .openapi(ask, async c => {
      const context = await contextOf(signedIn(c))
      const { facilities, ...asked } = c.req.valid('json')
      const ids = await database.transaction(async rows => {
        await checkRequest(rows, context, facilities, asked)
        const requests = facilities.map(facilityId => ({ facilityId, ...asked }))
        return requestExclusions(rows, randomness, context, requests)
      })
      return c.json({ ids: [...ids] }, 201)
    })
    .openapi(correct, async c => {
      const person = signedIn(c)
      const context = await contextOf(person)
      const change = { ...c.req.valid('param'), ...c.req.valid('json') }
      const corrected = await database.transaction(async rows => {
        await correctExclusion(rows, context, change)
        return whole(rows, context.bureau, change.id, person)
      })
      return c.json(corrected, 200)
    })
    .openapi(withdraw, async c => {
      const person = signedIn(c)
      const context = await contextOf(person)
      const asked = { ...c.req.valid('param'), ...c.req.valid('json') }
      const withdrawn = await database.transaction(async rows => {
        await withdrawExclusion(rows, context, asked)
        return whole(rows, context.bureau, asked.id, person)
      })
      return c.json(withdrawn, 200)
    })
    .openapi(preview, async c => {
      const person = signedIn(c)
      const { ids } = c.req.valid('json')
      const found = await previewDecision(database, await bureauCode(), today(), person.id, ids)
      return c.json(
        {
          items: found.items.map(({ hindered, ...listed }) => ({
            ...answer(listed, person, today()),
            hindered,
          })),
          classes: [...found.classes],
        },
        200,
      )
    })
    .openapi(decide, async c => {
      const context = await contextOf(signedIn(c))
      const order = c.req.valid('json')
      await database.transaction(rows => decideExclusions(rows, context, order))
      return c.json({ decided: order.exclusions.length }, 200)
    })
    .openapi(end, async c => {
      const person = signedIn(c)
      const context = await contextOf(person)
      const order = { ...c.req.valid('param'), ...c.req.valid('json') }
      const ended = await database.transaction(async rows => {
        await endExclusion(rows, context, order)
        return whole(rows, context.bureau, order.id, person)
      })
      return c.json(ended, 200)
    })
}
