import type { Context, MiddlewareHandler } from 'hono'
import type { Config } from './config.ts'
import type { Env } from './http.ts'
import { Problem } from './problems.ts'

const hostOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).host : null)

/** What an HTML form on any site may send without asking first; a request that says no type may come from one too. */
const formTypes = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i

/** Calls that a signature decides and no session: nothing is done there in a visitor's name. */
const withoutSession: ReadonlySet<string> = new Set(['/log/cosignatures'])

const fromOtherSite = (c: Context<Env>, { publicUrl }: Config): boolean => {
  const origin = c.req.header('origin')
  if (origin !== undefined) {
    const from = hostOf(origin)
    // Hosts and not whole origins: behind a proxy that speaks HTTPS we are asked by HTTP.
    return from === null || (from !== c.req.header('host') && from !== (publicUrl && hostOf(publicUrl)))
  }
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  return formTypes.test(c.req.header('content-type') ?? 'text/plain')
}

/** Refuses whatever another site makes a visitor's browser send here to change something. */
export const ownSiteOnly =
  (config: Config): MiddlewareHandler<Env> =>
  async (c, next) => {
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
    if (changes && !withoutSession.has(c.req.path) && fromOtherSite(c, config))
      throw new Problem('cross-site')
    await next()
  }
