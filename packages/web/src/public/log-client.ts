/** An answer of the server, or its reason for giving none in the page's language. */
export class LogUnreachable extends Error {}

const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
  let response: Response
  try {
    response = await fetch(path, { cache: 'no-store', ...init })
  } catch {
    throw new LogUnreachable('')
  }
  if (response.ok) return response
  const problem = await response.json().catch(() => ({}))
  throw new LogUnreachable([problem.title, problem.detail].filter(Boolean).join('：'))
}

const language = (): string => document.documentElement.lang.slice(0, 2)

export const newestCheckpoint = async (): Promise<string> => (await ask('/log/checkpoint')).text()

export const consistencyProof = async (from: number, to: number): Promise<readonly string[]> =>
  (await (await ask(`/log/proof/consistency?from=${from}&to=${to}`)).json()).proof

export const inclusionProof = async (index: number, size: number): Promise<readonly string[]> =>
  (await (await ask(`/log/proof/inclusion?index=${index}&size=${size}`)).json()).proof

type Entry = { readonly index: number; readonly body: string }

/** Entries from one on, at most 1,000 at once. */
export const entriesFrom = async (start: number, end: number): Promise<readonly Entry[]> =>
  (await (await ask(`/log/entries?start=${start}&end=${end}`)).json()).entries

export type KnownCosigner = {
  readonly name: string
  readonly key: string
  readonly encryption: string | null
  readonly withdrawnAt: string | null
  readonly last: { readonly size: number; readonly note: string } | null
}

export const knownCosigners = async (): Promise<readonly KnownCosigner[]> =>
  (await (await ask('/log/cosigners')).json()).items

/** @throws LogUnreachable with the server's reason if it does not take it */
export const sendCosigned = async (note: string): Promise<void> => {
  await ask(`/log/cosignatures?lang=${language()}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: note,
  })
}
