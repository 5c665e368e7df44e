import { html } from 'hono/html'
import { publicDraws } from '../draws/index.ts'
import { logSigner } from '../log/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import { dataForScript, type Page, type Reader } from './layout.ts'

/**
 * A witness's own page. It is the same for everybody: the token stands in the address's fragment, which browsers send
 * nowhere, and the page's script asks with it (or, without one, as whoever is signed in).
 */
export const witnessPage = ({ say }: Reader): Page => ({
  title: say('witnessTitle'),
  script: 'witness',
  unlisted: true,
  content: html`<div class="no-print"><h1>${say('witnessTitle')}</h1><p class="lead">${say('witnessLead')}</p>
<div id="verdict" class="verdict unknown" role="status">${say('witnessNeedsScript')}</div>
<section id="choices" hidden><ul class="inline"></ul></section>
<section id="draw" aria-labelledby="draw-title" hidden><h2 id="draw-title">${say('witnessDraw')}</h2>
<dl class="facts"><div><dt>${say('draws')}</dt><dd data-fill="title"></dd></div><div><dt>${say('witnessPeriod')}</dt><dd data-fill="period"></dd></div><div><dt>${say('witnessIs')}</dt><dd data-fill="witness"></dd></div>
<div><dt>${say('witnessCounts')}</dt><dd data-fill="counts"></dd></div><div><dt>${say('witnessFrozen')}</dt><dd data-fill="frozen"></dd></div><div><dt>${say('poolRoot')}</dt><dd><code class="hash" data-fill="pool"></code></dd></div></dl></section>
<section id="make" aria-labelledby="make-title" hidden><h2 id="make-title">${say('witnessMake')}</h2><p>${say('witnessMakeBody')}</p>
<dl class="facts"><div><dt>${say('witnessHash')}</dt><dd><code class="hash" data-fill="commitment"></code></dd></div></dl></section>
<section id="keep" aria-labelledby="keep-title" hidden><h2 id="keep-title">${say('witnessKeep')}</h2><p>${say('witnessKeepBody')}</p>
<p class="actions"><button type="button" class="button" data-do="save">${say('witnessSave')}</button><button type="button" class="button quiet" data-do="print">${say('witnessPrint')}</button></p></section>
<section id="lodge" aria-labelledby="lodge-title" hidden><h2 id="lodge-title">${say('witnessLodge')}</h2><p>${say('witnessLodgeBody')}</p>
<p class="actions"><button type="button" class="button" data-do="lodge" disabled>${say('witnessLodgeRun')}</button></p><p id="save-first" class="small">${say('witnessSaveFirst')}</p></section>
<section id="done" aria-labelledby="done-title" hidden><h2 id="done-title">${say('witnessDone')}</h2><p>${say('witnessDoneBody')}</p><pre data-fill="receipt"></pre>
<p class="actions"><button type="button" class="button" data-do="save">${say('witnessSave')}</button><button type="button" class="button quiet" data-do="print">${say('witnessPrint')}</button><a class="button quiet" href="/witness/check">${say('witnessCheck')}</a></p></section></div>
<section id="sheet" class="print-only" aria-hidden="true"><h1>${say('witnessSheet')}</h1>
<dl class="facts"><div><dt>${say('draws')}</dt><dd data-fill="title"></dd></div><div><dt>${say('witnessDrawId')}</dt><dd data-fill="id"></dd></div><div><dt>${say('witnessIs')}</dt><dd data-fill="witness"></dd></div>
<div><dt>${say('witnessFrozen')}</dt><dd data-fill="frozen"></dd></div><div><dt>${say('poolRoot')}</dt><dd><code class="hash" data-fill="pool"></code></dd></div>
<div><dt>${say('witnessHash')}</dt><dd><code class="hash" data-fill="commitment"></code></dd></div><div><dt>${say('witnessSecret')}</dt><dd><code class="hash" data-fill="secret"></code></dd></div></dl>
<h2>${say('witnessByHand')}</h2><p>${say('witnessByHandBody')}</p><pre data-fill="command"></pre>
<h2>${say('witnessSigned')}</h2><pre data-fill="receipt">${say('witnessNotYetSigned')}</pre></section>`,
})

/** Checks a receipt in the witness's browser against what the log published of the draws. */
export const witnessCheckPage = async (
  platform: Platform,
  bureau: Bureau,
  { say }: Reader,
): Promise<Page> => {
  const { database } = platform
  const data = {
    key: (await logSigner(database, platform)).verifierKey,
    draws: (await publicDraws(database, bureau.code)).map(draw => ({
      id: draw.id,
      title: draw.title,
      opened: draw.state === 'opened',
      commitmentHash: draw.commitmentHash,
      commitment: draw.commitment,
    })),
  }
  return {
    title: say('witnessCheck'),
    section: 'verify',
    script: 'witness-check',
    content: html`<h1>${say('witnessCheck')}</h1><p class="lead">${say('witnessCheckLead')}</p>
<form id="choose" hidden><p><label>${say('witnessCheckFile')}<br><input type="file" accept=".txt,text/plain"></label></p>
<p><label>${say('witnessCheckPaste')}<br><textarea rows="6" spellcheck="false" autocomplete="off"></textarea></label></p>
<p class="actions"><button class="button">${say('witnessCheckRun')}</button></p></form>
<div id="verdict" class="verdict unknown" role="status">${say('witnessNeedsScript')}</div>
<section id="checks" aria-labelledby="checks-title" hidden><h2 id="checks-title">${say('checksDone')}</h2><ol class="checks"></ol></section>
${dataForScript('published', data)}`,
  }
}
