import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { buildApi } from '../api.ts'
import { addPerson, openAccounts, setUp } from '../identity/index.ts'
import { openLog } from '../log/index.ts'
import type { Config } from '../platform/config.ts'
import { type DatabasePlace, openDatabase } from '../platform/database.ts'
import type { Role } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { systemRandomness } from '../platform/randomness.ts'
import { openVault } from '../platform/vault.ts'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly bytes: Uint8Array
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly json: any
}

type Upload = { readonly file: { readonly name: string; readonly bytes: Uint8Array } } & Readonly<
  Record<string, unknown>
>

export type Caller = {
  readonly request: (method: string, path: string, body?: unknown) => Promise<Answer>
  readonly get: (path: string) => Promise<Answer>
  readonly post: (path: string, body?: unknown) => Promise<Answer>
  readonly put: (path: string, body?: unknown) => Promise<Answer>
  readonly patch: (path: string, body?: unknown) => Promise<Answer>
  readonly delete: (path: string) => Promise<Answer>
  readonly upload: (path: string, form: Upload) => Promise<Answer>
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>

const origin = 'http://test.local'
export const testPassword = 'a-test-password'

/** Where tests keep their rows: PGlite in memory, or a fresh database on the PostgreSQL that TEST_DATABASE_URL names. */
const freshPlace = async (): Promise<{ place: DatabasePlace; drop: () => Promise<void> }> => {
  const url = process.env.TEST_DATABASE_URL
  if (!url) return { place: 'memory', drop: async () => {} }
  const name = `mingqian_test_${Buffer.from(systemRandomness.bytes(8)).toString('hex')}`
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await run(`create database ${name}`)
  const place = new URL(url)
  place.pathname = `/${name}`
  return { place: { url: place.href }, drop: () => run(`drop database ${name} with (force)`) }
}

/**
 * A whole server without its socket, on a real database and a clock the test sets. The bureau 150203 exists, with one
 * account a role, each named as its role.
 */
export const startTestServer = async ({ now = '2026-12-28T01:00:00Z', empty = false } = {}) => {
  const { place, drop } = await freshPlace()
  const { database, close } = await openDatabase(place)
  const dataDirectory = mkdtempSync(join(tmpdir(), 'mingqian-test-'))
  let time = new Date(now)
  const config: Config = {
    port: 0,
    host: 'localhost',
    dataDirectory,
    publicUrl: null,
    databaseUrl: null,
    masterKey: null,
    masterKeyFile: null,
    mail: null,
    map: { tiles: [], attribution: '' },
    clockStart: null,
    empty: true,
  }
  const platform: Platform = {
    config,
    database,
    clock: { now: () => new Date(time) },
    rehearsal: null,
    randomness: systemRandomness,
    vault: openVault(new Uint8Array(32).fill(7), systemRandomness),
  }
  await openLog(platform)
  const accounts = openAccounts(platform)
  const app = buildApi(platform, accounts)
  if (!empty)
    await setUp(platform, accounts, {
      bureauCode: '150203',
      bureauName: '明川区生态环境分局',
      username: 'sysadmin',
      name: '系统管理员',
      password: testPassword,
    })

  const callerWith = (cookie: () => Promise<string | null>): Caller => {
    const send = async (method: string, path: string, headers: Record<string, string>, body?: BodyInit) => {
      const session = await cookie()
      const response = await app.request(`${origin}${path}`, {
        method,
        headers: { origin, host: 'test.local', ...headers, ...(session ? { cookie: session } : {}) },
        ...(body === undefined ? {} : { body }),
      })
      const bytes = new Uint8Array(await response.arrayBuffer())
      const text = new TextDecoder().decode(bytes)
      const isJson = response.headers.get('content-type')?.includes('json') ?? false
      return {
        status: response.status,
        headers: response.headers,
        text,
        bytes,
        json: isJson ? JSON.parse(text) : null,
      }
    }
    const request = (method: string, path: string, body?: unknown) =>
      body === undefined
        ? send(method, path, {})
        : send(method, path, { 'content-type': 'application/json' }, JSON.stringify(body))
    return {
      request,
      get: path => request('GET', path),
      post: (path, body) => request('POST', path, body),
      put: (path, body) => request('PUT', path, body),
      patch: (path, body) => request('PATCH', path, body),
      delete: path => request('DELETE', path),
      upload: (path, { file, ...fields }) => {
        const form = new FormData()
        form.set('file', new File([file.bytes as Uint8Array<ArrayBuffer>], file.name))
        for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
        return send('POST', path, {}, form)
      },
    }
  }

  const anybody = callerWith(async () => null)
  const cookies = new Map<string, Promise<string>>()
  const signIn = async (username: string): Promise<string> => {
    const answer = await anybody.post('/api/auth/sign-in/username', { username, password: testPassword })
    if (answer.status !== 200) throw new Error(`${username} can't sign in: ${answer.status} ${answer.text}`)
    return answer.headers
      .getSetCookie()
      .map(cookie => cookie.split(';')[0])
      .join('; ')
  }

  /** The person with this user name, signed in at the first request. */
  const person = (username: string): Caller =>
    callerWith(() => {
      const known = cookies.get(username) ?? signIn(username)
      cookies.set(username, known)
      return known
    })

  const server = {
    platform,
    app,
    anybody,
    clock: { set: (instant: string) => (time = new Date(instant)) },
    /** An account beside those of the roles; its user name is given. */
    addInspector: (username: string, inspectorId: string, name = username) =>
      database.transaction(rows =>
        addPerson(rows, platform, accounts, {
          username,
          name,
          role: 'inspector',
          inspectorId,
          password: testPassword,
        }),
      ),
    person,
    as: (role: Role): Caller => person(role),
    stop: async () => {
      await close()
      await drop()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
  if (!empty)
    for (const role of ['director', 'office', 'inspector', 'auditor'] as const)
      await addPerson(database, platform, accounts, {
        username: role,
        name: role,
        role,
        password: testPassword,
      })
  return server
}
