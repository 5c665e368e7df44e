import { html } from 'hono/html'
import { type DrawView, type ListedAmendment, listAmendments, publicDraw } from '../draws/index.ts'
import { openedLotsOf } from '../inspections/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import { drawProgress, stateMeaning, stateTag } from './draw-list-page.ts'
import { resultsOfDraw } from './find-results.ts'
import type { Html, Page, Reader } from './layout.ts'
import { amendmentWords, hash, logLink, stratumName, time } from './words.ts'

type Fact = readonly [string, Html | string]

type Step = {
  readonly title: string
  /** When it was done; null while it is to come. */
  readonly at: string | null
  readonly logIndex?: number | null
  readonly body?: string
  readonly facts?: readonly Fact[]
}

const showStep = (reader: Reader, step: Step): Html => html`
<li class="${step.at ? 'done' : 'later'}"><h3>${step.title}</h3>
<p class="small">${step.at ? time(reader, step.at) : reader.say('notYet')}${step.at && step.logIndex != null ? html` · ${logLink(reader, step.logIndex)}` : ''}</p>
${step.body ? html`<p>${step.body}</p>` : ''}
${step.facts && step.facts.length > 0 ? html`<dl class="facts">${step.facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>` : ''}</li>`

const beaconFacts = (reader: Reader, { beacon }: DrawView): Fact[] => {
  if (!beacon) return []
  const { say, language } = reader
  return [
    [say('stepBeacon'), beacon.title[language]],
    [say('beaconRound'), beacon.round],
    ...(beacon.appears ? [[say('beaconAppears'), time(reader, beacon.appears)] as const] : []),
    [say('beaconValue'), beacon.value ?? say('beaconAwaited')],
    ...(typeof beacon.evidence?.signature === 'string'
      ? [[say('beaconSignature'), beacon.evidence.signature] as const]
      : []),
  ]
}

const leftOut = ({ say, language }: Reader, out: DrawView['pool']['outByReason']): string =>
  out
    .map(({ reason, count }) => say('leftOutFor', { reason: reason[language], count }))
    .join(language === 'zh' ? '，' : ', ')

const steps = (
  reader: Reader,
  draw: DrawView,
  firstOpened: Date | undefined,
  published: number,
): readonly Step[] => {
  const { say } = reader
  return [
    {
      title: say('stepFreeze'),
      at: draw.createdAt,
      body: say('stepFreezeBody', {
        facilities: draw.pool.facilities,
        facilitiesOut: draw.pool.facilitiesOut,
        inspectors: draw.pool.inspectors,
      }),
      facts: [
        ...(draw.pool.outByReason.length > 0
          ? [[say('leftOut'), leftOut(reader, draw.pool.outByReason)] as const]
          : []),
        [say('poolRoot'), hash(draw.pool.root)],
      ],
    },
    {
      title: say('stepCommit'),
      at: draw.committedAt,
      logIndex: draw.commitmentLogIndex,
      body: say('stepCommitBody'),
      facts: [
        ...(draw.commitmentHash ? [[say('commitmentHash'), hash(draw.commitmentHash)] as const] : []),
        ...draw.witnesses.flatMap(({ name, organisation, commitment }): Fact[] => [
          [say('witness'), organisation ? say('witnessOf', { name, organisation }) : name],
          [say('witnessCommitment'), hash(commitment)],
        ]),
      ],
    },
    {
      title: say('stepSeal'),
      at: draw.sealedAt,
      logIndex: draw.sealedLogIndex,
      ...(draw.lots === null ? {} : { body: say('stepSealBody', { lots: draw.lots }) }),
      facts: [
        ...beaconFacts(reader, draw),
        ...(draw.root ? [[say('sealedRoot'), hash(draw.root)] as const] : []),
      ],
    },
    {
      title: say('stepOpen'),
      at: firstOpened?.toISOString() ?? null,
      ...(draw.progress
        ? { body: `${drawProgress(reader, draw)} · ${say('publishedProgress', { n: published })}` }
        : {}),
    },
    {
      title: say('stepPublish'),
      at: draw.openedAt,
      logIndex: draw.openedLogIndex,
      body: say(draw.openedAt ? 'stepPublishBody' : 'stepPublishLater'),
    },
  ]
}

const quotaTable = (reader: Reader, draw: DrawView): Html => {
  const { say, language } = reader
  return html`<div class="wide"><table class="stack"><thead><tr><th scope="col">${say('class')}</th><th scope="col" class="number">${say('poolSize')}</th><th scope="col" class="number">${say('quota')}</th><th scope="col">${say('basis')}</th></tr></thead>
<tbody>${draw.quotas.map(
    quota => html`<tr><th scope="row">${stratumName(reader, quota.stratum)}</th><td class="number" data-label="${say('poolSize')}">${quota.size}</td><td class="number" data-label="${say('quota')}">${quota.quota}</td>
<td>${quota.explanation[language]}${quota.warning ? html`<br><strong>${quota.warning[language]}</strong>` : ''}<br><span class="small">${draw.rules.title[language]} ${quota.clause.id}：${quota.clause[language]}</span></td></tr>`,
  )}</tbody></table></div>`
}

type OpenedLot = Awaited<ReturnType<typeof openedLotsOf>>[number]

/** One mark a lot: what is opened can be followed, of the others there is the number and nothing else. */
const lotMarks = (
  { say }: Reader,
  lots: number,
  amendments: readonly ListedAmendment[],
  opened: readonly OpenedLot[],
  results: readonly { readonly id: string; readonly index: number }[],
): Html => {
  const openedAt = new Map(opened.map(lot => [lot.index, lot]))
  const replacedBy = new Map(amendments.map(({ replaces, index }) => [replaces, index]))
  const resultAt = new Map(results.map(result => [result.index, result.id]))
  return html`<ol class="lots">${Array.from({ length: lots + amendments.length }, (_, index) => {
    const n = index + 1
    const lot = openedAt.get(index)
    const result = resultAt.get(index)
    const by = replacedBy.get(index)
    if (by !== undefined) {
      const title = say('lotReplaced', { n, by: by + 1 })
      return lot
        ? html`<li><a class="replaced" rel="nofollow" href="/open/${lot.leafHash}" title="${title}">${n}</a></li>`
        : html`<li><span class="replaced" title="${title}">${n}</span></li>`
    }
    if (result)
      return html`<li><a class="published" href="/results/${result}" title="${say('lotPublished', { n })}">${n}</a></li>`
    if (lot)
      return html`<li><a class="opened" rel="nofollow" href="/open/${lot.leafHash}" title="${say('lotOpened', { n })}">${n}</a></li>`
    return html`<li><span title="${say('lotSealed', { n })}">${n}</span></li>`
  })}</ol>`
}

/** The replacements by numbers, each with its entry of the log; the sealed list itself never changes. */
const amendmentSection = (reader: Reader, amendments: readonly ListedAmendment[]): Html => {
  const { say } = reader
  if (amendments.length === 0) return html``
  return html`<section aria-labelledby="amendments"><h2 id="amendments">${say('amendments')}</h2><p class="small">${say('amendmentsHint')}</p>
<ul>${amendments.map(made => html`<li>${amendmentWords(reader, made)} <span class="small">${time(reader, made.at)} · ${logLink(reader, made.logIndex)}</span></li>`)}</ul></section>`
}

/**
 * One draw: what has happened, what it is bound to, and how anybody checks it.
 * @param claimed a sealed root that the visitor brings, by the code on a list filed on paper
 * @throws Problem not-found
 */
export const drawPage = async (
  { database }: Platform,
  bureau: Bureau,
  reader: Reader,
  id: string,
  claimed?: string,
): Promise<Page> => {
  const { say, language } = reader
  const draw = await publicDraw(database, bureau.code, id)
  const opened = await openedLotsOf(database, bureau.code, draw.id)
  const firstOpened = opened.map(lot => lot.openedAt).sort((a, b) => a.getTime() - b.getTime())[0]
  const amendments = await listAmendments(database, bureau.code, draw.id)
  const results = await resultsOfDraw(database, bureau.code, draw.id)
  return {
    title: draw.title[language],
    section: 'draws',
    content: html`<h1>${draw.title[language]} ${stateTag(reader, draw)}</h1>
<p class="lead">${stateMeaning(reader, draw)}</p>
${
  claimed === undefined
    ? ''
    : claimed === draw.root
      ? html`<p class="verdict good">${say('rootMatches')}</p>`
      : html`<p class="verdict bad">${say('rootDiffers')}</p>`
}
${
  draw.state === 'opened'
    ? html`<p class="actions"><a class="button" href="/verify?draw=${draw.id}">${say('verifyHere')}</a> <a class="button quiet" href="/draws/${draw.id}/bundle.json">${say('download')}</a></p>`
    : ''
}
<section aria-labelledby="course"><h2 id="course">${say('course')}</h2><ol class="timeline">${steps(reader, draw, firstOpened, results.length).map(step => showStep(reader, step))}</ol></section>
${
  draw.lots === null
    ? ''
    : html`<section aria-labelledby="lots"><h2 id="lots">${say('lots')}</h2><p class="small">${say('lotsHint')}</p>${lotMarks(reader, draw.lots, amendments, opened, results)}</section>${amendmentSection(reader, amendments)}`
}
<section aria-labelledby="quotas"><h2 id="quotas">${say('quotas')}</h2>${quotaTable(reader, draw)}</section>
<section aria-labelledby="check"><h2 id="check">${say('checkYourself')}</h2><ol><li>${say('checkNote')}</li><li>${say('checkWitness')} <a href="/witness/check">${say('witnessCheck')}</a></li><li>${say('checkLog')} <a href="/log">${say('log')}</a></li><li>${say('checkBundle')} <a href="/verify">${say('verify')}</a></li></ol></section>`,
  }
}
