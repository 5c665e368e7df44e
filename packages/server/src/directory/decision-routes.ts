import { shanghaiDay } from '@mingqian/rules'
import { listChanges } from '../changes/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { pageOf } from '../platform/schemas.ts'
import { workbook, workbookHeaders } from '../platform/workbooks.ts'
import { candidateAnswer, carryOverAnswer } from './answers.ts'
import { assess } from './assess.ts'
import { listCandidates, readCandidate } from './candidates.ts'
import { carryOver, previewCarryOver } from './carry-over.ts'
import { categories } from './categories.ts'
import { decide, undecide } from './decide.ts'
import { decisionId } from './decision.ts'
import { decisionsWorkbook } from './decisions-workbook.ts'
import { dropListings, listingsToDrop } from './drop-listings.ts'
import { readEdition } from './edition.ts'
import { keyOf } from './routes.ts'
import {
  assessBody,
  assessmentSchema,
  candidateQuery,
  candidateSchema,
  carryOverBody,
  carryOverSchema,
  decisionParams,
  dropBody,
  dropSchema,
  dropWithReasonBody,
  editionParams,
  facilityParams,
  revisionBody,
  rulingBody,
  trailSchema,
  writtenSchema,
} from './schemas.ts'

const readers = ['office', 'director', 'auditor'] as const

const candidates = declare(readers, {
  method: 'get',
  path: '/api/directory/{edition}/candidates',
  request: { params: editionParams, query: candidateQuery },
  responses: { 200: json(pageOf(candidateSchema), 'Facilities that may be listed, with what was decided') },
})

const candidate = declare(readers, {
  method: 'get',
  path: '/api/directory/{edition}/facilities/{facility}',
  request: { params: facilityParams },
  responses: { 200: json(candidateSchema, 'One facility with what was decided of it') },
})

const trail = declare(readers, {
  method: 'get',
  path: '/api/directory/{edition}/facilities/{facility}/trail',
  request: { params: facilityParams },
  responses: { 200: json(trailSchema, 'Who decided what of it for this edition, the newest first') },
})

const rule = declare(['office'], {
  method: 'put',
  path: '/api/directory/{edition}/facilities/{facility}/{category}',
  request: { params: decisionParams, body: body(rulingBody) },
  responses: { 200: json(candidateSchema, 'Decided') },
})

const takeBack = declare(['office'], {
  method: 'post',
  path: '/api/directory/{edition}/facilities/{facility}/{category}/undecide',
  request: { params: decisionParams, body: body(revisionBody) },
  responses: { 200: json(candidateSchema, 'Undecided again') },
})

const score = declare(readers, {
  method: 'post',
  path: '/api/directory/{edition}/assess',
  request: { params: editionParams, body: body(assessBody) },
  responses: { 200: json(assessmentSchema, 'What the criteria say of these findings; nothing is written') },
})

const previewCarry = declare(['office'], {
  method: 'post',
  path: '/api/directory/{edition}/carry-over/preview',
  request: { params: editionParams, body: body(carryOverBody) },
  responses: { 200: json(carryOverSchema, 'What would be carried over; nothing is written') },
})

const carry = declare(['office'], {
  method: 'post',
  path: '/api/directory/{edition}/carry-over',
  request: { params: editionParams, body: body(carryOverBody) },
  responses: { 200: json(writtenSchema, 'Carried over from the edition in force') },
})

const previewDrop = declare(['office'], {
  method: 'post',
  path: '/api/directory/{edition}/drop/preview',
  request: { params: editionParams, body: body(dropBody) },
  responses: { 200: json(dropSchema, 'What would be listed no longer; nothing is written') },
})

const drop = declare(['office'], {
  method: 'post',
  path: '/api/directory/{edition}/drop',
  request: { params: editionParams, body: body(dropWithReasonBody) },
  responses: { 200: json(writtenSchema, 'Taken out, all for one reason') },
})

const book = declare(readers, {
  method: 'get',
  path: '/api/directory/{edition}/workbook',
  request: { params: editionParams },
  responses: { 200: workbook('Every decision with its score, and what it changes') },
})

