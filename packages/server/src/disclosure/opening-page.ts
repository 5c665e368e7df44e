import { html } from 'hono/html'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import { dataForScript, type Html, type Page, type Reader } from './layout.ts'
import { openingEvidence } from './opening-evidence.ts'
import { amendmentWords, hash, logLink, time } from './words.ts'

type Known = NonNullable<Awaited<ReturnType<typeof openingEvidence>>>

/** What the bureau says about the visit. The ids are marked: the script compares them with those in the lot. */
const facts = (reader: Reader, { draw, lot, visit, chain }: Known): Html => {
  const { say, language } = reader
  return html`<dl class="facts">
<div><dt>${say('facility')}</dt><dd><strong>${visit.facility.name}</strong><br><span class="small">${visit.facility.address}</span><br><span class="small">${say('facilityId')} <code data-facility>${visit.facility.id}</code></span></dd></div>
<div><dt>${say('team')}</dt><dd><ul class="plain-list">${visit.team.map(
    member =>
      html`<li><strong>${member.name}</strong>（${member.roleTitle[language]}）<br><span class="small">${say('certificate')} <code>${member.certificate}</code> · ${say('inspectorId')} <code data-inspector="${member.role}">${member.inspector}</code></span></li>`,
  )}</ul></dd></div>
<div><dt>${say('ofDraw')}</dt><dd><a href="/draws/${draw.id}">${draw.title[language]}</a> · ${
    'proof' in lot.opening
      ? say('lotOf', { n: lot.index + 1, size: lot.opening.size })
      : say('amendedLot', { n: lot.index + 1 })
  }</dd></div>
${chain.map(
  made =>
    html`<div><dt>${say('amendments')}</dt><dd>${amendmentWords(reader, made)} · ${time(reader, made.at)} · ${logLink(reader, made.logIndex)}</dd></div>`,
)}
<div><dt>${say('sealedAt')}</dt><dd>${draw.sealedAt ? time(reader, draw.sealedAt) : ''} · ${logLink(reader, lot.sealedLogIndex)}</dd></div>
<div><dt>${say('openedAt')}</dt><dd>${time(reader, lot.openedAt)} · ${logLink(reader, lot.openedLogIndex)}</dd></div></dl>`
}

const rawData = (
  { say }: Reader,
  { lot, evidence }: Known,
): Html => html`<details><summary>${say('raw')}</summary>
<dl class="facts"><div><dt>${say('leafHash')}</dt><dd>${hash(lot.leafHash)}</dd></div>
<div><dt>${say('sealedRoot')}</dt><dd>${hash(lot.root)}</dd></div>
<div><dt>${say('salt')}</dt><dd>${hash(lot.opening.lot.salt)}</dd></div>
${
  'proof' in lot.opening
    ? html`<div><dt>${say('proofPath')}</dt><dd>${lot.opening.proof.map(step => hash(step))}</dd></div>`
    : ''
}
<div><dt>${say('checkpoint')}</dt><dd><pre>${evidence.checkpoint}</pre></dd></div>
<div><dt>${say('logKey')}</dt><dd><code class="hash">${evidence.key}</code></dd></div></dl></details>`

/**
 * The page behind the QR code that inspectors show on arrival: the facts, and a script that checks the proof on the
 * visitor's own device.
 * @returns null alike for a hash of no lot and of a lot that is not opened
 */
export const openingPage = async (
  platform: Platform,
  bureau: Bureau,
  reader: Reader,
  leafHash: string,
): Promise<Page | null> => {
  const known = await openingEvidence(platform, bureau.code, leafHash)
  if (!known) return null
  const { say } = reader
  const { replacement, chain } = known
  const original = chain.at(-1)
  return {
    title: say('openTitle'),
    script: 'open',
    unlisted: true,
    content: html`<h1>${say('openTitle')}</h1>
${replacement ? html`<p class="verdict bad" data-replaced>${say('replacedNotice', { by: replacement.index + 1 })} ${logLink(reader, replacement.logIndex)}</p>` : ''}
${original ? html`<p class="lead">${say('amendedNotice', { n: original.replaces + 1 })}</p>` : ''}
<div id="verdict" class="verdict unknown" role="status">${say('openUnchecked')}</div>
${facts(reader, known)}
<section id="checks" aria-labelledby="checks-title" hidden><h2 id="checks-title">${say('checksDone')}</h2><ol class="checks"></ol></section>
<section aria-labelledby="proves"><h2 id="proves">${say('provesTitle')}</h2><p>${replacement ? say('replacedProves') : original ? say('amendedProves', { n: original.replaces + 1 }) : say('proves')}</p></section>
<section aria-labelledby="proves-not"><h2 id="proves-not">${say('provesNotTitle')}</h2>
<ul><li>${say('provesNotPerson')}</li><li>${say(original ? 'amendedProvesNot' : 'provesNotDraw')}</li><li>${say('provesNotNames')}</li><li>${say('provesNotKey')}</li></ul></section>
${rawData(reader, known)}${dataForScript('evidence', known.evidence)}`,
  }
}
