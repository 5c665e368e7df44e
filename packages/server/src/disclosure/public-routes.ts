import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { categories } from '../directory/index.ts'
import { type Bureau, readBureau } from '../platform/bureau.ts'
import { declare, type Env, routes } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem, problems } from '../platform/problems.ts'
import { classLabels } from '../rule-sets/index.ts'
import { comparePage } from './compare-page.ts'
import { cosignPage } from './cosign-page.ts'
import { directoryFile, directoryFiles, directoryPage } from './directory-page.ts'
import { drawListPage } from './draw-list-page.ts'
import { drawPage } from './draw-page.ts'
import { homePage, notSetUpPage } from './home-page.ts'
import { type Page, type Reader, renderPage } from './layout.ts'
import { logEntryPage } from './log-entry-page.ts'
import { logPage } from './log-page.ts'
import { openingPage } from './opening-page.ts'
import { planPage } from './plan-page.ts'
import { resultListPage } from './result-list-page.ts'
import { resultPage } from './result-page.ts'
import { sayIn } from './texts.ts'
import { verifyPage } from './verify-page.ts'
import { witnessCheckPage, witnessPage } from './witness-page.ts'

const page = (description: string) => ({ description, content: { 'text/html': { schema: z.string() } } })
const responses = (description: string) => ({ 200: page(description), 404: page('There is no such page') })

/** A key in an address. Whatever else is asked for is a page that does not exist. */
const key = z.object({ id: z.string().regex(/^[\w.-]{1,100}$/) })

// Control characters have no place in what people search for, and PostgreSQL takes no NUL.
const searchText = z
  .string()
  .transform(text =>
    text
      .normalize('NFKC')
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 100),
  )
  .optional()

/** A filter in an address that people edit and pass on: what does not fit counts as not given. */
const orNothing = <S extends z.ZodType>(schema: S) =>
  schema
    .optional()
    .catch(undefined)
    .openapi({ type: 'string', param: { required: false } })

const home = declare('public', { method: 'get', path: '/', responses: { 200: page('The portal') } })
const newestPlan = declare('public', {
  method: 'get',
  path: '/plans',
  responses: responses('The newest annual plan'),
})
const plan = declare('public', {
  method: 'get',
  path: '/plans/{year}',
  request: { params: z.object({ year: z.coerce.number().int().min(2000).max(2999) }) },
  responses: responses('An approved annual plan'),
})
const editionName = z.string().regex(/^20\d\d(?:\.[1-9]\d{0,2})?$/)
const directoryQuery = z.object({
  q: searchText,
  category: orNothing(z.enum(categories)),
  after: orNothing(z.string().max(500)),
})
const directory = declare('public', {
  method: 'get',
  path: '/directory',
  request: { query: directoryQuery },
  responses: { 200: page('The key-facility directory in force') },
})
const edition = declare('public', {
  method: 'get',
  path: '/directory/{edition}',
  request: { params: z.object({ edition: editionName }), query: directoryQuery },
  responses: responses('A published edition of the key-facility directory'),
})
const editionFile = declare('public', {
  method: 'get',
  path: '/directory/{edition}/{file}',
  request: { params: z.object({ edition: editionName, file: z.enum(directoryFiles) }) },
  responses: {
    200: { description: 'A published list, whole: CSV, .xlsx, or the canonical JSON its hash covers' },
    404: page('There is no such edition'),
  },
})
const draws = declare('public', { method: 'get', path: '/draws', responses: { 200: page('The draws') } })
const draw = declare('public', {
  method: 'get',
  path: '/draws/{id}',
  request: { params: key, query: z.object({ root: orNothing(z.string().regex(/^[0-9a-f]{64}$/)) }) },
  responses: responses('A draw whose commitment is in the log'),
})
const results = declare('public', {
  method: 'get',
  path: '/results',
  request: {
    query: z.object({
      q: searchText,
      violation: orNothing(z.enum(['yes', 'no'])),
      after: orNothing(z.string().max(500)),
    }),
  },
  responses: { 200: page('Published results') },
})
const result = declare('public', {
  method: 'get',
  path: '/results/{id}',
  request: { params: key },
  responses: responses('A published result'),
})
const opening = declare('public', {
  method: 'get',
  path: '/open/{leafHash}',
  request: { params: z.object({ leafHash: z.string().regex(/^[0-9a-f]{64}$/) }) },
  responses: responses('An opened lot and its proof'),
})
/** Where a bundle may be: on this site, or anywhere that browsers can read from. */
const bundleAddress = z
  .string()
  .max(2000)
  .regex(/^(?:https?:\/\/|\/(?!\/))/)
