import { ProblemError, offlineProblem, readProblem } from './problem.ts'

type Query = Readonly<Record<string, string | number | undefined | null>>

/** Path with the query's set values; empty strings are left out, as no filter is ''. */
export const withQuery = (path: string, query: Query = {}): string => {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  if (set.length === 0) return path
  return `${path}?${new URLSearchParams(set.map(([key, value]) => [key, String(value)]))}`
}

const parseJson = (text: string): unknown => {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}

const send = async (path: string, init: RequestInit): Promise<Response> => {
  let response: Response
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError(offlineProblem)
  }
  if (!response.ok) throw new ProblemError(readProblem(response.status, parseJson(await response.text())))
  return response
}

const answer = async <T>(response: Response): Promise<T> => parseJson(await response.text()) as T

/** Reads a resource. @throws ProblemError for anything but a success */
export const get = async <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  answer<T>(await send(withQuery(path, query), signal ? { signal } : {}))

const change =
  (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE') =>
  async <T>(path: string, body?: unknown): Promise<T> =>
    answer<T>(
      await send(path, {
        method,
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      }),
    )

export const post = change('POST')
export const put = change('PUT')
export const patch = change('PATCH')
export const remove = change('DELETE')

const multipart = (fields: Readonly<Record<string, string | Blob | undefined>>): FormData => {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) form.append(key, value)
  return form
}

/** Sends a form with a file and keeps the answer as a file (the workbook of rejected rows). */
export const postForFile = async (path: string, fields: Readonly<Record<string, string | Blob | undefined>>) =>
  (await send(path, { method: 'POST', body: multipart(fields) })).blob()

/**
 * Sends a form with a file and tells how far it is; `fetch` cannot report the upload's progress.
 * @param onProgress fraction from 0 to 1 of what has been sent
 */
export const upload = <T>(
  path: string,
  fields: Readonly<Record<string, string | Blob | undefined>>,
  onProgress?: (fraction: number) => void,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = event => event.lengthComputable && onProgress?.(event.loaded / event.total)
    request.onerror = () => reject(new ProblemError(offlineProblem))
    request.onload = () => {
      const body = parseJson(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as T)
      else reject(new ProblemError(readProblem(request.status, body)))
    }
    request.send(multipart(fields))
  })
