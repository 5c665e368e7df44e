import { html, raw } from 'hono/html'
import { listCosigners } from '../cosigners/index.ts'
import {
  countEntries,
  currentCheckpoint,
  entrySubjects,
  type LogEntry,
  type LogFilter,
  logSigner,
  newestEntries,
} from '../log/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import type { Html, Page, Reader } from './layout.ts'
import { drawTitles, entryWords, kindWords, type Titles } from './log-words.ts'
import { time } from './words.ts'

const pageSize = 50

/** The log under a filter, from an entry downwards. */
const address = (filter: LogFilter, before?: number): string => {
  const query = new URLSearchParams()
  if (filter.kind) query.set('kind', filter.kind)
  if (filter.draw) query.set('draw', filter.draw)
  if (before !== undefined) query.set('before', String(before))
  return query.size === 0 ? '/log' : `/log?${query}`
}

const choice = (value: string, title: string, chosen: string | undefined): Html =>
  html`<option value="${value}"${raw(value === (chosen ?? '') ? ' selected' : '')}>${title}</option>`

const filterForm = (
  { say }: Reader,
  titles: Titles,
  subjects: Awaited<ReturnType<typeof entrySubjects>>,
  { kind, draw }: LogFilter,
): Html => html`<form class="search" action="/log" method="get" role="search">
<label><span>${say('logKind')}</span><select name="kind">${choice('', say('logAllKinds'), kind)}${subjects.kinds.map(each => choice(each, kindWords(say, each), kind))}</select></label>
<label><span>${say('logDraw')}</span><select name="draw">${choice('', say('logAllDraws'), draw)}${subjects.draws.map(each => choice(each, titles.get(each) ?? each, draw))}</select></label>
<button>${say('logFilter')}</button></form>`

const cosignerList = (reader: Reader, cosigners: Awaited<ReturnType<typeof listCosigners>>): Html => {
  const { say } = reader
  const inUse = cosigners.filter(({ withdrawnAt }) => withdrawnAt === null)
  if (inUse.length === 0) return html`<p class="empty">${say('cosignersNone')}</p>`
  return html`<ul class="rows">${inUse.map(
    ({ name, key, last }) =>
      html`<li><p><strong>${name}</strong> ${
        last
          ? html`<span class="tag good">${say('cosignedAt', { size: last.size })}</span> <span class="small">${time(reader, new Date(last.time * 1000))}</span>`
          : html`<span class="tag">${say('cosignedNever')}</span>`
      }</p><p class="small"><code>${key}</code></p></li>`,
  )}</ul><p class="small">${say('cosignersMeaning')}</p>`
}

/**
 * The transparency log for people: entries newest first under a filter, who has cosigned it, the checkpoint, the key,
 * and how to check them.
 * @param before show the entries below this index; the newest when absent
 */
export const logPage = async (
  platform: Platform,
  bureau: Bureau,
  reader: Reader,
  filter: LogFilter & { readonly before?: number | undefined },
): Promise<Page> => {
  const { database } = platform
  const { say } = reader
  const { before } = filter
  const filtered = filter.kind !== undefined || filter.draw !== undefined
  const entries = await newestEntries(database, before, pageSize, filter)
  const titles = await drawTitles(database, bureau, reader)
  const { note, size } = await currentCheckpoint(platform)
  const { verifierKey } = await logSigner(database, platform)
  const found = filtered ? await countEntries(database, filter) : size
  const last = entries.at(-1)
  const older = last && entries.length === pageSize && last.index > 0
  return {
    title: say('logTitle'),
    section: 'log',
    content: html`<h1>${say('logTitle')}</h1><p class="lead">${say('logLead')}</p>
${size === 0 ? '' : filterForm(reader, titles, await entrySubjects(database), filter)}
${
  entries.length === 0
    ? html`<p class="empty">${say(filtered ? 'logNothingFits' : 'logEmpty')}${filtered ? html` <a href="/log">${say('logShowAll')}</a>` : ''}</p>`
    : html`<p class="small">${filtered ? say('logFound', { found, n: size }) : say('logSize', { n: size })}</p><ol class="entries">${entries.map(
        entry => html`<li id="entry-${entry.index}"><a class="index" href="/log/entries/${entry.index}" title="${say('logNumber')}">${entry.index}</a>
<div><p>${entryWords(reader, titles, JSON.parse(entry.body) as LogEntry)}</p><p class="small">${time(reader, entry.at)} · <a href="/log/entries/${entry.index}">${say('logProof')}</a></p></div></li>`,
      )}</ol>`
}
<p class="pager">${before !== undefined ? html`<a href="${address(filter)}">${say('first')}</a> ` : ''}${older ? html`<a href="${address(filter, last.index)}">${say('older')}</a>` : ''}</p>
<section aria-labelledby="cosigners"><h2 id="cosigners">${say('cosigners')}</h2>${cosignerList(reader, await listCosigners(database))}</section>
<section aria-labelledby="check"><h2 id="check">${say('logCheck')}</h2><ul><li>${say('logCheck1')} <a href="/log/compare">${say('compareTitle')}</a></li><li>${say('logCheck2')}</li><li>${say('logCheck4')} <code>npx mingqian audit ${reader.address.origin}</code></li><li>${say('logCheck3')}</li></ul>
<h3>${say('checkpoint')}</h3><pre>${note}</pre><h3>${say('logKey')}</h3><pre>${verifierKey}</pre></section>`,
  }
}