const verify = declare('public', {
  method: 'get',
  path: '/verify',
  request: { query: z.object({ draw: z.string().max(100).optional(), bundle: orNothing(bundleAddress) }) },
  responses: { 200: page('Verification of a bundle in the browser') },
})
const witness = declare('public', {
  method: 'get',
  path: '/witness',
  responses: { 200: page('Where a witness makes and lodges a secret; the token stands in the fragment') },
})
const witnessCheck = declare('public', {
  method: 'get',
  path: '/witness/check',
  responses: { 200: page("Check of a witness's receipt in the browser") },
})
const log = declare('public', {
  method: 'get',
  path: '/log',
  request: {
    query: z.object({
      before: orNothing(z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)),
      kind: orNothing(z.string().regex(/^[a-z-]{1,40}$/)),
      draw: orNothing(z.string().regex(/^[\w.-]{1,100}$/)),
    }),
  },
  responses: { 200: page('The transparency log') },
})
const logEntry = declare('public', {
  method: 'get',
  path: '/log/entries/{n}',
  request: {
    params: z.object({
      n: z
        .string()
        .regex(/^(0|[1-9]\d{0,14})$/)
        .transform(Number),
    }),
  },
  responses: responses('An entry of the log with its proof'),
})
const compare = declare('public', {
  method: 'get',
  path: '/log/compare',
  responses: { 200: page('Comparison of checkpoints in the browser') },
})
const cosign = declare('public', {
  method: 'get',
  path: '/cosign',
  responses: { 200: page('Cosigning for bodies without a system of their own') },
})

const readerOf = (c: Context<Env>, bureau: Bureau | null, classes: Reader['classes'] = new Map()): Reader => {
  const language = c.get('language')
  return { language, say: sayIn(language), bureau, classes, address: new URL(c.req.url) }
}

const answer = async (
  c: Context<Env>,
  reader: Reader,
  found: Page,
  status: 200 | 404 | 500,
): Promise<Response> => {
  const asked = c.req.query('lang')
  if (asked === 'zh' || asked === 'en')
    setCookie(c, 'lang', asked, { path: '/', maxAge: 31_536_000, sameSite: 'Lax' })
  c.header('Cache-Control', 'no-cache')
  return c.html(await renderPage(reader, found), status)
}

/** The page for an address that leads nowhere. It is the same whatever the reason. */
const answerNotFound = (c: Context<Env>, bureau: Bureau | null): Promise<Response> => {
  const reader = readerOf(c, bureau)
  const { say } = reader
  const content = html`<h1>${say('notFound')}</h1><p>${say('notFoundBody')}</p><p><a class="button" href="/">${say('backHome')}</a></p>`
  return answer(c, reader, { title: say('notFound'), unlisted: true, content }, 404)
}

const answerFailure = (c: Context<Env>): Promise<Response> => {
  const reader = readerOf(c, null)
  const { say } = reader
  const content = html`<h1>${say('failed')}</h1><p>${say('failedBody')}</p>`
  return answer(c, reader, { title: say('failed'), unlisted: true, content }, 500)
}

/** Answers a browser that asks for a page nobody declared; null for whoever wants no HTML. */
export const unknownAddress = async ({ database }: Platform, c: Context<Env>): Promise<Response | null> => {
  const wantsPage = c.req.method === 'GET' && c.req.header('accept')?.includes('text/html')
  if (!wantsPage || c.req.path.startsWith('/api/')) return null
  return answerNotFound(c, await readBureau(database))
}

