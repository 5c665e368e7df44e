import { shanghaiDay } from '@mingqian/rules'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { pageOf } from '../platform/schemas.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { editionAnswer, editionDetail, effectAnswer } from './answers.ts'
import { allEditions, type EditionKey, editionInForce, parseEditionName, readEdition } from './edition.ts'
import { editionEffect } from './edition-effect.ts'
import { beginEdition, discardEdition, returnEdition, saveEdition, submitEdition } from './edition-work.ts'
import { residualClass } from './key-class.ts'
import { listDifferences } from './list-differences.ts'
import { publishEdition } from './publish-edition.ts'
import {
  beginBody,
  differenceQuery,
  differenceSchema,
  editionDetailSchema,
  editionParams,
  editionsSchema,
  effectSchema,
  returnBody,
  revisionBody,
  saveBody,
} from './schemas.ts'

const readers = ['office', 'director', 'auditor'] as const
const detail = (description: string) => json(editionDetailSchema, description)

const list = declare(readers, {
  method: 'get',
  path: '/api/directory',
  responses: { 200: json(editionsSchema, 'All editions of the key-facility directory, the newest first') },
})

const begin = declare(['office'], {
  method: 'post',
  path: '/api/directory',
  request: { body: body(beginBody) },
  responses: { 201: detail('A draft: the first edition of the year, or an amendment of the one in force') },
})

const read = declare(readers, {
  method: 'get',
  path: '/api/directory/{edition}',
  request: { params: editionParams },
  responses: { 200: detail('One edition with its criteria') },
})

const save = declare(['office'], {
  method: 'put',
  path: '/api/directory/{edition}',
  request: { params: editionParams, body: body(saveBody) },
  responses: { 200: detail('Saved; what was decided is scored anew') },
})

const discard = declare(['office'], {
  method: 'post',
  path: '/api/directory/{edition}/discard',
  request: { params: editionParams, body: body(revisionBody) },
  responses: { 204: { description: 'The draft is gone; the trail keeps its decisions' } },
})

const submit = declare(['office'], {
  method: 'post',
  path: '/api/directory/{edition}/submit',
  request: { params: editionParams, body: body(revisionBody) },
  responses: { 200: detail('It waits for the director') },
})

const sendBack = declare(['director'], {
  method: 'post',
  path: '/api/directory/{edition}/return',
  request: { params: editionParams, body: body(returnBody) },
  responses: { 200: detail('A draft again, with what is to be done') },
})

const publish = declare(['director'], {
  method: 'post',
  path: '/api/directory/{edition}/publish',
  request: { params: editionParams, body: body(revisionBody) },
  responses: { 200: detail('Public, in the log, fixed, and in force: the register goes by it') },
})

const differences = declare(readers, {
  method: 'get',
  path: '/api/directory/{edition}/differences',
  request: { params: editionParams, query: differenceQuery },
  responses: {
    200: json(pageOf(differenceSchema), 'What the edition changes in the one in force, by facility'),
  },
})

const effect = declare(readers, {
  method: 'get',
  path: '/api/directory/{edition}/effect',
  request: { params: editionParams },
  responses: { 200: json(effectSchema, 'What publishing it would change; nothing is written') },
})

/** The edition an address names. @throws Problem not-found */
export const keyOf = (bureau: string, name: string): EditionKey => {
  const parsed = parseEditionName(name)
  if (!parsed) throw new Problem('not-found')
  return { bureau, ...parsed }
}

/** The editions of the directory: begun, submitted, sent back, published. */
export const directoryRoutes = (platform: Platform) => {
  const { clock, database } = platform
  const bureauCode = async () => (await bureauOf(database)).code
  return routes()
    .openapi(list, async c => {
      const bureau = await bureauCode()
      const editions = await allEditions(database, bureau)
      const inForce = await editionInForce(database, bureau)
      const items: Awaited<ReturnType<typeof editionAnswer>>[] = []
      for (const edition of editions) items.push(await editionAnswer(database, edition, inForce))
      const ruleSet = await ruleSetInForce(database, bureau, shanghaiDay(clock.now()))
      return c.json({ items, decidesClass: residualClass(ruleSet) !== null }, 200)
    })
    .openapi(begin, async c => {
      const asking = { bureau: await bureauCode(), person: signedIn(c) }
      const wanted = c.req.valid('json')
      const edition = await database.transaction(rows => beginEdition(rows, platform, asking, wanted))
      const inForce = await editionInForce(database, asking.bureau)
      return c.json(await editionDetail(database, edition, inForce, asking.person), 201)
    })
    .openapi(read, async c => {
      const bureau = await bureauCode()
      const edition = await readEdition(database, keyOf(bureau, c.req.valid('param').edition))
      const inForce = await editionInForce(database, bureau)
      return c.json(await editionDetail(database, edition, inForce, signedIn(c)), 200)
    })
    .openapi(save, async c => {
      const { revision, ...content } = c.req.valid('json')
      const bureau = await bureauCode()
      const step = {
        bureau,
        person: signedIn(c),
        edition: keyOf(bureau, c.req.valid('param').edition),
        revision,
      }
      const edition = await database.transaction(rows => saveEdition(rows, platform, step, content))
      return c.json(
        await editionDetail(database, edition, await editionInForce(database, bureau), step.person),
        200,
      )
    })
    .openapi(discard, async c => {
      const bureau = await bureauCode()
      const step = {
        bureau,
        person: signedIn(c),
        edition: keyOf(bureau, c.req.valid('param').edition),
        ...c.req.valid('json'),
      }
      await database.transaction(rows => discardEdition(rows, platform, step))
      return c.body(null, 204)
    })
    .openapi(submit, async c => {
      const bureau = await bureauCode()
      const step = {
        bureau,
        person: signedIn(c),
        edition: keyOf(bureau, c.req.valid('param').edition),
        ...c.req.valid('json'),
      }
      const edition = await database.transaction(rows => submitEdition(rows, platform, step))
      return c.json(
        await editionDetail(database, edition, await editionInForce(database, bureau), step.person),
        200,
      )
    })
    .openapi(sendBack, async c => {
      const { revision, note } = c.req.valid('json')
      const bureau = await bureauCode()
      const step = {
        bureau,
        person: signedIn(c),
        edition: keyOf(bureau, c.req.valid('param').edition),
        revision,
      }
      const edition = await database.transaction(rows => returnEdition(rows, platform, step, note))
      return c.json(
        await editionDetail(database, edition, await editionInForce(database, bureau), step.person),
        200,
      )
    })
    .openapi(publish, async c => {
      const bureau = await bureauCode()
      const step = {
        bureau,
        person: signedIn(c),
        edition: keyOf(bureau, c.req.valid('param').edition),
        ...c.req.valid('json'),
      }
      const edition = await database.transaction(rows => publishEdition(rows, platform, step))
      return c.json(
        await editionDetail(database, edition, await editionInForce(database, bureau), step.person),
        200,
      )
    })
    .openapi(differences, async c => {
      const edition = keyOf(await bureauCode(), c.req.valid('param').edition)
      await readEdition(database, edition)
      return c.json(await listDifferences(database, edition, c.req.valid('query')), 200)
    })
    .openapi(effect, async c => {
      const edition = keyOf(await bureauCode(), c.req.valid('param').edition)
      await readEdition(database, edition)
      return c.json(effectAnswer(await editionEffect(database, platform, edition)), 200)
    })
}
