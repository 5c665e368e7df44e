import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, Caller } from './test-server.ts'

export type ImportedFile = { readonly name: string; readonly bytes: Uint8Array }

type ImportWish = {
  readonly kind?: string
  readonly options?: Readonly<Record<string, unknown>>
  readonly mapping?: Readonly<Record<string, unknown>>
}

// biome-ignore lint/suspicious/noExplicitAny: an import as it is answered
export type AnsweredImport = any

/** Waits until nothing is being read or applied any more. */
export const settledImport = async (caller: Caller, id: string): Promise<AnsweredImport> => {
  for (;;) {
    const { json } = await caller.get(`/api/imports/${id}`)
    if (json.state !== 'reading' && json.state !== 'applying') return json
    await pause(10)
  }
}

/** Uploads a file and waits for what becomes of it: its preview, or why there is none. */
export const previewFile = async (
  caller: Caller,
  file: ImportedFile,
  { kind = 'facilities', options, mapping }: ImportWish = {},
): Promise<AnsweredImport> => {
  const opened = await caller.upload('/api/imports', {
    file,
    kind,
    ...(options ? { options: JSON.stringify(options) } : {}),
    ...(mapping ? { mapping: JSON.stringify(mapping) } : {}),
  })
  if (opened.status !== 201) throw new Error(`${opened.status} ${opened.text}`)
  return settledImport(caller, opened.json.id)
}

/** Applies a preview and waits until that is over. */
export const applyPreview = async (
  caller: Caller,
  id: string,
  mode: 'all' | 'good' = 'all',
): Promise<{ readonly answer: Answer; readonly after: AnsweredImport }> => {
  const answer = await caller.post(`/api/imports/${id}/apply`, { mode })
  return { answer, after: await settledImport(caller, id) }
}

/** Brings a file into the register as the office does. @throws if any of it is refused */
export const importFile = async (
  caller: Caller,
  file: ImportedFile,
  wish: ImportWish & { readonly mode?: 'all' | 'good' } = {},
): Promise<AnsweredImport> => {
  const preview = await previewFile(caller, file, wish)
  if (preview.state !== 'previewed') throw new Error(JSON.stringify(preview))
  const { answer, after } = await applyPreview(caller, preview.id, wish.mode)
  if (answer.status !== 202 || after.state !== 'done')
    throw new Error(`${answer.text} ${JSON.stringify(after)}`)
  return after
}

/** A list as CSV. */
export const csvFile = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  name = '名录.csv',
): ImportedFile => ({
  name,
  bytes: new TextEncoder().encode(
    [headings, ...rows]
      .map(cells =>
        cells.map(cell => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
      )
      .join('\r\n'),
  ),
})