/** What is decided for an edition, facility by facility. */
export const decisionRoutes = (platform: Platform) => {
  const { clock, database } = platform
  const addressed = async (name: string) => keyOf((await bureauOf(database)).code, name)
  return routes()
    .openapi(candidates, async c => {
      const edition = await addressed(c.req.valid('param').edition)
      await readEdition(database, edition)
      const page = await listCandidates(platform, edition, c.req.valid('query'))
      return c.json({ ...page, items: page.items.map(candidateAnswer) }, 200)
    })
    .openapi(candidate, async c => {
      const { edition, facility } = c.req.valid('param')
      return c.json(candidateAnswer(await readCandidate(platform, await addressed(edition), facility)), 200)
    })
    .openapi(trail, async c => {
      const { edition: name, facility } = c.req.valid('param')
      const edition = await addressed(name)
      const found = []
      for (const category of categories) {
        const of = { kind: 'decision' as const, id: decisionId(edition, facility, category) }
        const { items } = await listChanges(database, { bureau: edition.bureau, of, limit: 50 })
        found.push(...items.map(change => ({ category, ...change })))
      }
      const items = found
        .sort((one, other) => other.revision - one.revision)
        .map(({ category, action, at, by, before, after }) => ({
          category,
          action,
          at: at.toISOString(),
          by,
          before: before as Record<string, unknown> | null,
          after: after as Record<string, unknown> | null,
        }))
      return c.json({ items }, 200)
    })
    .openapi(rule, async c => {
      const { edition: name, facility, category } = c.req.valid('param')
      const { revision, ...ruling } = c.req.valid('json')
      const edition = await addressed(name)
      const request = {
        edition,
        person: signedIn(c),
        ruling: { facilityId: facility, category, ...ruling },
        revision,
      }
      await database.transaction(rows => decide(rows, platform, request))
      return c.json(candidateAnswer(await readCandidate(platform, edition, facility)), 200)
    })
    .openapi(takeBack, async c => {
      const { edition: name, facility, category } = c.req.valid('param')
      const edition = await addressed(name)
      const request = {
        edition,
        person: signedIn(c),
        facilityId: facility,
        category,
        ...c.req.valid('json'),
      }
      await database.transaction(rows => undecide(rows, platform, request))
      return c.json(candidateAnswer(await readCandidate(platform, edition, facility)), 200)
    })
    .openapi(score, async c => {
      const { criteria } = await readEdition(database, await addressed(c.req.valid('param').edition))
      const { category, findings } = c.req.valid('json')
      return c.json(assess(criteria, category, findings), 200)
    })
    .openapi(previewCarry, async c => {
      const edition = await addressed(c.req.valid('param').edition)
      const wanted = c.req.valid('json').categories
      const asked = { edition, categories: wanted ? new Set(wanted) : null }
      return c.json(carryOverAnswer(await previewCarryOver(database, platform, asked)), 200)
    })
    .openapi(carry, async c => {
      const edition = await addressed(c.req.valid('param').edition)
      const wanted = c.req.valid('json').categories
      const asked = { edition, categories: wanted ? new Set(wanted) : null, person: signedIn(c) }
      return c.json({ written: await database.transaction(rows => carryOver(rows, platform, asked)) }, 200)
    })
    .openapi(previewDrop, async c => {
      const edition = await addressed(c.req.valid('param').edition)
      await readEdition(database, edition)
      const found = await listingsToDrop(database, { edition, ...c.req.valid('json') })
      return c.json({ items: found.map(({ facilityId, category }) => ({ facilityId, category })) }, 200)
    })
    .openapi(drop, async c => {
      const edition = await addressed(c.req.valid('param').edition)
      const asked = { edition, person: signedIn(c), ...c.req.valid('json') }
      return c.json({ written: await database.transaction(rows => dropListings(rows, platform, asked)) }, 200)
    })
    .openapi(book, async c => {
      const { edition: name } = c.req.valid('param')
      const key = await addressed(name)
      const edition = await readEdition(database, key)
      const language = c.get('language')
      const bytes = await decisionsWorkbook(database, edition, language)
      const day = shanghaiDay(clock.now())
      const title = language === 'zh' ? `重点名录认定表 ${name} ${day}.xlsx` : `Directory ${name} ${day}.xlsx`
      return c.body(new Uint8Array(bytes), 200, workbookHeaders(title))
    })
}
