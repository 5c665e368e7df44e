import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { username } from 'better-auth/plugins/username'
import type { Person, Role } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { account, session, user, verification } from './tables.ts'

export const minimumPasswordLength = 10

// Set by us on what is handed to better-auth, whatever the caller sent.
const addressHeader = 'x-mingqian-from'
const signInsPerMinute = 20

/** Sign-in and sessions, which are better-auth's; accounts are made by the system administrator only. */
export const openAccounts = (platform: Platform) => {
  const { config, database, vault } = platform
  const auth = betterAuth({
    appName: 'Mingqian',
    secret: Buffer.from(vault.derive('sessions')).toString('hex'),
    ...(config.publicUrl ? { baseURL: config.publicUrl } : {}),
    // Without a configured address the site is whatever host the browser asked for.
    trustedOrigins: request => {
      const host = request?.headers.get('host')
      return host ? [`http://${host}`, `https://${host}`] : []
    },
    database: drizzleAdapter(database, { provider: 'pg', schema: { user, session, account, verification } }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: minimumPasswordLength },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, required: true },
        inspectorId: { type: 'string', input: false, required: false },
        disabled: { type: 'boolean', input: false, required: false },
      },
    },
    session: { expiresIn: 12 * 3600, updateAge: 3600 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { '/sign-in/username': { window: 60, max: signInsPerMinute } },
    },
    advanced: {
      useSecureCookies: config.publicUrl?.startsWith('https:') ?? false,
      cookiePrefix: 'mingqian',
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    plugins: [username({ minUsernameLength: 2, maxUsernameLength: 40, usernameValidator: validUsername })],
  })

  return {
    /** @param from the caller's address, which sign-in attempts are limited by */
    handler: (request: Request, from: string) => {
      const headers = new Headers(request.headers)
      headers.set(addressHeader, from)
      return auth.handler(new Request(request, { headers }))
    },
    hashPassword: async (password: string) => (await auth.$context).password.hash(password),
    /** The person a request's session belongs to; none when there is no session or the account is disabled. */
    personOf: async (headers: Headers): Promise<Person | null> => {
      if (!headers.get('cookie')?.includes('mingqian')) return null
      const found = await auth.api.getSession({ headers })
      if (!found || found.user.disabled) return null
      return {
        id: found.user.id,
        username: found.user.username ?? '',
        name: found.user.name,
        role: found.user.role as Role,
        inspectorId: found.user.inspectorId ?? null,
      }
    },
  }
}

export type Accounts = ReturnType<typeof openAccounts>

/** Letters, digits, Chinese characters, and . _ - */
export const validUsername = (name: string): boolean => /^[\p{L}\p{N}._-]+$/u.test(name)

/** What of better-auth is reachable over HTTP; everything else it brings is not ours to offer. */
export const reachableAuthPaths = ['/sign-in/username', '/sign-out', '/change-password'] as const
