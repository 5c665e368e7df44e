import { html } from 'hono/html'
import { type DrawView, publicDraws } from '../draws/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import { dataForScript, type Page, type Reader } from './layout.ts'

/** What the log published of a draw before its bundle, for the script to compare with. */
const published = (draw: DrawView) => ({
  draw: draw.id,
  title: draw.title,
  commitment: draw.commitmentHash,
  root: draw.root,
})

/**
 * Recomputes a whole draw in the visitor's browser, from a file or from the opened draw that is named.
 * @param wanted a draw's id; null to choose
 */
export const verifyPage = async (
  { database }: Platform,
  bureau: Bureau,
  reader: Reader,
  wanted: string | null,
): Promise<Page> => {
  const { say, language } = reader
  const draws = await publicDraws(database, bureau.code)
  const opened = draws.filter(draw => draw.state === 'opened')
  const chosen = opened.find(draw => draw.id === wanted)
  const data = { published: draws.map(published), load: chosen ? `/draws/${chosen.id}/bundle.json` : null }
  return {
    title: say('verifyTitle'),
    section: 'verify',
    script: 'verify',
    content: html`<h1>${say('verifyTitle')}</h1><p class="lead">${say('verifyLead')}</p>
${wanted !== null && !chosen ? html`<p class="verdict unknown">${say('verifyNotOpened')}</p>` : ''}
<form id="choose" class="search" hidden><label><span>${say('verifyFile')}</span><input type="file" accept=".json,application/json"></label></form>
<div id="verdict" class="verdict unknown" role="status">${say('verifyUnchecked')}</div>
${opened.length === 0 ? '' : html`<section aria-labelledby="opened"><h2 id="opened">${say('verifyOpenDraws')}</h2><ul class="inline">${opened.map(draw => html`<li><a href="/verify?draw=${draw.id}">${draw.title[language]}</a></li>`)}</ul></section>`}
<section id="checks" aria-labelledby="checks-title" hidden><h2 id="checks-title">${say('checksDone')}</h2><ol class="checks"></ol></section>
${dataForScript('published', data)}`,
  }
}
