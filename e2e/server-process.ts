import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

export type ServerProcess = {
  readonly url: string
  readonly child: ChildProcess
  /** What it has printed so far. */
  readonly printed: () => string
  /** Ends it as an operator would. */
  readonly stop: () => Promise<void>
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>
}

export const freshDirectory = (): string => mkdtempSync(join(tmpdir(), 'mingqian-e2e-'))

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

export const launch = (args: readonly string[], variables: Record<string, string>): ChildProcess =>
  spawn(
    process.execPath,
    // As scripts/start.mjs does.
    [
      '--disable-warning=ExperimentalWarning',
      '--max-semi-space-size=8',
      '--heap-growing-percent=40',
      'packages/server/src/main.ts',
      ...args,
    ],
    {
      cwd: root,
      env: { PATH: process.env.PATH, MALLOC_ARENA_MAX: '2', ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )

/** All that a process prints until it ends, and its exit code. */
export const outcome = async (child: ChildProcess): Promise<{ code: number | null; output: string }> => {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (output += chunk))
  await ended(child)
  return { code: child.exitCode, output }
}

/** Starts the real server on a free port and waits until it says that it is ready. */
export const startProcess = async (
  directory: string,
  { args = [], clock }: { args?: readonly string[]; clock?: string } = {},
): Promise<ServerProcess> => {
  const child = launch(args, {
    DATA_DIR: directory,
    PORT: '0',
    HOST: '127.0.0.1',
    ...(clock ? { CLOCK_START: clock } : {}),
  })
  let printed = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk
      const address = /http:\/\/localhost:(\d+)\/app\//.exec(printed)
      if (address) resolve(`http://127.0.0.1:${address[1]}`)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', code => reject(new Error(`the server ended with ${code}: ${printed}`)))
  })
  return {
    url,
    child,
    printed: () => printed,
    stop: () => {
      child.kill('SIGTERM')
      return ended(child)
    },
    kill: () => {
      child.kill('SIGKILL')
      return ended(child)
    },
  }
}

// biome-ignore lint/suspicious/noExplicitAny: answers of every shape
export type Json = any

export type Connection = Awaited<ReturnType<typeof connect>>

/** A signed-in person's calls to a running server; with no name, an anonymous visitor's. */
export const connect = async (url: string, username?: string, password = 'a-long-password') => {
  const headers: Record<string, string> = { origin: url }
  const call = async (
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; json: Json; text: string }> => {
    const isForm = body instanceof FormData
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...headers,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json') && text ? JSON.parse(text) : null
    return { status: response.status, json, text }
  }
  if (username) {
    const response = await fetch(`${url}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ username, password }),
    })
    if (!response.ok) throw new Error(`${username} can't sign in: ${response.status}`)
    headers.cookie = response.headers
      .getSetCookie()
      .map(cookie => cookie.split(';')[0])
      .join('; ')
  }
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, body?: unknown) => call('POST', path, body),
    upload: (path: string, name: string, bytes: Uint8Array | string, fields: Record<string, string> = {}) => {
      const form = new FormData()
      form.set('file', new File([bytes as BlobPart], name))
      for (const [field, value] of Object.entries(fields)) form.set(field, value)
      return call('POST', path, form)
    },
  }
}

/** An import once it waits for somebody, or is over. */
export const settledImport = async (office: Connection, id: string): Promise<Json> => {
  for (;;) {
    const { json, status, text } = await office.get(`/api/imports/${id}`)
    if (status !== 200) throw new Error(`${status} ${text}`)
    if (json.state !== 'reading' && json.state !== 'applying') return json
    await pause(50)
  }
}

/** Brings a list into the register, all of it. @throws with what became of it if that is not all */
export const importList = async (
  office: Connection,
  kind: string,
  name: string,
  bytes: Uint8Array | string,
): Promise<Json> => {
  const opened = await office.upload('/api/imports', name, bytes, { kind })
  if (opened.status !== 201) throw new Error(`${opened.status} ${opened.text}`)
  const preview = await settledImport(office, opened.json.id)
  const applied = await office.post(`/api/imports/${preview.id}/apply`, { mode: 'all' })
  if (applied.status !== 202) throw new Error(`${applied.status} ${applied.text} ${JSON.stringify(preview)}`)
  const after = await settledImport(office, preview.id)
  if (after.state !== 'done') throw new Error(JSON.stringify(after))
  return after
}

/** Sets an empty server up with the accounts a test needs; all have the same password. */
export const setUpBureau = async (
  url: string,
  people: readonly { username: string; role: string; inspectorId?: string }[],
) => {
  const password = 'a-long-password'
  const anybody = await connect(url)
  await anybody.post('/api/setup', {
    bureauCode: '150203',
    bureauName: '试验区生态环境分局',
    username: 'admin',
    name: '管理员',
    password,
  })
  const admin = await connect(url, 'admin')
  for (const person of people) await admin.post('/api/people', { ...person, name: person.username, password })
}
