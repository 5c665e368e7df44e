import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

type LoggedEntry = { readonly index: number; readonly body: string }

/** What an audit looks into: a log as a site serves it, or a folder in which all of that was kept. */
export type Copy = {
  /** The address it came from; the folder's path if it does not say. */
  readonly from: string
  readonly key: string
  readonly checkpoint: string
  /** Notes with cosignatures: the newest, and what each body signed last. */
  readonly cosigned: readonly string[]
  readonly entries: readonly LoggedEntry[]
  /** The bundles of opened draws, as text. */
  readonly bundles: Readonly<Record<string, string>>
}

const kindOf = (body: string): { readonly kind?: unknown; readonly draw?: unknown } => {
  try {
    return JSON.parse(body) ?? {}
  } catch {
    return {}
  }
}

/** The draws that the log says are opened. */
const openedDraws = (entries: readonly LoggedEntry[]): readonly string[] => [
  ...new Set(
    entries
      .map(({ body }) => kindOf(body))
      .filter(({ kind }) => kind === 'draw-opened')
      .map(({ draw }) => String(draw)),
  ),
]

/** Copies a log from a site. @throws Error with the address that gave no answer */
export const copyFromSite = async (site: string): Promise<Copy> => {
  const base = site.replace(/\/+$/, '')
  const ask = async (path: string): Promise<Response> => {
    const response = await fetch(`${base}${path}`).catch(() => null)
    if (!response) throw new Error(`${base}${path}`)
    return response
  }
  const text = async (path: string): Promise<string> => {
    const response = await ask(path)
    if (!response.ok) throw new Error(`${base}${path}: ${response.status}`)
    return response.text()
  }
  // The checkpoint first: the log may grow while its entries are read, and has then more than are needed.
  const checkpoint = await text('/log/checkpoint')
  const size = Number(checkpoint.split('\n')[1])
  const entries: LoggedEntry[] = []
  while (entries.length < size) {
    const { entries: more } = JSON.parse(await text(`/log/entries?start=${entries.length}&end=${size}`))
    if (!Array.isArray(more) || more.length === 0) break
    entries.push(...more.map(({ index, body }: LoggedEntry) => ({ index, body })))
  }
  const cosigned: string[] = []
  const newest = await ask('/log/checkpoint/cosigned')
  if (newest.ok) cosigned.push(await newest.text())
  const { items } = JSON.parse(await text('/log/cosigners'))
  for (const { last } of items) if (last) cosigned.push(last.note)
  const bundles: Record<string, string> = {}
  for (const draw of openedDraws(entries)) {
    const response = await ask(`/draws/${encodeURIComponent(draw)}/bundle.json`)
    if (response.ok) bundles[draw] = await response.text()
  }
  return { from: base, key: (await text('/log/key')).trim(), checkpoint, cosigned, entries, bundles }
}

const bundleName = (draw: string) => `bundle-${encodeURIComponent(draw)}.json`

/** Keeps a copy in a folder, for an audit without a network. */
export const saveCopy = async (folder: string, copy: Copy): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const write = (name: string, content: string) => writeFile(join(folder, name), content)
  await write('source.json', `${JSON.stringify({ from: copy.from })}\n`)
  await write('key.txt', `${copy.key}\n`)
  await write('checkpoint.txt', copy.checkpoint)
  await write('cosigned.json', `${JSON.stringify(copy.cosigned, null, 1)}\n`)
  await write('entries.jsonl', copy.entries.map(entry => `${JSON.stringify(entry)}\n`).join(''))
  for (const [draw, text] of Object.entries(copy.bundles)) await write(bundleName(draw), text)
}

/** Reads a folder that {@link saveCopy} wrote. @throws Error of the file system or of JSON */
export const copyFromFolder = async (folder: string): Promise<Copy> => {
  const read = (name: string) => readFile(join(folder, name), 'utf8')
  const entries: LoggedEntry[] = (await read('entries.jsonl'))
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
  const bundles: Record<string, string> = {}
  for (const draw of openedDraws(entries)) {
    const text = await read(bundleName(draw)).catch(() => null)
    if (text !== null) bundles[draw] = text
  }
  const { from = resolve(folder) } = JSON.parse(await read('source.json'))
  return {
    from,
    key: (await read('key.txt')).trim(),
    checkpoint: await read('checkpoint.txt'),
    cosigned: JSON.parse(await read('cosigned.json')),
    entries,
    bundles,
  }
}
