import { html } from 'hono/html'
import { editionName, publishedEditions } from '../directory/index.ts'
import { type DrawView, publicDraws } from '../draws/index.ts'
import { approvedPlans } from '../planning/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Platform } from '../platform/platform.ts'
import { drawProgress, stateTag } from './draw-list-page.ts'
import { findResults } from './find-results.ts'
import type { Html, Page, Reader } from './layout.ts'
import { resultList, searchForm } from './result-list-page.ts'
import { hash } from './words.ts'

const drawCard = (reader: Reader, draw: DrawView): Html => html`
<li class="card"><h3><a href="/draws/${draw.id}">${draw.title[reader.language]}</a> ${stateTag(reader, draw)}</h3>
<p>${drawProgress(reader, draw)}</p>
${draw.root ? html`<p class="small">${reader.say('sealedRoot')} ${hash(draw.root)}</p>` : ''}
${!draw.root && draw.commitmentHash ? html`<p class="small">${reader.say('commitmentHash')} ${hash(draw.commitmentHash)}</p>` : ''}
</li>`

/** The page before anybody has set the system up. */
export const notSetUpPage = ({ say }: Reader): Page => ({
  title: say('notSetUp'),
  section: 'home',
  content: html`<h1>${say('notSetUp')}</h1><p>${say('notSetUpBody')}</p>
<p><a class="button" href="/app/">${say('setUp')}</a></p>`,
})

/** What the bureau shows first: a search, the draws, the newest results, the plans, and how all this is checked. */
export const homePage = async ({ database }: Platform, bureau: Bureau, reader: Reader): Promise<Page> => {
  const { say } = reader
  const draws = await publicDraws(database, bureau.code)
  const newest = await findResults(database, { bureau: bureau.code, limit: 5 })
  const plans = await approvedPlans(database, bureau.code)
  const [directory] = await publishedEditions(database, bureau.code)
  return {
    title: say('home'),
    section: 'home',
    content: html`<h1>${bureau.name}${reader.language === 'zh' ? '' : ' · '}${say('siteName')}</h1>
<p class="lead">${say('homeLead')}</p>
<section aria-labelledby="search"><h2 id="search">${say('searchResults')}</h2>${searchForm(reader, {})}</section>
<section aria-labelledby="draws"><h2 id="draws">${say('currentDraws')}</h2>
${draws.length === 0 ? html`<p class="empty">${say('noDraws')}</p>` : html`<ul class="cards">${draws.slice(0, 3).map(draw => drawCard(reader, draw))}</ul>`}
${draws.length > 3 ? html`<p><a href="/draws">${say('more')}</a></p>` : ''}</section>
<section aria-labelledby="newest"><h2 id="newest">${say('newestResults')}</h2>
${newest.total === 0 ? html`<p class="empty">${say('noResults')}</p>` : resultList(reader, newest.items)}
${newest.next ? html`<p><a href="/results">${say('more')}</a></p>` : ''}</section>
<section aria-labelledby="directory"><h2 id="directory">${say('directory')}</h2>
${directory ? html`<ul class="inline"><li><a href="/directory/${editionName(directory)}">${say('directoryTitle', { year: directory.year })}</a></li></ul>` : html`<p class="empty">${say('noDirectory')}</p>`}</section>
<section aria-labelledby="plans"><h2 id="plans">${say('plans')}</h2>
${plans.length === 0 ? html`<p class="empty">${say('noPlans')}</p>` : html`<ul class="inline">${plans.map(plan => html`<li><a href="/plans/${plan.year}">${say('planTitle', { year: plan.year })}</a></li>`)}</ul>`}</section>
<section aria-labelledby="how"><h2 id="how">${say('howToCheck')}</h2><ul class="plain-list">
<li>${say('howQr')}</li><li>${say('howBundle')} <a href="/verify">${say('verify')}</a></li>
<li>${say('howLog')} <a href="/log">${say('log')}</a></li></ul></section>`,
  }
}
