import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Config } from './config.ts'
import { isUnstorableText } from './database.ts'
import { Problem, problems } from './problems.ts'
import { type Language, languageOf } from './text.ts'
import { writeDownError } from './write-down-error.ts'

export const roles = ['director', 'office', 'inspector', 'auditor', 'sysadmin'] as const
export type Role = (typeof roles)[number]

/** Who may call a route: anybody, anybody with an account, or the roles listed. */
export type Access = 'public' | 'signed-in' | readonly Role[]

export type Person = {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly inspectorId: string | null
}

export type Env = { Variables: { person: Person | null; language: Language; from: string } }

export const mayCall = (access: Access, person: Person | null): boolean => {
  if (access === 'public') return true
  if (person === null) return false
  return access === 'signed-in' || access.includes(person.role)
}

const guard =
  (access: Access): MiddlewareHandler<Env> =>
  async (c, next) => {
    const person = c.get('person')
    if (!mayCall(access, person)) throw new Problem(person ? 'not-allowed' : 'not-signed-in')
    // What a role may see must not outlive the sign-in in a browser's or a proxy's cache.
    if (access !== 'public') c.header('Cache-Control', 'no-store')
    await next()
  }

/**
 * Declares a route together with who may call it. There is no other way to declare one: a test walks all routes
 * with all roles by the `x-access` this leaves in the OpenAPI document.
 */
export const declare = <const R extends RouteConfig>(access: Access, config: R) =>
  createRoute({ ...config, 'x-access': access, middleware: [guard(access)] as const })

const chinese = z.locales.zhCN().localeError

const inChinese = (issue: z.core.$ZodIssue): string => {
  const said = chinese(issue as z.core.$ZodRawIssue)
  return (typeof said === 'string' ? said : said?.message) ?? issue.message
}

/** A part's routes. Input that does not fit the declared shape is answered field by field. */
export const routes = () =>
  new OpenAPIHono<Env>({
    defaultHook: result => {
      if (result.success) return
      throw new Problem('bad-input', {
        fields: result.error.issues.map(issue => ({
          path: issue.path.join('.'),
          message: { zh: inChinese(issue), en: issue.message },
        })),
      })
    },
  })

/** The person behind a request to a route that is not public. */
export const signedIn = (c: Context<Env>): Person => {
  const person = c.get('person')
  if (!person) throw new Problem('not-signed-in')
  return person
}

export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const body = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
})

/** Turns anything thrown into an RFC 9457 problem document; what was not foreseen is logged without request data. */
export const answerProblem = (error: Error, c: Context<Env>): Response => {
  const problem = error instanceof Problem ? error : unforeseen(error)
  const { status, zh, en } = problems[problem.code]
  const language = c.get('language') ?? 'zh'
  const document = {
    type: `urn:mingqian:problem:${problem.code}`,
    status,
    title: language === 'en' ? en : zh,
    titles: { zh, en },
    ...(problem.detail ? { detail: problem.detail[language], details: problem.detail } : {}),
    ...(problem.fields.length > 0 ? { fields: problem.fields } : {}),
  }
  return new Response(JSON.stringify(document), {
    status,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

const unforeseen = (error: Error): Problem => {
  // hono's own body parser says a malformed JSON body by an HTTPException with a 4xx status.
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500
  if (status >= 400 && status < 500) return new Problem(status === 413 ? 'too-large' : 'bad-input')
  if (isUnstorableText(error)) return new Problem('bad-input')
  writeDownError(error)
  return new Problem('server-error')
}

const remoteAddress = (c: Context<Env>): string => {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  return incoming?.socket?.remoteAddress ?? 'local'
}

/**
 * Language and origin of each request, read once. Only with a public address configured does a reverse proxy stand
 * before us, whose word on the caller's address counts; anybody else could write what they like into that header.
 */
export const readRequest =
  ({ publicUrl }: Config): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.set('language', languageOf(c.req.query('lang'), getCookie(c, 'lang')))
    const forwarded = publicUrl ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
    c.set('from', forwarded || remoteAddress(c))
    await next()
  }
