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
 * Recomputes a whole draw in the visitor's browser: from a file, from the opened draw that is named, or from an address.
 * @param wanted a draw's id; null to choose
 * @param address of a bundle here or on another site that lets itself be read; the server never fetches it
 */
export const verifyPage = async (
  { database }: Platform,
  bureau: Bureau,
  reader: Reader,
  wanted: string | null,
  address: string | null,
): Promise<Page> => {
  const { say, language } = reader
  const draws = await publicDraws(database, bureau.code)
  const opened = draws.filter(draw => draw.state === 'opened')
  const chosen = opened.find(draw => draw.id === wanted)
  const data = { published: draws.map(published), load: chosen ? `/draws/${chosen.id}/bundle.json` : address }
  return {
    title: say('verifyTitle'),
    section: 'verify',
    script: 'verify',
    content: html`<h1>${say('verifyTitle')}</h1><p class="lead">${say('verifyLead')}</p>
${wanted !== null && !chosen ? html`<p class="verdict unknown">${say('verifyNotOpened')}</p>` : ''}
<form id="choose" class="search" hidden>
<label><span>${say('verifyFile')}</span><input type="file" accept=".json,application/json"></label>
<label><span>${say('verifyLink')}</span><input name="bundle" inputmode="url" autocomplete="off" placeholder="https://…/bundle.json" value="${address ?? ''}"></label>
<button>${say('verifyFetch')}</button>
</form>
<div id="verdict" class="verdict unknown" role="status">${say('verifyUnchecked')}</div>
<progress class="working" hidden aria-label="${say('verifyProgress')}"></progress>
${opened.length === 0 ? '' : html`<section aria-labelledby="opened"><h2 id="opened">${say('verifyOpenDraws')}</h2><ul class="inline">${opened.map(draw => html`<li><a href="/verify?draw=${draw.id}">${draw.title[language]}</a></li>`)}</ul></section>`}
<section id="checks" aria-labelledby="checks-title" hidden><h2 id="checks-title">${say('checksDone')}</h2><ol class="checks"></ol></section>
<section id="by-hand" aria-labelledby="by-hand-title" hidden><h2 id="by-hand-title">${say('handTitle')}</h2><p>${say('handLead')}</p>
<form class="search"><label><span>${say('handFacility')}</span><input list="drawn" maxlength="200" required><datalist id="drawn"></datalist></label><button>${say('handShow')}</button></form>
<output></output></section>
<p>${say('checkWitness')} <a href="/witness/check">${say('witnessCheck')}</a></p>
${dataForScript('published', data)}`,
  }
}
