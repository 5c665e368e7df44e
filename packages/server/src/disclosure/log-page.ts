import { html } from 'hono/html'
import { publicDraws } from '../draws/index.ts'
import { currentCheckpoint, type LogEntry, logSigner, newestEntries } from '../log/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import type { Html, Page, Reader } from './layout.ts'
import { time } from './words.ts'

type Titles = ReadonlyMap<string, string>

/** An entry in plain words, with a link to what it is about. */
const entryWords = ({ say }: Reader, titles: Titles, entry: LogEntry): Html => {
  const title = (draw: string) => titles.get(draw) ?? draw
  switch (entry.kind) {
    case 'commitment':
      return html`<a href="/draws/${entry.draw}">${say('logCommitment', { draw: title(entry.draw) })}</a>`
    case 'sealed-root':
      return html`<a href="/draws/${entry.draw}">${say('logSealed', { draw: title(entry.draw), lots: entry.lots })}</a>`
    case 'lot-opened':
      return html`<a href="/open/${entry.leaf}" rel="nofollow">${say('logLotOpened', { draw: title(entry.draw), n: entry.index + 1 })}</a>`
    case 'draw-opened':
      return html`<a href="/draws/${entry.draw}">${say('logDrawOpened', { draw: title(entry.draw) })}</a>`
    case 'rules':
      return html`${say('logRules', { id: `${entry.id}@${entry.version}`, day: entry.inForceFrom })}`
    case 'plan':
      return html`<a href="/plans/${entry.year}">${say('logPlan', { year: entry.year })}</a>`
    case 'directory':
      return html`<a href="/directory/${entry.edition}">${say('logDirectory', { edition: entry.edition, n: entry.facilities })}</a>`
    case 'holiday-notice':
      return html`${say(entry.notice ? 'logNotice' : 'logNoticeWithdrawn', { year: entry.year })}`
    case 'filing':
      return 'draw' in entry.subject
        ? html`<a href="/draws/${entry.subject.draw}">${say('logFiling', { subject: title(entry.subject.draw), day: entry.filedOn })}</a>`
        : html`<a href="/plans/${entry.subject.year}">${say('logPlanFiling', { year: entry.subject.year, day: entry.filedOn })}</a>`
    case 'record-signed':
      return html`${say('logSigned', { draw: title(entry.draw), n: entry.index + 1 })}`
    case 'result': {
      const { facility } = entry.result as { readonly facility?: { readonly name?: string } }
      return html`<a href="/results/${entry.id}">${say('logResult', { name: facility?.name ?? entry.id })}</a>`
    }
    default:
      return entry satisfies never
  }
}

const pageSize = 50

/**
 * The transparency log for people: entries newest first, the checkpoint, the key, and how to check them.
 * @param before show the entries below this index; the newest when absent
 */
export const logPage = async (
  platform: Platform,
  bureau: Bureau,
  reader: Reader,
  before: number | undefined,
): Promise<Page> => {
  const { database } = platform
  const { say, language } = reader
  const entries = await newestEntries(database, before, pageSize)
  const titles = new Map(
    (await publicDraws(database, bureau.code)).map(draw => [draw.id, draw.title[language]]),
  )
  const { note, size } = await currentCheckpoint(platform)
  const { verifierKey } = await logSigner(database, platform)
  const last = entries.at(-1)
  return {
    title: say('logTitle'),
    section: 'log',
    content: html`<h1>${say('logTitle')}</h1><p class="lead">${say('logLead')}</p>
${
  entries.length === 0
    ? html`<p class="empty">${say('logEmpty')}</p>`
    : html`<p class="small">${say('logSize', { n: size })}</p><ol class="entries">${entries.map(
        entry => html`<li id="entry-${entry.index}"><span class="index" title="${say('logNumber')}">${entry.index}</span>
<div><p>${entryWords(reader, titles, JSON.parse(entry.body) as LogEntry)}</p><p class="small">${time(reader, entry.at)}</p>
<details><summary class="small">${say('logBody')}</summary><pre>${entry.body}</pre></details></div></li>`,
      )}</ol>`
}
<p class="pager">${before !== undefined && before < size ? html`<a href="/log">${say('first')}</a> ` : ''}${last && last.index > 0 ? html`<a href="/log?before=${last.index}">${say('older')}</a>` : ''}</p>
<section aria-labelledby="check"><h2 id="check">${say('logCheck')}</h2><ul><li>${say('logCheck1')}</li><li>${say('logCheck2')}</li><li>${say('logCheck3')}</li></ul>
<h3>${say('checkpoint')}</h3><pre>${note}</pre><h3>${say('logKey')}</h3><pre>${verifierKey}</pre></section>`,
  }
}
