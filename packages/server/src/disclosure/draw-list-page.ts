import { html } from 'hono/html'
import { type DrawView, publicDraws } from '../draws/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import type { Html, Page, Reader } from './layout.ts'
import { hash, logLink, time } from './words.ts'

/** A draw in one of the states the public learns of. */
const publicState = ({ state }: DrawView): 'committed' | 'sealed' | 'opened' => {
  switch (state) {
    case 'frozen':
      throw new Error('a frozen draw is not public')
    case 'committed':
    case 'sealed':
    case 'opened':
      return state
    default:
      return state satisfies never
  }
}

export const stateTag = ({ say }: Reader, draw: DrawView): Html => {
  const state = publicState(draw)
  return html`<span class="tag ${state}">${say(state)}</span>`
}

/** What the state means, in a sentence. */
export const stateMeaning = ({ say }: Reader, draw: DrawView): string => say(`${publicState(draw)}Meaning`)

export const drawProgress = ({ say }: Reader, draw: DrawView): string =>
  draw.progress ? say('openedProgress', draw.progress) : say('committedMeaning')

/** All draws the public knows of, newest period first. */
export const drawListPage = async ({ database }: Platform, bureau: Bureau, reader: Reader): Promise<Page> => {
  const { say, language } = reader
  const draws = await publicDraws(database, bureau.code)
  return {
    title: say('draws'),
    section: 'draws',
    content: html`<h1>${say('draws')}</h1>
${draws.length === 0 ? html`<p class="empty">${say('noDraws')}</p>` : ''}
<ul class="cards">${draws.map(
      draw => html`<li class="card"><h2><a href="/draws/${draw.id}">${draw.title[language]}</a> ${stateTag(reader, draw)}</h2>
<p>${drawProgress(reader, draw)}</p><dl class="facts">
${draw.commitmentHash && draw.committedAt ? html`<div><dt>${say('commitmentHash')}</dt><dd>${hash(draw.commitmentHash)}<p class="small">${time(reader, draw.committedAt)} · ${logLink(reader, draw.commitmentLogIndex)}</p></dd></div>` : ''}
${draw.root && draw.sealedAt ? html`<div><dt>${say('sealedRoot')}</dt><dd>${hash(draw.root)}<p class="small">${time(reader, draw.sealedAt)} · ${logLink(reader, draw.sealedLogIndex)}</p></dd></div>` : ''}
</dl></li>`,
    )}</ul>`,
  }
}
