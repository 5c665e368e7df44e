import { html } from 'hono/html'
import { drawView } from '../draws/index.ts'
import { partTitles, recordParts } from '../inspections/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import { findResult } from './find-results.ts'
import type { Html, Page, Reader } from './layout.ts'
import type { ResultContent } from './result-content.ts'
import { className, day, hash, logLink, time, violationTag } from './words.ts'

const partsTable = ({ say, language }: Reader, { parts }: ResultContent): Html => html`
<div class="wide"><table class="stack"><thead><tr><th scope="col">${say('part')}</th><th scope="col">${say('finding')}</th><th scope="col">${say('facts')}</th></tr></thead>
<tbody>${recordParts.map(part => {
  const { finding, facts } = parts[part]
  return html`<tr><th scope="row">${partTitles[part][language]}</th><td class="nowrap ${finding === 'abnormal' ? 'bad' : ''}">${finding ? say(finding) : '—'}</td><td class="prose">${facts || '—'}</td></tr>`
})}</tbody></table></div>`

/** One published result, and the lot it comes from. */
export const resultPage = async (
  { database }: Platform,
  bureau: Bureau,
  reader: Reader,
  id: string,
): Promise<Page | null> => {
  const { say, language } = reader
  const result = await findResult(database, bureau.code, id)
  if (!result) return null
  const { content } = result
  const { facility } = content
  const draw = await drawView(database, bureau.code, content.draw)
  const title = say('resultTitle', { name: facility.name })
  return {
    title,
    section: 'results',
    content: html`<h1>${title}</h1>
<dl class="facts"><div><dt>${say('conclusion')}</dt><dd>${violationTag(reader, content.violation)}</dd></div>
<div><dt>${say('facility')}</dt><dd>${facility.name}（${className(reader, facility.class)}）</dd></div>
<div><dt>${say('creditCode')}</dt><dd class="nowrap">${facility.creditCode}</dd></div>
<div><dt>${say('address')}</dt><dd>${facility.address}</dd></div>
<div><dt>${say('visitedOn')}</dt><dd>${day(reader, content.visitedOn)}</dd></div>
<div><dt>${say('team')}</dt><dd>${content.team.map(member => html`<span class="member">${member.name}（${member.role[language]}）</span> `)}</dd></div></dl>
<section aria-labelledby="summary"><h2 id="summary">${say('summary')}</h2><p class="prose">${content.summary}</p></section>
${content.demands ? html`<section aria-labelledby="demands"><h2 id="demands">${say('demands')}</h2><p class="prose">${content.demands}</p>${content.demandsDueOn ? html`<p>${say('demandsDueOn')} ${day(reader, content.demandsDueOn)}</p>` : ''}</section>` : ''}
<section aria-labelledby="parts"><h2 id="parts">${say('fiveParts')}</h2>${partsTable(reader, content)}</section>
<section aria-labelledby="origin"><h2 id="origin">${say('origin')}</h2>
<p>${say('originBody', { draw: draw.title[language], n: content.lot + 1 })} <a href="/open/${content.leaf}">${say('seeProof')}</a> · <a href="/draws/${content.draw}">${draw.title[language]}</a></p>
<dl class="facts"><div><dt>${say('sealedRoot')}</dt><dd>${hash(content.root)}</dd></div>
<div><dt>${say('published')}</dt><dd>${time(reader, result.publishedAt)} · ${logLink(reader, result.logIndex)}</dd></div></dl></section>`,
  }
}
