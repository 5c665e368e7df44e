import { html } from 'hono/html'
import { currentCheckpoint, logSigner } from '../log/index.ts'
import type { Platform } from '../platform/platform.ts'
import { dataForScript, type Page, type Reader } from './layout.ts'

/** Whether an old checkpoint, kept by anybody, is the beginning of the log of today; computed in the browser. */
export const comparePage = async (platform: Platform, reader: Reader): Promise<Page> => {
  const { say } = reader
  const { size } = await currentCheckpoint(platform)
  const { verifierKey } = await logSigner(platform.database, platform)
  return {
    title: say('compareTitle'),
    section: 'log',
    script: 'compare',
    content: html`<h1>${say('compareTitle')}</h1><p class="lead">${say('compareLead')}</p>
<noscript><p class="verdict unknown">${say('needsScript')}</p></noscript>
<form id="compare" class="search" hidden><label class="whole"><span>${say('compareOld')}</span><textarea name="old" rows="6" spellcheck="false" autocomplete="off"></textarea></label>
<label class="whole"><span>${say('compareNew')}</span><textarea name="new" rows="6" spellcheck="false" autocomplete="off"></textarea></label><button>${say('compareDo')}</button></form>
<form id="sizes" class="search" hidden><label><span>${say('compareFrom')}</span><input name="from" type="number" min="1" max="${size}" required></label><label><span>${say('compareTo')}</span><input name="to" type="number" min="1" max="${size}" value="${size}" required></label><button>${say('compareSizes')}</button></form>
<div id="verdict" class="verdict unknown" role="status" hidden></div>
<section id="checks" aria-labelledby="checks-title" hidden><h2 id="checks-title">${say('checksDone')}</h2><ol class="checks"></ol></section>
<p class="actions"><button id="evidence" class="button quiet" hidden>${say('saveEvidence')}</button></p>
${dataForScript('log', { key: verifierKey })}`,
  }
}
