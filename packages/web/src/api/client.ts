import type { Api } from '@mingqian/server/api'
import { type ClientResponse, hc } from 'hono/client'
import { offlineProblem, ProblemError, readProblem } from './problem.ts'

const parseJson = (text: string): unknown => {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}

/** `fetch` that throws a {@link ProblemError} for every answer but a success, and for no answer at all. */
export const send = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
  let response: Response
  try {
    response = await fetch(input, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError(offlineProblem)
  }
  if (!response.ok) throw new ProblemError(readProblem(response.status, parseJson(await response.text())))
  return response
}

/** The server's routes, with the types it declares them by. */
export const api = hc<Api>('/', { fetch: send }).api

type Answered<R> = R extends ClientResponse<infer T, number, 'json'> ? T : never

/** The body of a call's answer. @throws ProblemError for anything but a success */
export const read = async <R extends ClientResponse<unknown, number, string>>(
  call: Promise<R>,
): Promise<Answered<R>> => (await (await call).json()) as Answered<R>

type FormFields = Readonly<Record<string, string | Blob | undefined>>

const multipart = (fields: FormFields): FormData => {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) form.append(key, value)
  return form
}

/** Sends a form with a file and keeps the answer as a file (the workbook of rejected rows). */
export const postForFile = async (path: string, fields: FormFields) =>
  (await send(path, { method: 'POST', body: multipart(fields) })).blob()

/**
 * Sends a form with a file and tells how far it is; `fetch` cannot report the upload's progress.
 * @param onProgress fraction from 0 to 1 of what has been sent
 */
export const upload = <T>(
  path: string,
  fields: FormFields,
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
