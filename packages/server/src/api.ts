import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { amendmentRoutes } from './amendments/index.ts'
import { calendarRoutes } from './calendar/index.ts'
import { cosignerRoutes } from './cosigners/index.ts'
import { deadlineRoutes } from './deadlines/index.ts'
import {
  classByDirectory,
  decisionRoutes,
  directoryRoutes,
  editionDocumentRoutes,
} from './directory/index.ts'
import { disclosureRoutes, publicPages, unknownAddress } from './disclosure/index.ts'
import { documentRoutes, documentUploads, dossierRoutes, entryRoutes } from './dossiers/index.ts'
import { drawsRoutes } from './draws/index.ts'
import { exclusionRoutes } from './exclusions/index.ts'
import { acknowledgeFilings, filingRoutes } from './filings/index.ts'
import { type Accounts, accountRoutes, identityRoutes, reachableAuthPaths } from './identity/index.ts'
import { importRoutes, recordBulkAction } from './imports/index.ts'
import { inspectionRoutes } from './inspections/index.ts'
import { inspectorReadRoutes } from './inspectors/index.ts'
import { logRoutes } from './log/index.ts'
import { mapRoutes, tileHosts } from './maps/index.ts'
import { outsideRoutes } from './outside/index.ts'
import { oversightRoutes } from './oversight/index.ts'
import { planDocumentRoutes, planningRoutes, ruleSetRoutes } from './planning/index.ts'
import { healthRoutes } from './platform/health.ts'
import { answerProblem, type Env, readRequest } from './platform/http.ts'
import { ownSiteOnly } from './platform/own-site.ts'
import type { Platform } from './platform/platform.ts'
import { Problem } from './platform/problems.ts'
import { facilityRoutes, inspectorRoutes, registryListRoutes, registryRoutes } from './registry/index.ts'
import { feedRoutes, noticeRoutes } from './reminders/index.ts'
import { statisticsRoutes } from './statistics/index.ts'
import { timelineRoutes } from './timeline/index.ts'
import { trainingRoutes } from './training/index.ts'
import { viewRoutes } from './views/index.ts'
import { witnessRoutes } from './witnesses/index.ts'

// A record with its hand-written signatures is the largest document that is sent.
const largestBody = 2_000_000

/** Paths that take files; each has a limit of its own. */
const uploads = /^\/api\/(?:imports$|courses\/[^/]+\/roster-import|draws\/[^/]+\/lots\/[^/]+\/photos$)/

const limitBody = bodyLimit({
  maxSize: largestBody,
  onError: () => {
    throw new Problem('too-large')
  },
})

/** The worker that recomputes draws hashes in WebAssembly, which no other script here needs (it does without, slower). */
const forVerification = (c: Context): string =>
  c.req.path === '/public/verify-worker.js' ? "'wasm-unsafe-eval'" : ''

/** The verification page reads bundles of other bureaus' sites where they let it; no other page connects elsewhere. */
const forOtherBundles = (c: Context): string => (c.req.path === '/verify' ? 'https:' : '')

/** The whole HTTP interface. Its type is what the web client is written against. */
export const buildApi = (platform: Platform, accounts: Accounts) => {
  const app = new OpenAPIHono<Env>()
  app.onError(answerProblem)
  app.notFound(async c => (await unknownAddress(platform, c)) ?? answerProblem(new Problem('not-found'), c))
  app.use(readRequest(platform.config))
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", forVerification],
        connectSrc: ["'self'", forOtherBundles],
        imgSrc: ["'self'", 'data:', 'blob:', ...tileHosts(platform.config.map.tiles)],
        // Ant Design writes its styles into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
      },
      permissionsPolicy: { camera: ['self'], geolocation: ['self'], microphone: [] },
      referrerPolicy: 'same-origin',
      crossOriginEmbedderPolicy: false,
    }),
  )
  app.use(ownSiteOnly(platform.config))
  app.use((c, next) =>
    uploads.test(c.req.path) || documentUploads.test(c.req.path) ? next() : limitBody(c, next),
  )
  app.use(async (c, next) => {
    c.set('person', await accounts.personOf(c.req.raw.headers))
    await next()
  })
  for (const path of reachableAuthPaths)
    app.post(`/api/auth${path}`, c => accounts.handler(c.req.raw, c.get('from')))

  const api = app
    .route('/', healthRoutes(platform))
    .route('/', logRoutes(platform))
    .route(
      '/',
      cosignerRoutes(platform, (rows, taken) => acknowledgeFilings(rows, platform, taken)),
    )
    .route('/', identityRoutes(platform, accounts))
    .route('/', accountRoutes(platform))
    .route('/', drawsRoutes(platform))
    .route('/', witnessRoutes(platform))
    .route('/', inspectionRoutes(platform))
    .route('/', disclosureRoutes(platform))
    .route('/', publicPages(platform))
    .route('/', outsideRoutes(platform))
    .route('/', statisticsRoutes(platform))
    .route('/', oversightRoutes(platform))
    // Before the register's own, whose `/api/facilities/{id}` would take their addresses.
    .route('/', registryListRoutes(platform, recordBulkAction))
    .route('/', registryRoutes(platform))
    .route('/', facilityRoutes(platform, classByDirectory(platform)))
    .route('/', dossierRoutes())
    .route('/', exclusionRoutes(platform))
    .route('/', amendmentRoutes(platform))
    .route('/', entryRoutes(platform))
    .route('/', documentRoutes(platform))
    .route('/', timelineRoutes(platform))
    .route('/', importRoutes(platform))
    .route('/', inspectorRoutes(platform))
    .route('/', inspectorReadRoutes(platform))
    .route('/', trainingRoutes(platform))
    .route('/', planningRoutes(platform))
    .route('/', planDocumentRoutes(platform))
    .route('/', ruleSetRoutes(platform))
    .route('/', directoryRoutes(platform))
    .route('/', decisionRoutes(platform))
    .route('/', editionDocumentRoutes(platform))
    .route('/', calendarRoutes(platform))
    .route('/', filingRoutes(platform))
    .route('/', deadlineRoutes(platform))
    .route('/', noticeRoutes(platform))
    .route('/', feedRoutes(platform))
    .route('/', viewRoutes(platform))
    .route('/', mapRoutes(platform))
  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Mingqian 明签', version: '1' } })
  return api
}

export type Api = ReturnType<typeof buildApi>
