import { html, raw } from 'hono/html'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import { findResults, type PublishedResult } from './find-results.ts'
import type { Html, Page, Reader } from './layout.ts'
import { day, violationTag } from './words.ts'

/** What somebody looks for among the results. */
export type Wanted = { readonly q?: string | undefined; readonly violation?: 'yes' | 'no' | undefined }

export const searchForm = ({ say }: Reader, wanted: Wanted): Html => {
  const option = (value: string, label: string) =>
    html`<option value="${value}"${(wanted.violation ?? '') === value ? raw(' selected') : ''}>${label}</option>`
  return html`<form class="search" action="/results" method="get" role="search">
<label><span>${say('searchHint')}</span><input type="search" name="q" maxlength="100" value="${wanted.q ?? ''}" autocomplete="off"></label>
<label><span>${say('conclusion')}</span><select name="violation">${option('', say('violationAny'))}${option('yes', say('violationYes'))}${option('no', say('violationNo'))}</select></label>
<button type="submit">${say('search')}</button></form>`
}

export const resultList = (reader: Reader, results: readonly PublishedResult[]): Html => html`
<ul class="rows">${results.map(
  ({
    id,
    content,
  }) => html`<li><a href="/results/${id}">${content.facility.name}</a> ${violationTag(reader, content.violation)}
<p class="small"><span class="nowrap">${content.facility.creditCode}</span> · ${day(reader, content.visitedOn)}</p></li>`,
)}</ul>`

const pageSize = 20

/** Search among the published results. */
export const resultListPage = async (
  { database }: Platform,
  bureau: Bureau,
  reader: Reader,
  { q, violation, after }: Wanted & { readonly after?: string | undefined },
): Promise<Page> => {
  const { say } = reader
  const found = await findResults(database, {
    bureau: bureau.code,
    q,
    violation: violation === undefined ? undefined : violation === 'yes',
    after,
    limit: pageSize,
  })
  const query = new URLSearchParams({ ...(q ? { q } : {}), ...(violation ? { violation } : {}) })
  const first = `/results?${query}`
  if (found.next) query.set('after', found.next)
  const searched = q || violation
  return {
    title: say('results'),
    section: 'results',
    content: html`<h1>${say('results')}</h1>${searchForm(reader, { q, violation })}
${found.total === 0 ? html`<p class="empty">${say(searched ? 'noMatch' : 'noResults')}</p>` : html`<p class="small">${say('resultCount', { n: found.total })}</p>`}
${resultList(reader, found.items)}
<p class="pager">${after ? html`<a href="${first}">${say('first')}</a> ` : ''}${found.next ? html`<a href="/results?${query}">${say('older')}</a>` : ''}</p>`,
  }
}