/** The pages for everybody. They need no sign-in, and read only what is public. */
export const publicPages = (platform: Platform) => {
  const { database } = platform
  const app = routes()
  app.onError(async (error, c) => {
    const status = error instanceof Problem ? problems[error.code].status : 500
    if (status < 500) return answerNotFound(c, await readBureau(database))
    console.error(
      `[error] ${error.name} ${(error.stack ?? '').split('\n').slice(1, 6).join(' <- ').replace(/\s+/g, ' ')}`,
    )
    return answerFailure(c)
  })

  type Make = (bureau: Bureau, reader: Reader) => Promise<Page | null>
  const show = async (c: Context<Env>, make: Make): Promise<Response> => {
    const bureau = await readBureau(database)
    if (!bureau) {
      const reader = readerOf(c, null)
      return answer(c, reader, notSetUpPage(reader), 200)
    }
    const reader = readerOf(c, bureau, await classLabels(database, bureau.code))
    const found = await make(bureau, reader)
    return found ? answer(c, reader, found, 200) : answerNotFound(c, bureau)
  }

  return app
    .openapi(home, c => show(c, (bureau, reader) => homePage(platform, bureau, reader)))
    .openapi(newestPlan, c => show(c, (bureau, reader) => planPage(platform, bureau, reader, null)))
    .openapi(plan, c =>
      show(c, (bureau, reader) => planPage(platform, bureau, reader, c.req.valid('param').year)),
    )
    .openapi(directory, c =>
      show(c, (bureau, reader) => directoryPage(platform, bureau, reader, null, c.req.valid('query'))),
    )
    .openapi(edition, c =>
      show(c, (bureau, reader) =>
        directoryPage(platform, bureau, reader, c.req.valid('param').edition, c.req.valid('query')),
      ),
    )
    .openapi(editionFile, async c => {
      const bureau = await readBureau(database)
      const { edition: name, file } = c.req.valid('param')
      const found = bureau && (await directoryFile(database, bureau, c.get('language'), name, file))
      if (!found) return answerNotFound(c, bureau)
      return c.body(found.content, 200, { ...found.headers, 'Cache-Control': 'no-cache' })
    })
    .openapi(draws, c => show(c, (bureau, reader) => drawListPage(platform, bureau, reader)))
    .openapi(draw, c =>
      show(c, (bureau, reader) =>
        drawPage(platform, bureau, reader, c.req.valid('param').id, c.req.valid('query').root),
      ),
    )
    .openapi(results, c =>
      show(c, (bureau, reader) => resultListPage(platform, bureau, reader, c.req.valid('query'))),
    )
    .openapi(result, c =>
      show(c, (bureau, reader) => resultPage(platform, bureau, reader, c.req.valid('param').id)),
    )
    .openapi(opening, c =>
      show(c, (bureau, reader) => openingPage(platform, bureau, reader, c.req.valid('param').leafHash)),
    )
    .openapi(verify, c =>
      show(c, (bureau, reader) => {
        const { draw = null, bundle = null } = c.req.valid('query')
        return verifyPage(platform, bureau, reader, draw, bundle)
      }),
    )
    .openapi(witness, c => show(c, async (_, reader) => witnessPage(reader)))
    .openapi(witnessCheck, c => show(c, (bureau, reader) => witnessCheckPage(platform, bureau, reader)))
    .openapi(log, c => show(c, (bureau, reader) => logPage(platform, bureau, reader, c.req.valid('query'))))
    .openapi(logEntry, c =>
      show(c, (bureau, reader) => logEntryPage(platform, bureau, reader, c.req.valid('param').n)),
    )
    .openapi(compare, c => show(c, (_, reader) => comparePage(platform, reader)))
    .openapi(cosign, c => show(c, (bureau, reader) => cosignPage(platform, bureau, reader)))
}
