import { fromHex, leafHash, toHex } from '@mingqian/draw'
import { html } from 'hono/html'
import { currentCheckpoint, type LogEntry, logSigner, proveInclusion, readEntries } from '../log/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import { dataForScript, type Page, type Reader } from './layout.ts'
import { drawTitles, entryWords, kindWords } from './log-words.ts'
import { hash, time } from './words.ts'

/** The entry as hashed, on lines of its own: easier to read, and still the same document. */
const readable = (body: string): string => JSON.stringify(JSON.parse(body), null, 2)

/**
 * One entry of the log, with what the visitor's browser needs to recompute its proof.
 * @returns null for an index that the log does not reach
 */
export const logEntryPage = async (
  platform: Platform,
  bureau: Bureau,
  reader: Reader,
  index: number,
): Promise<Page | null> => {
  const { database } = platform
  const { say } = reader
  const [entry] = await readEntries(database, index, index + 1)
  if (!entry) return null
  const parsed = JSON.parse(entry.body) as LogEntry
  const checkpoint = await currentCheckpoint(platform)
  const proof = (await proveInclusion(database, index, checkpoint.size)).map(toHex)
  const { verifierKey } = await logSigner(database, platform)
  const leaf = toHex(leafHash('sha256', new TextEncoder().encode(entry.body)))
  const evidence = { index, body: entry.body, proof, checkpoint: checkpoint.note, key: verifierKey }
  return {
    title: say('logEntry', { index }),
    section: 'log',
    script: 'log-entry',
    content: html`<h1>${say('logEntry', { index })} <span class="tag">${kindWords(say, parsed.kind)}</span></h1>
<p class="lead">${entryWords(reader, await drawTitles(database, bureau, reader), parsed)}</p><p class="small">${time(reader, entry.at)}</p>
<div id="verdict" class="verdict unknown" role="status">${say('entryUnchecked')}</div>
<section id="checks" aria-labelledby="checks-title" hidden><h2 id="checks-title">${say('checksDone')}</h2><ol class="checks"></ol></section>
<section aria-labelledby="body"><h2 id="body">${say('logBody')}</h2><pre>${readable(entry.body)}</pre></section>
<details><summary>${say('raw')}</summary><dl class="facts"><div><dt>${say('logBody')}</dt><dd><pre id="entry-body">${entry.body}</pre></dd></div>
<div><dt>${say('leafHash')}</dt><dd>${hash(leaf)}</dd></div>
<div><dt>${say('proofPath')}</dt><dd>${proof.length === 0 ? '—' : proof.map(step => html`<p>${hash(toHex(fromHex(step)))}</p>`)}</dd></div>
<div><dt>${say('checkpoint')}</dt><dd><pre>${checkpoint.note}</pre></dd></div>
<div><dt>${say('logKey')}</dt><dd><code class="hash">${verifierKey}</code></dd></div></dl></details>
<p class="pager">${index > 0 ? html`<a href="/log/entries/${index - 1}">${say('entryBefore')}</a>` : ''} ${index + 1 < checkpoint.size ? html`<a href="/log/entries/${index + 1}">${say('entryAfter')}</a>` : ''} <a href="/log?before=${index + 1}">${say('entryInLog')}</a></p>
${dataForScript('evidence', evidence)}`,
  }
}
